// The command check-post: what stands in the way of each post on one network, by the rules that the composer and every send use.
using System.CommandLine;
using System.Text.Json;
using Folkmoot.Networks;
using Folkmoot.Networks.Rules;
using Folkmoot.Text.Lines;

namespace Folkmoot.Publishing;

internal static class CheckPostCommand
{
    public static Command Create()
    {
        var network = new Option<string>("--network") { Description = $"One of: {string.Join(", ", Names)}.", Required = true };
        var input = new Option<string?>("--input") { Description = "A file of JSON Lines instead of standard input." };
        var output = new Option<string?>("--output") { Description = "A file instead of standard output; it appears when it is complete." };
        var command = new Command("check-post", "Counts each post as the network counts it and names what it would not take.") { network, input, output };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(network),
            parsed.GetValue(input),
            parsed.GetValue(output),
            Console.OpenStandardInput,
            Console.OpenStandardOutput,
            parsed.InvocationConfiguration.Error,
            cancellationToken));
        return command;
    }

    /// <summary>Exit status: 0 every row was answered, 1 some rows were bad, 2 unreadable input, or a network that is not known.</summary>
    public static async Task<int> RunAsync(
        string network, string? input, string? output, Func<Stream> standardInput, Func<Stream> standardOutput, TextWriter errors, CancellationToken cancellationToken)
    {
        if (RulePack.Current.Find(network) is { } rules)
        {
            return await RowCommand.RunAsync<CheckPostRow>(input, output, standardInput, standardOutput, errors, (json, row) => Answer(json, rules, row), cancellationToken);
        }

        await errors.WriteLineAsync($"There are no rules for a network named {network}. --network is one of: {string.Join(", ", Names)}.");
        return 2;
    }

    private static IEnumerable<string> Names => RulePack.Current.Networks.Select(network => network.Name);

    private static void Answer(Utf8JsonWriter json, NetworkRules rules, CheckPostRow row)
    {
        var length = rules.Measure(row.Text, row.Media.Count > 0);
        var problems = Preflight.Problems(rules, row.Text, row.Media);
        json.WriteNumber("length"u8, length.Length);
        json.WriteNumber("limit"u8, length.Limit);

        // A missing description stops the post here, and not on the network.
        json.WriteBoolean("fits"u8, problems.All(problem => problem.Rule == Preflight.AltMissing));
        json.WriteStartArray("problems"u8);
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("rule"u8, problem.Rule);
            json.WriteString("reason"u8, problem.Reason.ToString());
            json.WriteString("fix"u8, problem.Fix.ToString());
            json.WriteNumber("start"u8, problem.Start);
            json.WriteNumber("length"u8, problem.Length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
