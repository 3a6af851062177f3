// The register of models: the only place that loads one, and only with a card that describes it.
using System.Collections.Concurrent;
using Folkmoot.Text;

namespace Folkmoot.Trust;

internal sealed class ModelRegister(ModelCatalogue catalogue)
{
    private readonly ConcurrentDictionary<string, Lazy<ITextModel>> _loaded = new(StringComparer.Ordinal);

    /// <summary>Every model that is here: its card, or why it does not load.</summary>
    public IEnumerable<(string Id, ModelCard? Card, string? Problem)> All() => catalogue.Check();

    /// <summary>The model, read at its first use. For <see cref="Decide"/> alone: every other use would leave no trace.</summary>
    /// <exception cref="ModelRefusedException">It has no card, or one that is incomplete or describes other weights.</exception>
    internal TModel Load<TModel>(string id, Func<ModelFile, TModel> read)
        where TModel : class, ITextModel =>
        (TModel)_loaded.GetOrAdd(id, name => new Lazy<ITextModel>(() => read(catalogue.Load(name)))).Value;
}
