// What an agency may be called, and the zones and languages it can choose from.
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime.TimeZones;

namespace Folkmoot.Accounts.Agencies;

internal static partial class AgencyRules
{
    public const int NameMax = 120;
    public const int SlugMax = 60;

    /// <summary>First parts of Folkmoot's own addresses, which an agency's public address must not hide.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "about", "account", "admin", "agencies", "agency", "alerts", "api", "assets", "assistant", "audit", "calendar", "campaigns", "channels", "chat", "compose",
        "css", "dashboard", "deliveries", "error", "feed", "fonts", "health", "img", "inbox", "insights", "invitations", "join", "js", "lib", "listening", "live",
        "media", "mentions", "metrics", "models", "notices", "people", "posts", "privacy", "public", "register", "search", "set-password", "set-up", "settings",
        "sign-in", "sign-out", "static", "status", "surveys", "trust", "webhooks", "well-known", "work",
    };

    /// <summary>Places of the tz database that are in use today, with UTC; sorted by name.</summary>
    public static IReadOnlyList<string> TimeZones { get; } =
    [
        .. (TzdbDateTimeZoneSource.Default.ZoneLocations ?? []).Select(l => l.ZoneId).Append("Etc/UTC")
            .Where(id => TimeZoneInfo.TryFindSystemTimeZoneById(id, out _)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>The first thing that is wrong, or null.</summary>
    public static Outcome.Refused? Fault(string name, string timeZone, string language)
    {
        if (name.Trim() is not { Length: > 0 and <= NameMax })
        {
            return new("Name", "accounts.agency.name.wrong");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
        {
            return new("TimeZone", "accounts.agency.zone.wrong");
        }

        return IsLanguage(language) ? null : new("Language", "accounts.agency.language.wrong");
    }

    public static Outcome.Refused? SlugFault(string slug) =>
        slug.Length > SlugMax || !SlugPattern().IsMatch(slug) ? new("Slug", "accounts.agency.slug.wrong")
        : Taken.Contains(slug) ? new("Slug", "accounts.agency.slug.taken")
        : null;

    private static bool IsLanguage(string tag)
    {
        try
        {
            return tag is { Length: >= 2 and <= 35 } && CultureInfo.GetCultureInfo(tag, predefinedOnly: true).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]*[a-z0-9])$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SlugPattern();
}
