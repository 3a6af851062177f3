// What every benchmark is told.
namespace Folkmoot.Bench;

/// <param name="Data">The folder of the data sets, or null: then the program's own examples are the texts.</param>
/// <param name="Rounds">How often each side runs.</param>
/// <param name="Messages">How many texts a run reads.</param>
/// <param name="Folder">Where inputs, outputs, trained peers and installed peers are kept.</param>
/// <param name="InstallPeers">Fetch the peers that come from npm.</param>
internal sealed record BenchSettings(string? Data, int Rounds, int Messages, string Folder, bool InstallPeers)
{
    /// <summary>A file in the folder.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);
}
