// Reads the dates of feeds: RFC 822 as RSS wants it, ISO 8601 as Atom wants it, and what is written instead of either.
using System.Globalization;

namespace Folkmoot.Networks.Rss;

internal static class FeedDates
{
    private static readonly string[] Formats =
    [
        "d MMM yyyy H:mm:ss zzz", "d MMM yyyy H:mm zzz", "d MMM yyyy H:mm:ss", "d MMM yyyy H:mm", "d MMM yyyy",
        "d MMM yy H:mm:ss zzz", "d MMM yy H:mm zzz", "d MMMM yyyy H:mm:ss zzz", "MMM d yyyy H:mm:ss zzz",
    ];

    // RFC 822 §5.1, and the names of other zones that feeds use. Anything unknown counts as UTC.
    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = "+00:00",
        ["UTC"] = "+00:00",
        ["GMT"] = "+00:00",
        ["Z"] = "+00:00",
        ["BST"] = "+01:00",
        ["CET"] = "+01:00",
        ["CEST"] = "+02:00",
        ["EST"] = "-05:00",
        ["EDT"] = "-04:00",
        ["CST"] = "-06:00",
        ["CDT"] = "-05:00",
        ["MST"] = "-07:00",
        ["MDT"] = "-06:00",
        ["PST"] = "-08:00",
        ["PDT"] = "-07:00",
    };

    /// <summary>The instant in UTC, or null when the text is no date.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > 64)
        {
            return null;
        }

        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (char.IsAsciiDigit(text[0]) && text.Length > 4 && text[4] == '-' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out var iso))
        {
            return iso;
        }

        return DateTimeOffset.TryParseExact(Tidy(text), Formats, CultureInfo.InvariantCulture, Styles, out var rfc) ? rfc : null;
    }

    // Without the day's name, which is often wrong or not English, and with the zone as an offset.
    private static string Tidy(string text)
    {
        int comma = text.IndexOf(',', StringComparison.Ordinal);
        var words = text[(comma is > 0 and < 12 ? comma + 1 : 0)..].Replace(",", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count > 1 && words[0].All(char.IsLetter) && words[1].All(char.IsLetter))
        {
            words.RemoveAt(0);
        }

        if (words.Count > 3)
        {
            var zone = words[^1];
            words[^1] = Zones.TryGetValue(zone, out var offset) ? offset
                : zone.Length == 5 && (zone[0] is '+' or '-') ? $"{zone[..3]}:{zone[3..]}"
                : zone.All(char.IsLetter) ? "+00:00"
                : zone;
        }

        return string.Join(' ', words);
    }
}
