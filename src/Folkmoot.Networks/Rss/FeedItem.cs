// Makes our record of one feed item: its id, its link, its date and its text, from whatever the feed gave.
using System.Security.Cryptography;
using System.Text;

namespace Folkmoot.Networks.Rss;

/// <summary>The feed that an item comes from. <paramref name="Written"/> dates items without a date of their own.</summary>
internal sealed record FeedSource(Uri Address, string Title, string? Home, string? Language, DateTimeOffset Written, DateTimeOffset Now);

internal static class FeedItem
{
    private const int IdMax = 400;

    /// <summary>Null for an item that says nothing at all.</summary>
    public static Incoming? Map(
        FeedSource source, string? id, string? link, string title, string text, string author, DateTimeOffset? at, string? language, string raw)
    {
        var body = text.StartsWith(title, StringComparison.Ordinal) ? text : title.Length == 0 ? text : text.Length == 0 ? title : $"{title}\n\n{text}";
        if (body.Length == 0)
        {
            return null;
        }

        if (body.Length > FeedReader.TextMax)
        {
            body = body[..(FeedReader.TextMax - (char.IsHighSurrogate(body[FeedReader.TextMax - 1]) ? 1 : 0))];
        }

        var own = Id(source, id, link, body);
        var name = author.Length > 0 ? author : source.Title.Length > 0 ? source.Title : source.Address.Host;

        // A date in the future is a mistake of the feed, and would keep the item at the top for ever.
        var instant = at ?? source.Written;
        return new(
            own,
            IncomingKind.FeedItem,
            new IncomingAuthor(source.Address.AbsoluteUri, source.Address.Host, name),
            body,
            instant > source.Now ? source.Now : instant,
            link ?? Absolute(source.Address, id is not null && id.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? id : null),
            Tag(language ?? source.Language),
            null,
            own,
            null,
            null,
            raw,
            title.Length > 0 ? title : null);
    }

    /// <summary>The link as an absolute http(s) address; null for none and for any other scheme.</summary>
    public static string? Absolute(Uri place, string? link) =>
        !string.IsNullOrWhiteSpace(link) && Uri.TryCreate(place, link.Trim(), out var absolute) && (absolute.Scheme is "http" or "https") ? absolute.AbsoluteUri : null;

    // An id that is an address is unique in the world; any other only in its feed. Without one the link must do, and without that the text.
    private static string Id(FeedSource source, string? id, string? link, string body)
    {
        var own = id is { Length: > 0 }
            ? Uri.TryCreate(id, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https" or "tag" or "urn") ? id : $"{source.Address.AbsoluteUri}#{id}"
            : link ?? $"{source.Address.AbsoluteUri}#{Hash(body)}";
        return own.Length <= IdMax ? own : $"sha256:{Hash(own)}";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string? Tag(string? language) =>
        language?.Trim().Replace('_', '-') is { Length: > 0 and <= 35 } tag && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? tag : null;
}
