// The seam by which a module above says that a model outside of this program may be asked, so that the open register can tell everybody.
namespace Folkmoot.Trust;

internal interface IOutsideModel
{
    /// <summary>Null where none is set up.</summary>
    OutsideModelFacts? Describe();
}

/// <param name="Name">As its endpoint calls it.</param>
/// <param name="Host">Where it runs; null for a machine of the house, whose address is nobody's business.</param>
/// <param name="Purposes">Keys of texts: what it may be asked for.</param>
internal sealed record OutsideModelFacts(string Name, string? Host, IReadOnlyList<string> Purposes);
