// What the claim check finds in a post, as problems that only a posting policy lets block, and their fingerprint. Pure.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Folkmoot.Drafting.Claims;

namespace Folkmoot.Publishing;

internal static class ClaimProblems
{
    /// <summary>Every doubt, also one that stands in several texts: a posting policy asks for which channels.</summary>
    /// <param name="facts">Of the agency.</param>
    public static IReadOnlyList<Problem> All(PostContent content, string source, IReadOnlyList<string> facts, DateOnly today)
    {
        var found = Of(content.Title, PostPart.Title, null).Concat(Of(content.Text, PostPart.Text, null));
        foreach (var version in content.Versions.Where(v => v.Text != content.Text))
        {
            found = found.Concat(Of(version.Text, PostPart.Version, version.ChannelId));
        }

        return [.. found];

        IEnumerable<Problem> Of(string text, PostPart part, Guid? channel) =>
            ClaimCheck.Compare(text, source, facts, today).Select(f => new Problem(f.Rule, false, part, channel, Args(f)) { Words = $"claim.{f.Doubt}" });
    }

    /// <summary>What an approver had on the screen: the same findings have the same mark.</summary>
    public static string Mark(IReadOnlyList<Problem> claims) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001E', claims.Select(c => $"{c.Rule}\u001F{c.Words}\u001F{c.ChannelId}\u001F{string.Join('\u001F', c.Args.Take(2))}")))));

    private static object[] Args(ClaimFinding finding) =>
    [
        finding.Claim.Value,
        finding.Nearest ?? "",
        finding.Doubt == ClaimDoubt.WrongWeekday ? CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)finding.Figure) : finding.Figure,
    ];
}
