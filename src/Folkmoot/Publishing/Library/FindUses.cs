// Where a picture is used: the posts that have it, and what else keeps it from being deleted.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Library;

/// <param name="At">When it goes or went out; null while that is open.</param>
/// <param name="There">Channels on which it is to be seen, each with its address where the network told one.</param>
internal sealed record MediaUse(Guid PostId, string Label, string Language, PostState State, DateTimeOffset? At, IReadOnlyList<UsedThere> There)
{
    public bool IsOut => There.Count > 0;

    /// <summary>Approved, and some of it has not left yet.</summary>
    public bool IsAhead => State is PostState.Approved or PostState.Publishing;
}

internal sealed record UsedThere(string Channel, string? Url);

internal sealed class FindUses(StoreDb db)
{
    public const int Most = 200;
    private const int StartLength = 160;

    /// <summary>The posts with it, those that are out or ahead first, then the last changed.</summary>
    public async Task<IReadOnlyList<MediaUse>> OfAsync(Guid mediaId, CancellationToken cancellationToken)
    {
        var posts = await db.Posts.AsNoTracking().Where(p => p.Images.Any(i => i.MediaId == mediaId)).OrderByDescending(p => p.ChangedAt).Take(Most)
            .Select(p => new { p.Id, p.Title, Start = p.Text.Substring(0, StartLength), Language = p.Languages[0], p.State, At = p.ReleaseAt ?? p.DueAt }).ToListAsync(cancellationToken);
        var ids = posts.ConvertAll(p => p.Id);
        // Of a thread the first part has the images.
        var there = await db.Deliveries.AsNoTracking().Where(d => d.OwnerKind == Post.Kind && ids.Contains(d.OwnerId) && d.Part == 0 && d.State == DeliveryState.Sent)
            .Join(db.Channels, d => d.ChannelId, c => c.Id, (d, c) => new { d.OwnerId, c.Name, d.Url }).ToListAsync(cancellationToken);
        return
        [
            .. posts.Select(p => new MediaUse(
                    p.Id, PostRow.LabelOf(p.Title, p.Start), p.Language, p.State, p.At, [.. there.Where(d => d.OwnerId == p.Id).Select(d => new UsedThere(d.Name, d.Url)).OrderBy(d => d.Channel)]))
                .OrderByDescending(u => u.IsOut).ThenByDescending(u => u.IsAhead),
        ];
    }

    /// <summary>Whether a post, an earlier state of one, a recurring post or something that was sent needs the file.</summary>
    public async Task<bool> AnyAsync(Guid mediaId, CancellationToken cancellationToken)
    {
        // As JSON writes an id; contents are text, so every row is looked at. Deleting a picture is rare.
        var written = mediaId.ToString("D");
        return await db.PostImages.AnyAsync(i => i.MediaId == mediaId, cancellationToken)
            || await db.PostRevisions.AnyAsync(r => r.Content.Contains(written), cancellationToken)
            || await db.RecurringPosts.AnyAsync(r => r.Content.Contains(written), cancellationToken)
            || await db.Deliveries.AnyAsync(d => d.Content.Contains(written), cancellationToken);
    }
}
