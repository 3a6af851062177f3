// Puts a post into a campaign and a content category and gives it tags, in whatever state it is. None of these is content: an approval stays as it is.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan;

/// <param name="CampaignId">Null for none.</param>
/// <param name="CategoryId">Null for none.</param>
internal sealed record FileRequest(Guid PostId, Guid? CampaignId, IReadOnlyList<string> Tags, Guid? CategoryId = null);

internal sealed class FilePost(StoreDb db, PostLog log, Actor actor, TimeProvider clock)
{
    public async Task<PostOutcome> RunAsync(FileRequest request, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        var tags = PostTags.Clean(request.Tags);
        if (PostTags.Fault(tags) is { } fault)
        {
            return new PostFaulty([fault]);
        }

        var post = await db.Posts.SingleOrDefaultAsync(p => p.Id == request.PostId, cancellationToken);
        if (post is null)
        {
            return new PostMissing();
        }

        var (same, stays) = (post.CampaignId == request.CampaignId, post.CategoryId == request.CategoryId);
        if (same && stays && tags.SequenceEqual(post.Tags ?? []))
        {
            return new PostDone(post.Id);
        }

        if (!same && request.CampaignId is { } id && !await db.Campaigns.AnyAsync(c => c.Id == id && c.ArchivedAt == null, cancellationToken))
        {
            return new PostFaulty([new Problem("campaign-closed", true, PostPart.Whole, null)]);
        }

        if (!stays && request.CategoryId is { } category && !await db.PostCategories.AnyAsync(c => c.Id == category && c.ArchivedAt == null, cancellationToken))
        {
            return new PostFaulty([new Problem("category-closed", true, PostPart.Whole, null)]);
        }

        log.Record(post.Id, PostAct.Filed, facts: new
        {
            before = new { campaign = post.CampaignId, tags = post.Tags, category = post.CategoryId },
            campaign = request.CampaignId,
            tags,
            category = request.CategoryId,
        });
        (post.CampaignId, post.CategoryId, post.Tags) = (request.CampaignId, request.CategoryId, tags.Count > 0 ? tags : null);
        post.Touch(clock.GetUtcNow());
        return await db.SavePostAsync(post.Id, cancellationToken);
    }
}
