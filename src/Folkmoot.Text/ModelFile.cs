// A model as it lies on disk.
namespace Folkmoot.Text;

/// <summary>Weights and the card whose hash they have.</summary>
public sealed record ModelFile(ModelCard Card, ReadOnlyMemory<byte> Weights);
