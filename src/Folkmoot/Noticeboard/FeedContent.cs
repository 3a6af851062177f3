// What each of the three feeds carries: the board's face, its own words, and the newest notices.
using System.Globalization;

namespace Folkmoot.Noticeboard;

internal sealed record FeedContent(BoardFace Board, string Title, string Description, IReadOnlyList<Notice> Notices)
{
    /// <summary>Most notices in one feed.</summary>
    public const int Most = 30;

    public const int ExcerptMax = 280;

    public const int TitleMax = 90;

    /// <summary>RFC 4287 wants ids that never change, wherever the board moves: RFC 9562 names for ours.</summary>
    public static string Id(Guid id) => $"urn:uuid:{id:D}";

    /// <summary>RFC 3339.</summary>
    public static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string ContentType(FeedKind kind) => kind switch
    {
        FeedKind.Rss => "application/rss+xml",
        FeedKind.Atom => "application/atom+xml",
        _ => "application/feed+json",
    };

    public string Self(FeedKind kind) => Board.Links.Url(new PageAddress.Feed(kind));

    public string Url(Notice notice) => Board.Links.Url(new PageAddress.Post(null, notice.Id));

    public string Document(Notice notice) => Board.Links.Url(new PageAddress.Document(notice.Id));

    public string Signature(Notice notice) => Board.Links.Url(new PageAddress.Signature(notice.Id));

    public string Url(NoticeImage image) => Board.Links.Url(new PageAddress.Image(image.Sha256));
}
