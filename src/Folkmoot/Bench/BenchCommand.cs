// `folkmoot bench`: the project's own benchmarks.
using System.CommandLine;
using Folkmoot.Bench.Measuring;
using Spectre.Console;

namespace Folkmoot.Bench;

internal static class BenchCommand
{
    private const int RoundsDefault = 5;
    private const int MessagesDefault = 20_000;

    public static Command Create()
    {
        var names = new Argument<string[]>("NAME") { Description = $"Which: {string.Join(", ", Benchmarks.All.Select(b => $"{b.Name} ({b.Description})"))}. All when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var data = new Option<string?>("--data") { Description = "The folder of the data sets; without it the texts are the program's own examples." };
        var rounds = new Option<int>("--rounds") { Description = "How often each side runs, in turns.", DefaultValueFactory = _ => RoundsDefault };
        var messages = new Option<int>("--messages") { Description = "How many texts a run reads.", DefaultValueFactory = _ => MessagesDefault };
        var folder = new Option<string>("--folder") { Description = "Where inputs, outputs and peers are kept.", DefaultValueFactory = _ => Path.Combine("var", "bench") };
        var install = new Option<bool>("--install-peers") { Description = "Fetch the peers that come from npm into the folder. Nothing is fetched without this." };
        var json = new Option<bool>("--json") { Description = "JSON Lines instead of tables." };
        var command = new Command("bench", "Measures what the program costs, beside limits and peers in the same run. Ends with 0 when every goal held.") { names, data, rounds, messages, folder, install, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(names) ?? [],
            new BenchSettings(
                parsed.GetValue(data),
                parsed.GetValue(rounds),
                parsed.GetValue(messages),
                Path.GetFullPath(parsed.GetRequiredValue(folder)),
                parsed.GetValue(install)),
            parsed.GetValue(json),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] names, BenchSettings settings, bool json, CancellationToken cancellationToken)
    {
        string? wrong = names.Except(Benchmarks.All.Select(b => b.Name)).FirstOrDefault() is { } unknown
            ? $"There is no benchmark '{unknown}'. There are: {string.Join(", ", Benchmarks.All.Select(b => b.Name))}."
            : settings.Rounds < 1 || settings.Messages < 1 ? "--rounds and --messages must be 1 or more."
            : settings.Data is not null && !Directory.Exists(settings.Data) ? $"There is no folder {settings.Data}."
            : null;
        if (wrong is not null)
        {
            await Console.Error.WriteLineAsync(wrong);
            return 2;
        }

        BenchReport report;
        try
        {
            report = await ShowProgressAsync(tell => new RunBenchmarks(TimeProvider.System, Spin.Milliseconds)
                .RunAsync([.. Benchmarks.All.Where(b => names.Length == 0 || names.Contains(b.Name))], settings, tell, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }

        if (!json && !Console.IsOutputRedirected)
        {
            PrintReport.Draw(report, AnsiConsole.Console);
            return report.ExitStatus;
        }

        foreach (string line in json ? PrintReport.JsonLines(report) : PrintReport.Lines(report))
        {
            Console.WriteLine(line);
        }

        return report.ExitStatus;
    }

    /// <summary>On a terminal, a line that says what runs; in a pipe, nothing.</summary>
    private static async Task<BenchReport> ShowProgressAsync(Func<Action<string>, Task<BenchReport>> run)
    {
        if (Console.IsErrorRedirected)
        {
            return await run(_ => { });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Status().StartAsync("bench", status => run(words => status.Status(words.EscapeMarkup())));
    }
}
