// Something in a post that some people cannot read or hear well: a rule, and where it stands.
namespace Folkmoot.Publishing.Lint;

/// <param name="Rule">End of the text keys <c>publishing.check.RULE</c> and <c>publishing.check.RULE.fix</c>.</param>
/// <param name="Start">In UTF-16 units of the text or description it is about.</param>
/// <param name="Args">Places of the texts; what is quoted comes first.</param>
internal sealed record LintFinding(string Rule, int Start, int Length, params object[] Args);
