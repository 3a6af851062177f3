// The built program as an operator runs it: a process of its own with arguments, environment, exit status and what it says.
using System.Diagnostics;
using Folkmoot.Tests.Infrastructure;

namespace Folkmoot.Tests.Loop;

internal sealed record CommandResult(int Status, string Output, string Errors)
{
    /// <summary>What was said on standard error, line by line, without empty ones.</summary>
    public string[] ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Standard error holds one line, and nothing anywhere looks like the inside of the program.</summary>
    public string OneClearLine()
    {
        var all = Output + Errors;
        all.ShouldNotContain("   at ");
        all.ShouldNotContain("Exception");
        return ErrorLines.ShouldHaveSingleItem();
    }
}

internal static class FolkmootCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Where the build of the program lies whose tests these are.</summary>
    public static string Folder { get; } = Path.Combine(RunFolder.Tree, "artifacts/bin/Folkmoot", new DirectoryInfo(AppContext.BaseDirectory).Name);

    public static Task<CommandResult> RunAsync(params string[] arguments) => RunInAsync(Folder, [], arguments);

    public static async Task<CommandResult> RunInAsync(string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "folkmoot.dll"), .. arguments])
        {
            WorkingDirectory = RunFolder.NewFolder("command"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The program compiles each method once and fully, which pays for a server; a command of a test lives for a second or two.
            Environment = { ["DOTNET_TC_QuickJit"] = "1" },
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new CommandResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"folkmoot {string.Join(' ', arguments)} did not end within {Patience.TotalMinutes} minutes.");
        }
    }

    /// <summary>A copy of the program that a test may spoil.</summary>
    public static string Copy()
    {
        var copy = RunFolder.NewFolder("program");
        foreach (var folder in Directory.EnumerateDirectories(Folder, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(copy, Path.GetRelativePath(Folder, folder)));
        }

        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(copy, Path.GetRelativePath(Folder, file)));
        }

        return copy;
    }
}
