// Everything the public can ask a Noticeboard for, and under which path.
namespace Folkmoot.Noticeboard;

/// <summary>Part of an address after the board's own. Closed; equal ones are the same page.</summary>
public abstract record PageAddress
{
    private PageAddress()
    {
    }

    /// <param name="Language">Language of the page's own words, or null for the agency's.</param>
    /// <param name="Number">From 1.</param>
    public sealed record List(string? Language, int Number) : PageAddress;

    public sealed record Post(string? Language, Guid Id) : PageAddress;

    public sealed record Feed(FeedKind Kind) : PageAddress;

    public sealed record Image(string Sha256) : PageAddress;
}

public enum FeedKind
{
    Rss,
    Atom,
    Json,
}

/// <summary>The addresses of one board.</summary>
/// <param name="Root">Scheme and host.</param>
public sealed record BoardLinks(string Root, string Slug)
{
    public const string Prefix = "/n/";

    public string Path(PageAddress address) => Prefix + Slug + address switch
    {
        PageAddress.List { Number: 1 } list => In(list.Language),
        PageAddress.List list => FormattableString.Invariant($"{In(list.Language)}/page/{list.Number}"),
        PageAddress.Post post => $"{In(post.Language)}/posts/{post.Id:D}",
        PageAddress.Feed { Kind: FeedKind.Rss } => "/feed.rss",
        PageAddress.Feed { Kind: FeedKind.Atom } => "/feed.atom",
        PageAddress.Feed => "/feed.json",
        PageAddress.Image image => $"/media/{image.Sha256}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>With scheme and host, for feeds and other sites.</summary>
    public string Url(PageAddress address) => Root + Path(address);

    public string Home => Url(new PageAddress.List(null, 1));

    private static string In(string? language) => language is null ? "" : "/" + language;
}
