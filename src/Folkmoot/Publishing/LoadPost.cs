// Reads a post whole: its parts, the facts of its images and of the agency's channels, and what would go out.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

/// <param name="Channels">Every channel of the agency that can send, and those that the post names.</param>
internal sealed record LoadedPost(Post Post, PostContent Content, string Hash, IReadOnlyDictionary<Guid, ChannelFacts> Channels);

/// <summary>A post to look at, not to change.</summary>
internal sealed record StoredPost(Post Post, PostContent Content, string Hash);

internal sealed class LoadPost(StoreDb db, NetworkCatalogue networks)
{
    /// <summary>The post, tracked, so that the caller can change and save it; null when there is none.</summary>
    public async Task<LoadedPost?> FindAsync(Guid postId, CancellationToken cancellationToken)
    {
        var post = await db.Posts.Include(p => p.Targets).Include(p => p.Versions).Include(p => p.Images)
            .AsSplitQuery().SingleOrDefaultAsync(p => p.Id == postId, cancellationToken);
        if (post is null)
        {
            return null;
        }

        var content = await ContentAsync(post, cancellationToken);
        return new LoadedPost(post, content, ContentHash.Of(content), await ChannelsAsync(cancellationToken));
    }

    /// <summary>Those that there are, by id, untracked.</summary>
    public async Task<IReadOnlyDictionary<Guid, StoredPost>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var posts = await db.Posts.AsNoTracking().Include(p => p.Targets).Include(p => p.Versions).Include(p => p.Images)
            .AsSplitQuery().Where(p => ids.Contains(p.Id)).ToListAsync(cancellationToken);
        var media = await MediaAsync(posts.SelectMany(p => p.Images).Select(i => i.MediaId), cancellationToken);
        return posts.Select(p => (Post: p, Content: PostContent.Of(p, media)))
            .ToDictionary(p => p.Post.Id, p => new StoredPost(p.Post, p.Content, ContentHash.Of(p.Content)));
    }

    /// <summary>What would go out of the post as it stands in memory.</summary>
    public async Task<PostContent> ContentAsync(Post post, CancellationToken cancellationToken) =>
        PostContent.Of(post, await MediaAsync(post.Images.Select(i => i.MediaId), cancellationToken));

    public async Task<IReadOnlyDictionary<Guid, MediaFacts>> MediaAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        return wanted.Count == 0
            ? new Dictionary<Guid, MediaFacts>()
            : await db.MediaFiles.AsNoTracking().Where(m => wanted.Contains(m.Id))
                .Select(m => new MediaFacts(m.Id, m.MediaType, m.Bytes.Length, m.Width, m.Height, m.Sha256))
                .ToDictionaryAsync(m => m.Id, cancellationToken);
    }

    /// <summary>Why it was last returned; null when it never was.</summary>
    public async Task<string?> LastReasonAsync(Guid postId, CancellationToken cancellationToken) =>
        await db.Approvals.AsNoTracking().Where(a => a.PostId == postId && a.Verdict == ApprovalVerdict.Returned)
            .OrderByDescending(a => a.At).Select(a => a.Reason).FirstOrDefaultAsync(cancellationToken);

    /// <summary>All channels of the agency, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, ChannelFacts>> ChannelsAsync(CancellationToken cancellationToken)
    {
        var channels = await db.Channels.AsNoTracking().OrderBy(c => c.Name)
            .Select(c => new { c.Id, c.Name, c.Handle, c.State, c.CredentialsExpireAt, c.Network }).ToListAsync(cancellationToken);
        return channels.ToDictionary(
            c => c.Id, c => new ChannelFacts(c.Id, c.Name, c.Handle, c.State, c.CredentialsExpireAt, networks.Find(c.Network)));
    }
}
