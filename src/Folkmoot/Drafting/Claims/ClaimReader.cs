// Reads every claim of a text, in English and Spanish. Pure.
using System.Globalization;
using System.Text.RegularExpressions;

namespace Folkmoot.Drafting.Claims;

internal static partial class ClaimReader
{
    private const int PhoneDigitsMin = 7;
    private const int PhoneDigitsMax = 15;

    /// <summary>In the order of the text.</summary>
    public static IReadOnlyList<Claim> Read(string text)
    {
        var read = new ClaimText(text);
        read.Take(Facts.Email(), m => [read.At(ClaimKind.Email, m.Index, m.Length, m.Value.ToUpperInvariant())]);
        read.Take(Facts.Link(), m => m.Value.TrimEnd(Facts.Trailing) is { Length: > 0 } link ? [read.At(ClaimKind.Link, m.Index, link.Length, AddressOf(link))] : null);
        read.Take(Tag(), _ => []);
        ClaimAddresses.Read(read);
        ClaimDates.Read(read);
        ClaimTimes.Read(read);
        ClaimNumbers.ReadAmounts(read);
        read.Take(Facts.Phone(), m => Facts.Digits(m.Value) is { Length: >= PhoneDigitsMin and <= PhoneDigitsMax } digits ? [read.At(ClaimKind.Phone, m.Index, m.Length, National(digits))] : null);
        ClaimNumbers.Read(read);
        ClaimNames.Read(read);
        return [.. read.Claims.OrderBy(c => c.Start)];
    }

    /// <summary>The digits without the country's code, which some write and others leave out (1 and 34).</summary>
    private static string National(string digits)
    {
        var rest = digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : digits;
        return rest.Length == 11 && (rest[0] == '1' || rest.StartsWith("34", StringComparison.Ordinal)) ? rest[(rest[0] == '1' ? 1 : 2)..] : rest;
    }

    /// <summary>Without what a counter of clicks adds.</summary>
    private static string AddressOf(string link)
    {
        var bare = Facts.Address(link);
        var query = bare.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
        {
            return bare;
        }

        var kept = bare[(query + 1)..].Split('&').Where(p => !p.StartsWith("UTM_", StringComparison.Ordinal)).ToList();
        return kept.Count == 0 ? bare[..query].TrimEnd('/') : string.Create(CultureInfo.InvariantCulture, $"{bare[..query]}?{string.Join('&', kept)}");
    }

    [GeneratedRegex(@"[#@][\p{L}\d_]+|(?m:^\s*\d{1,2}[.)]\s)|\d\uFE0F?\u20E3|\b24/7\b|(?<![\d/])[1-3]/[2-4](?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
