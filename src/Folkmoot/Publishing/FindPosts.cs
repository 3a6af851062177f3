// Lists posts for the page of posts: filtered, newest first, a page at a time.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

/// <param name="Words">Text that title or text must contain, whatever its capitals.</param>
/// <param name="Page">From 1.</param>
/// <param name="ImportId">Only what that import made.</param>
internal sealed record PostFilter(
    PostState? State, Guid? ChannelId, string? Words, int Page, Guid? CampaignId = null, string? Tag = null, Guid? ImportId = null)
{
    /// <summary>Every post.</summary>
    public static readonly PostFilter All = new(null, null, null, 1);
}

/// <param name="At">When it goes or went out; null while that is open.</param>
internal sealed record PostRow(
    Guid Id, string Title, string Start, string Language, PostState State, Guid AuthorId, DateTimeOffset? At, DateTimeOffset ChangedAt, IReadOnlyList<Guid> Channels)
{
    private const int LabelMax = 90;

    /// <summary>The content category that it is in; null for none.</summary>
    public Guid? CategoryId { get; init; }

    /// <summary>Title, or the beginning of the text; empty for an empty draft.</summary>
    public string Label => LabelOf(Title, Start);

    public static string LabelOf(string title, string start)
    {
        var text = title.Length > 0 ? title : start.ReplaceLineEndings(" ");
        return text.Length <= LabelMax ? text : text[..(char.IsHighSurrogate(text[LabelMax - 1]) ? LabelMax - 1 : LabelMax)] + "…";
    }
}

internal sealed record FoundPosts(IReadOnlyList<PostRow> Rows, bool More);

internal sealed class FindPosts(StoreDb db)
{
    public const int PageSize = 25;
    private const int StartLength = 160;

    public async Task<FoundPosts> RunAsync(PostFilter filter, CancellationToken cancellationToken)
    {
        var rows = await Rows(Of(filter).OrderByDescending(p => p.ChangedAt).ThenByDescending(p => p.Id).Skip((filter.Page - 1) * PageSize).Take(PageSize + 1))
            .ToListAsync(cancellationToken);
        return new FoundPosts([.. rows.Take(PageSize)], rows.Count > PageSize);
    }

    /// <summary>What goes or went out between two instants, in order; at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<PostRow>> BetweenAsync(
        DateTimeOffset from, DateTimeOffset until, int most, PostFilter filter, CancellationToken cancellationToken) =>
        await Rows(Of(filter).Where(p => (p.ReleaseAt ?? p.DueAt) >= from && (p.ReleaseAt ?? p.DueAt) < until)
            .OrderBy(p => p.ReleaseAt ?? p.DueAt).ThenBy(p => p.Id).Take(most)).ToListAsync(cancellationToken);

    /// <summary>What waits for approval, most urgent first.</summary>
    public async Task<IReadOnlyList<PostRow>> WaitingAsync(int most, CancellationToken cancellationToken) =>
        await Rows(db.Posts.AsNoTracking().Where(p => p.State == PostState.InReview)
            .OrderBy(p => p.DueAt == null ? p.SubmittedAt : p.DueAt).ThenBy(p => p.Id).Take(most)).ToListAsync(cancellationToken);

    private IQueryable<Post> Of(PostFilter filter)
    {
        var posts = db.Posts.AsNoTracking();
        if (filter.CampaignId is { } campaign)
        {
            posts = posts.Where(p => p.CampaignId == campaign);
        }

        if (filter.Tag is { } tag)
        {
            posts = posts.Where(p => p.Tags != null && p.Tags.Contains(tag));
        }

        if (filter.State is { } state)
        {
            posts = posts.Where(p => p.State == state);
        }

        if (filter.ChannelId is { } channelId)
        {
            posts = posts.Where(p => p.Targets.Any(t => t.ChannelId == channelId));
        }

        if (filter.ImportId is { } importId)
        {
            posts = posts.Where(p => db.ImportedRows.Any(r => r.ImportId == importId && r.PostId == p.Id));
        }

        if (filter.Words?.Trim() is { Length: > 0 } words)
        {
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL, which has this form only.
            var lower = words.ToLower();
            posts = posts.Where(p => p.Title.ToLower().Contains(lower) || p.Text.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862
        }

        return posts;
    }

    private static IQueryable<PostRow> Rows(IQueryable<Post> posts) => posts.Select(p => new PostRow(
        p.Id, p.Title, p.Text.Substring(0, StartLength), p.Languages[0], p.State, p.AuthorId, p.ReleaseAt ?? p.DueAt, p.ChangedAt,
        p.Targets.Select(t => t.ChannelId).ToList())
    { CategoryId = p.CategoryId });
}
