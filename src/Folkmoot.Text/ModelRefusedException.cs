// Why a model was not loaded.
namespace Folkmoot.Text;

/// <summary>A model has no card, an incomplete one, or weights that its card does not describe.</summary>
public sealed class ModelRefusedException(string modelId, string reason, Exception? inner = null)
    : InvalidOperationException($"Model '{modelId}' is not loaded: {reason}.", inner)
{
    public string ModelId { get; } = modelId;

    public string Reason { get; } = reason;
}
