// The commands that judge texts by rules, without a model: opt-out wording and plain language.
using System.CommandLine;
using Folkmoot.Text.OptOut;
using Folkmoot.Text.Readability;

namespace Folkmoot.Trust;

internal static class RuleCommands
{
    private delegate Task<int> Run(string? input, string? output, Func<Stream> standardInput, Func<Stream> standardOutput, TextWriter errors, CancellationToken cancellationToken);

    public static IEnumerable<Command> All() =>
    [
        Create("opt-out", "Says for each message whether it asks not to be written to any more.", OptOutLines.RunAsync),
        Create("readability", "Grades each text and names what makes it hard to read, in English and Spanish.", ReadabilityLines.RunAsync),
    ];

    private static Command Create(string name, string description, Run run)
    {
        var input = new Option<string?>("--input") { Description = "A file of JSON Lines instead of standard input." };
        var output = new Option<string?>("--output") { Description = "A file instead of standard output; it appears when it is complete." };
        var command = new Command(name, description) { input, output };
        command.SetAction((parsed, cancellationToken) => run(
            parsed.GetValue(input),
            parsed.GetValue(output),
            Console.OpenStandardInput,
            Console.OpenStandardOutput,
            parsed.InvocationConfiguration.Error,
            cancellationToken));
        return command;
    }
}
