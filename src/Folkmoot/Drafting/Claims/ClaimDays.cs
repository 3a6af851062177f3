// What is wrong with days by themselves: a weekday that its date does not have, and a span that ends before it begins. Pure.
using System.Globalization;

namespace Folkmoot.Drafting.Claims;

internal static class ClaimDays
{
    private static readonly HashSet<string> Between = new(["", ",", "the", "el", ", el", ", the", "(", "día", "el día", "próximo", "next", "del", "-", "–"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Through = new(["to", "through", "until", "till", "-", "–", "—", "a", "al", "hasta", "hasta el", "thru", "to the"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Half a year: a span that goes back by more crosses the turn of the year.</summary>
    private const int YearTurnDays = 183;

    /// <summary>Within a span so short each day may be named.</summary>
    private const int WithinDays = 7;

    public static IEnumerable<ClaimFinding> Check(string draft, IReadOnlyList<Claim> made, string source, IReadOnlyList<Claim> given, DateOnly today)
    {
        var said = Pairs(source, given).ToList();
        foreach (var (weekday, date) in Pairs(draft, made))
        {
            var pairs = said.Where(p => p.Date.Shares(date)).ToList();
            var actual = pairs.Count > 0 ? int.Parse(pairs[0].Weekday.Key, CultureInfo.InvariantCulture)
                : date.Keys.Count == 1 && ClaimAgreement.Resolve(date.Key, date.Year, today) is { } day ? (int)day.DayOfWeek : -1;
            if (actual >= 0 && pairs.TrueForAll(p => p.Weekday.Key != weekday.Key) && actual.ToString(CultureInfo.InvariantCulture) != weekday.Key)
            {
                yield return new ClaimFinding(weekday, ClaimDoubt.WrongWeekday, date.Value, actual);
            }
        }

        foreach (var (first, last) in Spans(draft, Dates(made), ClaimKind.Date))
        {
            if (first.Keys.Count == 1 && last.Keys.Count == 1
                && ClaimAgreement.Resolve(first.Key, first.Year ?? last.Year ?? 2028, today) is { } from && ClaimAgreement.Resolve(last.Key, last.Year ?? first.Year ?? 2028, today) is { } to
                && from > to && from.DayNumber - to.DayNumber < YearTurnDays)
            {
                yield return new ClaimFinding(last, ClaimDoubt.Backwards, first.Value);
            }
        }
    }

    /// <summary>A day named alone that lies within a few days which the source joins by "to"; the ends of a span of its own must be said.</summary>
    public static bool IsWithin(Claim claim, string draft, IReadOnlyList<Claim> made, string source, IReadOnlyList<Claim> given, DateOnly today) =>
        claim.Kind == ClaimKind.Date && ClaimAgreement.Resolve(claim.Key, claim.Year, today) is { } day
        && !Spans(draft, Dates(made), ClaimKind.Date).Any(s => s.First == claim || s.Last == claim)
        && Spans(source, Dates(given), ClaimKind.Date).Any(s => ClaimAgreement.Resolve(s.First.Key, s.First.Year, today) is { } first
            && ClaimAgreement.Resolve(s.Last.Key, s.Last.Year, today) is { } last && first < day && day < last && last.DayNumber - first.DayNumber <= WithinDays);

    private static List<Claim> Dates(IReadOnlyList<Claim> claims) => [.. claims.Where(c => c.Kind == ClaimKind.Date && c.Key.Length == 5)];

    /// <summary>Two neighbours of a kind with "to" between them.</summary>
    public static IEnumerable<(Claim First, Claim Last)> Spans(string text, IReadOnlyList<Claim> claims, ClaimKind kind) =>
        claims.Where(c => c.Kind == kind).OrderBy(c => c.Start).Pairwise().Where(p => Through.Contains(Plain(Gap(text, p.First, p.Second))));

    /// <summary>Weekdays that stand beside a date.</summary>
    private static IEnumerable<(Claim Weekday, Claim Date)> Pairs(string text, IReadOnlyList<Claim> claims)
    {
        foreach (var (first, second) in claims.Where(c => c.Kind == ClaimKind.Weekday || (c.Kind == ClaimKind.Date && c.Key.Length == 5)).Pairwise())
        {
            if (first.Kind != second.Kind && Between.Contains(Gap(text, first, second)) && (first.Kind == ClaimKind.Weekday || text[second.Start - 1] == '('))
            {
                yield return first.Kind == ClaimKind.Weekday ? (first, second) : (second, first);
            }
        }
    }

    /// <summary>Without a weekday: "to Saturday," is "to".</summary>
    private static string Plain(string gap) => gap.Split(' ', 2) is [var word, var rest] && ClaimReader.Read(rest) is [{ Kind: ClaimKind.Weekday }] ? word : gap;

    private static string Gap(string text, Claim first, Claim second) =>
        first.Start + first.Value.Length is var end && end <= second.Start ? text[end..second.Start].Trim(' ', '.', '\u00A0') : "?";

    private static IEnumerable<(Claim First, Claim Second)> Pairwise(this IEnumerable<Claim> claims)
    {
        Claim? before = null;
        foreach (var claim in claims)
        {
            if (before is not null)
            {
                yield return (before, claim);
            }

            before = claim;
        }
    }
}
