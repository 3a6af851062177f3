// Compares every claim of a draft with the text that it was made from and with what the agency knows for certain. Pure.
using System.Globalization;

namespace Folkmoot.Drafting.Claims;

internal static class ClaimCheck
{
    private const int DigitsNear = 2;

    /// <summary>Names and addresses of which at least this share of letters is the same are told as near.</summary>
    private const double AlikeMin = 0.5;

    /// <param name="source">What the draft was made from; empty for none: then only what is wrong by itself, or close to a fact without being it, is told.</param>
    /// <param name="facts">Telephone numbers, addresses, links and names of the agency.</param>
    /// <param name="today">Tells the year of a date without one.</param>
    public static IReadOnlyList<ClaimFinding> Compare(string draft, string source, IEnumerable<string> facts, DateOnly today)
    {
        var (made, given) = (ClaimReader.Read(draft), ClaimReader.Read(source));
        IReadOnlyList<Claim> known = [.. given, .. facts.SelectMany(ClaimReader.Read)];
        var knownText = Facts.Fold(string.Join('\n', [source, .. facts]));
        var hasSource = !string.IsNullOrWhiteSpace(source);
        var sameTongue = new ClaimText(draft).IsSpanish == new ClaimText(source).IsSpanish;
        var findings = new List<ClaimFinding>();
        foreach (var claim in made)
        {
            if (claim.Kind == ClaimKind.Name && !sameTongue || ClaimAgreement.IsKnown(claim, known, given, source, knownText, today)
                || ClaimDays.IsWithin(claim, draft, made, source, given, today))
            {
                continue;
            }

            var nearest = Nearest(claim, claim.Kind is ClaimKind.Number or ClaimKind.Amount or ClaimKind.Percentage ? given : known);
            if (hasSource || nearest is { Doubt: ClaimDoubt.Digits })
            {
                findings.Add(nearest ?? new ClaimFinding(claim, ClaimDoubt.Unknown, null));
            }
        }

        // What is wrong by itself says more than that the source has something else.
        foreach (var finding in ClaimDays.Check(draft, made, source, given, today).ToList())
        {
            findings.RemoveAll(f => f.Claim.Start == finding.Claim.Start);
            findings.Add(finding);
        }

        return [.. findings.OrderBy(f => f.Claim.Start)];
    }

    private static ClaimFinding? Nearest(Claim claim, IReadOnlyList<Claim> known)
    {
        var same = known.Where(k => k.Kind == claim.Kind || (k.Kind is ClaimKind.Number or ClaimKind.Amount && claim.Kind is ClaimKind.Number or ClaimKind.Amount)).ToList();
        if (same.Count == 0)
        {
            return null;
        }

        if (claim.Kind == ClaimKind.Phone)
        {
            var (phone, digits) = same.Where(k => k.Key.Length == claim.Key.Length).Select(k => (Claim: k, Digits: k.Key.Zip(claim.Key).Count(p => p.First != p.Second))).OrderBy(k => k.Digits).FirstOrDefault();
            return phone is not null && digits <= DigitsNear ? new ClaimFinding(claim, ClaimDoubt.Digits, phone.Value, digits) : new ClaimFinding(claim, ClaimDoubt.Differs, same[0].Value);
        }

        var nearest = claim.Kind is ClaimKind.Link or ClaimKind.Email or ClaimKind.Address or ClaimKind.Name or ClaimKind.Code
            ? same.Select(k => (Claim: k, Alike: Alike(k.Key, claim.Key))).Where(k => k.Alike >= AlikeMin).OrderByDescending(k => k.Alike).FirstOrDefault().Claim
            : same.MinBy(k => Math.Abs(Measure(k) - Measure(claim)));
        return nearest is null ? null : new ClaimFinding(claim, ClaimDoubt.Differs, nearest.Value);
    }

    /// <summary>Days of the year, minutes of the day, or the number itself.</summary>
    private static double Measure(Claim claim) => claim.Kind switch
    {
        ClaimKind.Date => (double.Parse(claim.Key.AsSpan(0, 2), CultureInfo.InvariantCulture) * 31) + (claim.Key.Length > 2 ? double.Parse(claim.Key.AsSpan(3), CultureInfo.InvariantCulture) : 0),
        ClaimKind.Time => (double.Parse(claim.Key.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60) + double.Parse(claim.Key.AsSpan(3), CultureInfo.InvariantCulture),
        _ => double.Parse(claim.Key, CultureInfo.InvariantCulture),
    };

    /// <summary>Share of the longer that needs no change (Levenshtein).</summary>
    private static double Alike(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return 1 - ((double)row[b.Length] / Math.Max(Math.Max(a.Length, b.Length), 1));
    }
}
