// The command check-post: what stands in the way of each post on one network, by the rules that the composer and every send use.
using System.CommandLine;
using System.Text.Json;
using Folkmoot.Networks;
using Folkmoot.Networks.Rules;
using Folkmoot.Publishing.Policies;
using Folkmoot.Text.Lines;

namespace Folkmoot.Publishing;

internal static class CheckPostCommand
{
    public static Command Create()
    {
        var network = new Option<string>("--network") { Description = $"One of: {string.Join(", ", Names)}.", Required = true };
        var input = new Option<string?>("--input") { Description = "A file of JSON Lines instead of standard input." };
        var output = new Option<string?>("--output") { Description = "A file instead of standard output; it appears when it is complete." };
        var policy = new Option<string?>("--policy") { Description = "A posting policy as a file: what breaks its clauses is named with them." };
        var channel = new Option<string?>("--channel") { Description = "Which of the policy's channels the posts are for; without it, its rules for single channels are left out." };
        var command = new Command("check-post", "Counts each post as the network counts it and names what it, or a posting policy, would not take.") { network, policy, channel, input, output };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(network),
            parsed.GetValue(policy),
            parsed.GetValue(channel),
            parsed.GetValue(input),
            parsed.GetValue(output),
            Console.OpenStandardInput,
            Console.OpenStandardOutput,
            parsed.InvocationConfiguration.Error,
            cancellationToken));
        return command;
    }

    /// <summary>Exit status: 0 every row was answered, 1 some rows were bad, 2 unreadable input, a policy with a fault, or a network that is not known.</summary>
    public static async Task<int> RunAsync(
        string network, string? policy, string? channel, string? input, string? output, Func<Stream> standardInput, Func<Stream> standardOutput, TextWriter errors, CancellationToken cancellationToken)
    {
        PolicyOfFile? held = null;
        if (policy is not null)
        {
            IReadOnlyList<string> faults;
            try
            {
                (held, faults) = PolicyOfFile.Read(await File.ReadAllTextAsync(policy, cancellationToken), channel, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                (held, faults) = (null, [e.Message]);
            }

            if (held is null)
            {
                foreach (var fault in faults)
                {
                    await errors.WriteLineAsync($"{policy}: {fault}");
                }

                return 2;
            }
        }

        if (RulePack.Current.Find(network) is { } rules)
        {
            return await RowCommand.RunAsync<CheckPostRow>(input, output, standardInput, standardOutput, errors, (json, row) => Answer(json, rules, held, row), cancellationToken);
        }

        await errors.WriteLineAsync($"There are no rules for a network named {network}. --network is one of: {string.Join(", ", Names)}.");
        return 2;
    }

    private static IEnumerable<string> Names => RulePack.Current.Networks.Select(network => network.Name);

    private static void Answer(Utf8JsonWriter json, NetworkRules rules, PolicyOfFile? policy, CheckPostRow row)
    {
        // As it goes out: the images are on the first part of a thread, and the longest part is the one that is told.
        var parts = ThreadText.For(row.Text, rules.HasThreads);
        IReadOnlyList<MediaItem> MediaOf(int part) => part == 0 ? row.Media : [];
        var length = parts.Select((part, i) => rules.Measure(part.Text, MediaOf(i).Count > 0)).MaxBy(l => l.Length)!;
        var problems = parts.SelectMany((part, i) => Preflight.Problems(rules, part.Text, MediaOf(i)).Select(problem => (problem, At: i))).ToList();
        json.WriteNumber("length"u8, length.Length);
        json.WriteNumber("limit"u8, length.Limit);
        if (parts.Count > 1)
        {
            json.WriteNumber("parts"u8, parts.Count);
        }

        // A missing description stops the post here, and not on the network.
        json.WriteBoolean("fits"u8, problems.TrueForAll(found => found.problem.Rule == Preflight.AltMissing));
        json.WriteStartArray("problems"u8);
        foreach (var (problem, at) in problems)
        {
            json.WriteStartObject();
            json.WriteString("rule"u8, problem.Rule);
            json.WriteString("reason"u8, problem.Reason.ToString());
            json.WriteString("fix"u8, problem.Fix.ToString());
            json.WriteNumber("start"u8, problem.Length > 0 ? parts[at].Start + problem.Start : problem.Start);
            json.WriteNumber("length"u8, problem.Length);
            if (parts.Count > 1)
            {
                json.WriteNumber("part"u8, at + 1);
            }

            if (policy is not null && problem.Rule == Preflight.AltMissing)
            {
                policy.CiteAlt(json);
            }

            json.WriteEndObject();
        }

        bool? permits = policy?.Write(json, row);
        json.WriteEndArray();
        if (rules.Prices is { } prices)
        {
            json.WriteNumber("price"u8, parts.Select((part, i) => prices.Of(part.Text, MediaOf(i).Count(item => item.AltText.Length > 0)).Dollars).Sum());
        }

        if (permits is { } allowed)
        {
            json.WriteBoolean("allowed"u8, allowed && problems.Count == 0);
        }
    }
}
