// What every text model of the house has, so that whoever uses one can say which it was.
namespace Folkmoot.Text;

/// <summary>A model that reads text. Decisions that rest on it are logged with <see cref="ModelCard.Reference"/>.</summary>
public interface ITextModel
{
    /// <summary>What the model is for, what it was trained on, how well it does and where it must not be used.</summary>
    ModelCard Card { get; }
}
