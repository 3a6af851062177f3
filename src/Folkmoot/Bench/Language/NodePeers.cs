// The peers that come from npm: fetched into the folder of the benchmarks, only when that is asked for.
using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using Folkmoot.Bench.Measuring;

namespace Folkmoot.Bench.Language;

/// <param name="Folder">Where they are; null when they are not.</param>
/// <param name="Missing">What to do then.</param>
internal sealed record NodePeers(string? Folder, string? Missing)
{
    private const string Resources = "bench-peers/";
    private const string Done = "installed";

    /// <summary>Runs one of the scripts in bench/peers.</summary>
    public IReadOnlyList<string> Command(string script, params IReadOnlyList<string> arguments) =>
        ["node", Path.Combine(Folder ?? throw new InvalidOperationException("The peers are not installed."), script), .. arguments];

    public static async Task<NodePeers> FindAsync(BenchSettings settings, Action<string> tell, CancellationToken cancellationToken)
    {
        if (OnPath.Find("node") is null || OnPath.Find("npm") is null)
        {
            return new NodePeers(null, "not installed: apt-get install nodejs npm, then folkmoot bench --install-peers");
        }

        // One folder for each version of the lock file and the scripts.
        string folder = settings.PathOf($"peers-{Version()}");
        if (!File.Exists(Path.Combine(folder, Done)))
        {
            if (!settings.InstallPeers)
            {
                return new NodePeers(null, "not installed: folkmoot bench --install-peers");
            }

            tell("fetching the peers from npm");
            if (await InstallAsync(folder, cancellationToken) is { } fault)
            {
                return new NodePeers(null, $"not installed: {fault}");
            }
        }

        return new NodePeers(folder, null);
    }

    private static async Task<string?> InstallAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (string name in Names())
        {
            await using var file = File.Create(Path.Combine(folder, name[Resources.Length..]));
            await using var resource = Open(name);
            await resource.CopyToAsync(file, cancellationToken);
        }

        var start = new ProcessStartInfo("npm") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        Array.ForEach(["ci", "--ignore-scripts", "--no-progress", "--loglevel=error"], start.ArgumentList.Add);
        using var npm = Process.Start(start) ?? throw new InvalidOperationException("npm did not start.");
        var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
        string errors = await npm.StandardError.ReadToEndAsync(cancellationToken);
        await output;
        await npm.WaitForExitAsync(cancellationToken);
        if (npm.ExitCode != 0)
        {
            return $"npm ci ended with {npm.ExitCode}: {errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault()}";
        }

        await File.WriteAllTextAsync(Path.Combine(folder, Done), "", cancellationToken);
        return null;
    }

    private static string Version()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string name in Names())
        {
            using var resource = Open(name);
            using var bytes = new MemoryStream();
            resource.CopyTo(bytes);
            hash.AppendData(bytes.ToArray());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static IEnumerable<string> Names() =>
        typeof(NodePeers).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Resources, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static Stream Open(string name) => typeof(NodePeers).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no {name}.");
}
