// A policy to begin with: what Folkmoot hints at anyway, as numbered clauses; only what always blocks does.
using Folkmoot.Web;

namespace Folkmoot.Publishing.Policies;

internal static class StarterPolicy
{
    private const int Goal = 8;

    /// <summary>In the language of whoever starts it; from then on the words are the agency's own.</summary>
    public static IReadOnlyList<PolicyRule> Rules(Texts texts)
    {
        List<PolicyRule> rules = [];
        Chapter(1, [PolicyChecks.AltMissing, .. PolicyChecks.Lint.Where(c => c.StartsWith("alt-", StringComparison.Ordinal))]);
        Chapter(2, PolicyChecks.Lint.Where(c => !c.StartsWith("alt-", StringComparison.Ordinal)));
        Chapter(3, [PolicyChecks.Grade, PolicyChecks.Claims]);
        return rules;

        void Chapter(int number, IEnumerable<string> checks) => rules.AddRange(checks.Select((check, i) => new PolicyRule(
            $"{number}.{i + 1}", texts[$"publishing.policy.starter.{check}"], check, check == PolicyChecks.AltMissing, [], check == PolicyChecks.Grade ? Goal : null)));
    }
}
