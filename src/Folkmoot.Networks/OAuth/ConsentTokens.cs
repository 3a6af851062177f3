// Under which names an account keeps what a consent gave, and when that must be renewed. Pure.
using System.Globalization;

namespace Folkmoot.Networks.OAuth;

public static class ConsentTokens
{
    public const string Access = "oauthAccess";
    public const string Refresh = "oauthRefresh";

    /// <summary>Seconds of the Unix epoch at which the access token ends.</summary>
    public const string AccessEnds = "oauthEnds";

    /// <summary>The same of the refresh token, where the network says.</summary>
    public const string RefreshEnds = "oauthRefreshEnds";

    private static readonly TimeSpan Least = TimeSpan.FromMinutes(5);

    // Before the first warning that a person gets (fourteen days), so that only those are warned whose access does not renew itself.
    private static readonly TimeSpan Most = TimeSpan.FromDays(21);

    /// <summary>When a person must consent anew: at the end of what renews itself, else of the access token; null where that is not known.</summary>
    public static DateTimeOffset? EndOf(Account account) => Instant(account[account[Refresh].Length > 0 ? RefreshEnds : AccessEnds]);

    /// <summary>When to renew: with a third of its time left, at least five minutes and at most twenty-one days before the end. Null where there is nothing to renew by.</summary>
    public static DateTimeOffset? RefreshAt(Account account, DateTimeOffset now)
    {
        if (account[Refresh].Length == 0 || Instant(account[AccessEnds]) is not { } end)
        {
            return null;
        }

        var third = (end - now) / 3;
        return end - (third < Least ? Least : third > Most ? Most : third);
    }

    /// <summary>The settings that an answer of a token address makes.</summary>
    internal static Dictionary<string, string> Of(TokenMessage tokens, DateTimeOffset now)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { [Access] = tokens.AccessToken ?? "" };
        Add(Refresh, tokens.RefreshToken);
        Add(AccessEnds, End(tokens.ExpiresIn, now));
        Add(RefreshEnds, End(tokens.RefreshTokenExpiresIn, now));
        return settings;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                settings[name] = value;
            }
        }
    }

    /// <summary>A token as it may stand in a header: printable ASCII without spaces, of a length that nobody minds.</summary>
    internal static bool IsToken(string? token) => token is { Length: > 0 and <= 6_000 } && token.All(c => c is > ' ' and <= '~');

    private static string? End(long? seconds, DateTimeOffset now) =>
        seconds is > 0 and < 1_000_000_000 ? (now + TimeSpan.FromSeconds(seconds.Value)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) : null;

    private static DateTimeOffset? Instant(string seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out long at) && at < 100_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(at) : null;
}
