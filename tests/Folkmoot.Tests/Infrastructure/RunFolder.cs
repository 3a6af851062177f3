// Where this test run keeps what it makes: one folder under the system's temporary one, gone when the run ends.
using System.Diagnostics;
using System.Globalization;

namespace Folkmoot.Tests.Infrastructure;

internal static class RunFolder
{
    private const string Prefix = "folkmoot-tests-";
    private const string OfServer = "-server";
    private static readonly Lazy<string> Made = new(Make);
    private static int _count;

    /// <summary>The root of the source tree.</summary>
    public static string Tree { get; } = FindTree();

    /// <summary>The path of a new folder, which exists.</summary>
    public static string NewFolder(string name) => Directory.CreateDirectory(NewPath(name)).FullName;

    /// <summary>A new folder for a server, which goes with the server and not before.</summary>
    public static string NewServerFolder(string name) => NewFolder(name + OfServer);

    /// <summary>A path that nothing has yet.</summary>
    public static string NewPath(string name) =>
        Path.Combine(Made.Value, string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref _count)}-{name}"));

    private static string Make()
    {
        RemoveThoseOfDeadRuns();
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), Prefix + Environment.ProcessId.ToString(CultureInfo.InvariantCulture))).FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => RemoveAllButServers(folder);
        return folder;
    }

    private static void RemoveThoseOfDeadRuns()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            if (int.TryParse(Path.GetFileName(folder)[Prefix.Length..], CultureInfo.InvariantCulture, out var owner) && !IsAlive(owner))
            {
                Remove(() => Directory.Delete(folder, recursive: true));
            }
        }
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return processId != Environment.ProcessId && !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void RemoveAllButServers(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            Remove(() => File.Delete(file));
        }

        foreach (var made in Directory.EnumerateDirectories(folder).Where(made => !made.EndsWith(OfServer, StringComparison.Ordinal)))
        {
            Remove(() => Directory.Delete(made, recursive: true));
        }

        // The last server takes the folder with it (tests/servers/lifeline.sh); without one it is empty now.
        Remove(() => Directory.Delete(folder));
    }

    private static void Remove(Action remove)
    {
        try
        {
            remove();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A server still has it, or it is someone else's: a later run tries again.
        }
    }

    private static string FindTree()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Folkmoot.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Folkmoot.slnx above {AppContext.BaseDirectory}.");
    }
}
