// What the posting policy says about a post: every finding of lint and claim check under the clause it breaks, and the policy's own checks. Pure.
using System.Text.RegularExpressions;
using Folkmoot.Publishing.Lint;

namespace Folkmoot.Publishing.Policies;

/// <param name="Rules">In their order; of two that a problem breaks the blocking one is cited, else the first.</param>
/// <param name="NameOf">How the rules name a channel.</param>
internal sealed record PolicyFindings(IReadOnlyList<PolicyRule> Rules, Func<Guid, string> NameOf)
{
    /// <param name="content">What would go out.</param>
    /// <param name="claims">Everything that the claim check doubts, also what is doubted twice (<see cref="ClaimProblems.All"/>).</param>
    public IReadOnlyList<Problem> Of(PostContent content, IReadOnlyList<Problem> claims)
    {
        var goals = Rules.Where(r => r.Check == PolicyChecks.Grade).ToList();
        var found = claims.Concat(PostLint.All(content)).Select(p => Cite(p, content, mayBlock: true))
            .Concat(goals.Count == 0 ? PostLint.Grades(content, PostLint.GradeMax) : []).ToList();
        foreach (var rule in Rules)
        {
            found.AddRange(Own(rule, content).Where(p => Holds(rule, p, content)).Select(p => p with { Blocks = rule.Blocks, Clause = rule.Cited }));
        }

        return [.. found.DistinctBy(p => (p.Rule, p.Words, string.Join('\n', p.Args), p.Blocks, p.Clause))];
    }

    /// <summary>The same problems, with the clause where a rule has one; whether they block stays as it is.</summary>
    public IReadOnlyList<Problem> Cite(IReadOnlyList<Problem> problems, PostContent content) => [.. problems.Select(p => Cite(p, content, mayBlock: false))];

    /// <summary>The same problems with their clauses, blocking where a rule says so.</summary>
    public IReadOnlyList<Problem> Weigh(IReadOnlyList<Problem> problems, PostContent content) => [.. problems.Select(p => Cite(p, content, mayBlock: true))];

    /// <summary>How many people must approve it, and the rule that says so; one person and no rule otherwise.</summary>
    public (int People, PolicyRule? Rule) Approvals(PostContent content)
    {
        var rule = Rules.Where(r => r is { Check: PolicyChecks.Approvals, Blocks: true } && HoldsAnywhere(r, content)).MaxBy(r => r.People);
        return (rule?.People ?? 1, rule);
    }

    private Problem Cite(Problem problem, PostContent content, bool mayBlock) =>
        Rules.Where(r => r.Check == PolicyChecks.Of(problem) && Holds(r, problem, content)).OrderByDescending(r => r.Blocks).FirstOrDefault() is { } rule
            ? problem with { Blocks = problem.Blocks || (mayBlock && rule.Blocks), Clause = rule.Cited }
            : problem;

    private static IEnumerable<Problem> Own(PolicyRule rule, PostContent content) => rule.Check switch
    {
        PolicyChecks.Grade => PostLint.Grades(content, rule.Goal!.Value),
        PolicyChecks.Words => Words(rule, content),
        PolicyChecks.MachineLabel when content.MachineAssisted => Texts(content).Where(t => t.Part != PostPart.Title && !t.Text.Contains(rule.Label!, StringComparison.OrdinalIgnoreCase))
            .Select(t => new Problem(PolicyChecks.MachineLabel, false, t.Part, t.Channel, rule.Label!)),
        PolicyChecks.Approvals when !rule.Blocks => [new Problem(PolicyChecks.Approvals, false, PostPart.Whole, null, rule.People!.Value)],
        _ => [],
    };

    private static IEnumerable<Problem> Words(PolicyRule rule, PostContent content)
    {
        var texts = Texts(content).Concat(content.Images.Select(i => (i.AltText, PostPart.Images, (Guid?)null))).ToList();
        foreach (var word in rule.Words!)
        {
            // The word by itself, with any blanks between its parts: not a part of a longer word.
            var pattern = $@"(?<![\p{{L}}\p{{M}}\d]){string.Join(@"\s+", word.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape))}(?![\p{{L}}\p{{M}}\d])";
            foreach (var (text, part, channel) in texts)
            {
                if (Regex.Match(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant) is { Success: true } match)
                {
                    yield return new Problem(PolicyChecks.Words, false, part, channel, match.Value);
                }
            }
        }
    }

    private static IEnumerable<(string Text, PostPart Part, Guid? Channel)> Texts(PostContent content) =>
    [
        (content.Title, PostPart.Title, null),
        (content.Text, PostPart.Text, null),
        .. content.Versions.Where(v => v.Text != content.Text).Select(v => (v.Text, PostPart.Version, (Guid?)v.ChannelId)),
    ];

    private bool HoldsAnywhere(PolicyRule rule, PostContent content) =>
        rule.Channels.Count == 0 || content.Versions.Any(v => rule.HoldsFor(NameOf(v.ChannelId)));

    /// <summary>Whether the rule holds for a channel on which the problem would be seen. A text that goes nowhere breaks nothing.</summary>
    private bool Holds(PolicyRule rule, Problem problem, PostContent content)
    {
        if (content.Versions.Count == 0)
        {
            return rule.Channels.Count == 0;
        }

        var seen = problem.ChannelId is { } one ? content.Versions.Where(v => v.ChannelId == one)
            : problem.Part == PostPart.Text ? content.Versions.Where(v => v.Text == content.Text)
            : content.Versions;
        return seen.Any(v => rule.HoldsFor(NameOf(v.ChannelId)));
    }
}
