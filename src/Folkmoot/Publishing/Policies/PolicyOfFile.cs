// A posting policy from a file, held against posts that are no rows of any agency: for the command check-post. Pure.
using System.Globalization;
using System.Text.Json;
using Folkmoot.Networks;
using Folkmoot.Web;

namespace Folkmoot.Publishing.Policies;

/// <param name="channel">Which of the policy's channels the posts are for; null for none of those it names.</param>
internal sealed class PolicyOfFile(IReadOnlyList<PolicyRule> rules, string? channel, Texts texts, DateOnly today)
{
    private static readonly Guid Here = new(1, 0, 0, new byte[8]);

    private readonly PolicyFindings _findings = new(rules, _ => channel ?? "");

    public static (PolicyOfFile? Policy, IReadOnlyList<string> Faults) Read(string json, string? channel, DateOnly today)
    {
        var texts = new Texts(Texts.Load(typeof(Texts).Assembly), strict: false);
        var (rules, faults) = PolicyJson.Read(json, name => name);
        return faults.Count > 0
            ? (null, [.. faults.Select(f => $"{f.Place}: {texts.ResolveEnglish(f.Reason.ToStored())}".TrimStart(':', ' '))])
            : (new PolicyOfFile(rules, channel, texts, today), []);
    }

    /// <summary>Writes what the policy finds as items of the open list of problems; false where something blocks.</summary>
    public bool Write(Utf8JsonWriter json, CheckPostRow row)
    {
        // Beside sentences of the networks, which are English here whatever the machine's language is.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.InvariantCulture, CultureInfo.InvariantCulture);
        var content = new PostContent(
            "", row.Text, row.Language is { } language ? [language] : [], [new ChannelText(Here, row.Text)],
            [.. row.Media.Select(m => new ImageUse(new MediaFacts(Guid.Empty, m.MediaType ?? "", 0, 0, 0, ""), m.AltText, null))], null, null, row.MachineAssisted);
        var found = _findings.Of(content, ClaimProblems.All(content, row.Source, [], today));
        foreach (var problem in found)
        {
            json.WriteStartObject();
            json.WriteString("rule"u8, problem.Rule);
            object?[] args = [.. problem.Args.Select(a => a is Reason reason ? texts.ResolveEnglish(reason.ToStored()) : a is double number ? number.ToString("0.#", CultureInfo.InvariantCulture) : a)];
            json.WriteString("reason"u8, texts[problem.TextKey, args]);
            json.WriteString("fix"u8, texts[problem.FixKey, args]);
            Cite(json, problem);
            json.WriteEndObject();
        }

        return !found.Any(p => p.Blocks);
    }

    /// <summary>The clause about an undescribed image, which always blocks here.</summary>
    public void CiteAlt(Utf8JsonWriter json) => Cite(json, _findings.Cite(
        [new Problem(PolicyChecks.AltMissing, true, PostPart.Images, null, 1)], new PostContent("", "", [], [new ChannelText(Here, "")], [], null, null))[0]);

    private static void Cite(Utf8JsonWriter json, Problem problem)
    {
        json.WriteBoolean("blocks"u8, problem.Blocks);
        if (problem.Clause is { } clause)
        {
            json.WriteString("clause"u8, clause.Number);
            json.WriteString("wording"u8, clause.Wording);
        }
    }
}
