// The commands that read text with the shipped models, and those that train and judge these models.
using System.CommandLine;
using Folkmoot.Text;

namespace Folkmoot.Trust;

internal static class TextCommands
{
    public static IEnumerable<Command> All() => [Analyse(), IntentCommands.Intents(), Train(), Evaluate(), .. RuleCommands.All()];

    private static Command Analyse()
    {
        var input = new Option<string?>("--input") { Description = "A file of JSON Lines instead of standard input." };
        var output = new Option<string?>("--output") { Description = "A file instead of standard output; it appears when it is complete." };
        var tasks = new Option<string>("--tasks")
        {
            Description = $"What to answer, separated by commas: {string.Join(", ", AnalyseLines.Tasks)}.",
            DefaultValueFactory = _ => string.Join(',', AnalyseLines.Tasks),
        };
        var explain = new Option<bool>("--explain") { Description = "Adds the spans of the text that decided." };
        var noAbstain = new Option<bool>("--no-abstain") { Description = "Gives the best label even where the product would give none." };
        var command = new Command("analyse", "Analyses JSON Lines of texts: one line of answers for each line.") { input, output, tasks, explain, noAbstain };
        command.SetAction((parsed, cancellationToken) => AnalyseLines.RunAsync(
            parsed.GetValue(input),
            parsed.GetValue(output),
            Console.OpenStandardInput,
            Console.OpenStandardOutput,
            parsed.InvocationConfiguration.Error,
            new AnalyseOptions(
                parsed.GetRequiredValue(tasks).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                parsed.GetValue(explain),
                parsed.GetValue(noAbstain)),
            cancellationToken));
        return command;
    }

    private static Command Train()
    {
        var task = Task();
        var data = Data();
        var model = new Option<string>("--model") { Description = "The folder that weights and card are written to.", DefaultValueFactory = _ => "models" };
        var corrections = new Option<string?>("--corrections") { Description = "A file of rows to learn from as well, as `folkmoot corrections export` writes it; rows of other tasks are passed over." };
        var command = new Command("train", "Trains a shipped model again: the same data gives the same bytes.") { task, data, model, corrections };
        command.SetAction((parsed, cancellationToken) => TrainTask.RunAsync(
            parsed.GetRequiredValue(task),
            parsed.GetRequiredValue(data),
            parsed.GetRequiredValue(model),
            parsed.GetValue(corrections),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            cancellationToken));
        return command;
    }

    private static Command Evaluate()
    {
        var task = Task();
        var data = Data();
        var model = new Option<string?>("--model") { Description = "The folder of another model than the one that is shipped." };
        var command = new Command("evaluate", "Prints the figures that a model's card states, measured again.") { task, data, model };
        command.SetAction((parsed, cancellationToken) => TrainTask.EvaluateAsync(
            parsed.GetRequiredValue(task),
            parsed.GetRequiredValue(data),
            parsed.GetValue(model),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            cancellationToken));
        return command;
    }

    private static Argument<string> Task() => new("task") { Description = $"One of: {string.Join(", ", TrainTask.Names)}." };

    private static Option<string> Data() => new("--data") { Description = "The folder of the data sets.", Required = true };
}
