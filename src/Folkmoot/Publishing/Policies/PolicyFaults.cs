// What is wrong with the rules of a posting policy before they may hold, each at its rule and field. Pure.
using System.Globalization;
using Folkmoot.Networks;

namespace Folkmoot.Publishing.Policies;

/// <param name="Rule">Place of the rule from 0; null for the policy as a whole.</param>
/// <param name="Field">As in the file: <c>clause</c>; empty for the rule as a whole.</param>
internal sealed record PolicyFault(int? Rule, string Field, Reason Reason)
{
    /// <summary>As a path in the file: <c>rules[2].clause</c>; empty for the whole.</summary>
    public string Place => Rule is { } rule ? string.Create(CultureInfo.InvariantCulture, $"rules[{rule}]{(Field.Length > 0 ? "." + Field : "")}") : Field;
}

internal static class PolicyFaults
{
    public const int RulesMax = 100;
    public const int ClauseMax = 20;
    public const int WordingMax = 300;
    public const int WordMax = 80;
    public const int WordsMax = 200;
    public const int LabelMax = 120;
    public const int GoalMin = 1;
    public const int GoalMax = 20;
    public const int PeopleMin = 2;
    public const int PeopleMax = 5;

    public static IEnumerable<PolicyFault> Of(IReadOnlyList<PolicyRule> rules)
    {
        if (rules.Count > RulesMax)
        {
            yield return new(null, "rules", new Reason("publishing.policy.fault.rules", RulesMax));
        }

        var clauses = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, rule) in rules.Index())
        {
            foreach (var (field, reason) in Of(rule))
            {
                yield return new(i, field, reason);
            }

            if (rule.Clause.Length > 0 && !clauses.Add(rule.Clause))
            {
                yield return new(i, "clause", new Reason("publishing.policy.fault.twice", rule.Clause));
            }
        }
    }

    private static IEnumerable<(string Field, Reason Reason)> Of(PolicyRule rule)
    {
        if (rule.Clause.Length is 0 or > ClauseMax)
        {
            yield return ("clause", new("publishing.policy.fault.clause", ClauseMax));
        }

        if (rule.Wording.Length is 0 or > WordingMax)
        {
            yield return ("wording", new("publishing.policy.fault.wording", WordingMax));
        }

        if (!PolicyChecks.All.Contains(rule.Check, StringComparer.Ordinal))
        {
            yield return ("check", new("publishing.policy.fault.check", rule.Check));
            yield break;
        }

        if (rule.Check == PolicyChecks.Grade ? rule.Goal is not (>= GoalMin and <= GoalMax) : rule.Goal is not null)
        {
            yield return ("goal", new("publishing.policy.fault.goal", GoalMin, GoalMax));
        }

        if (rule.Check == PolicyChecks.Approvals ? rule.People is not (>= PeopleMin and <= PeopleMax) : rule.People is not null)
        {
            yield return ("people", new("publishing.policy.fault.people", PeopleMin, PeopleMax));
        }

        var words = rule.Words ?? [];
        if (rule.Check == PolicyChecks.Words ? words.Count is 0 or > WordsMax || words.Any(w => w.Length is 0 or > WordMax) : words.Count > 0)
        {
            yield return ("words", new("publishing.policy.fault.words", WordsMax, WordMax));
        }

        if (rule.Check == PolicyChecks.MachineLabel ? rule.Label?.Length is not (> 0 and <= LabelMax) : rule.Label is not null)
        {
            yield return ("label", new("publishing.policy.fault.label", LabelMax));
        }
    }
}
