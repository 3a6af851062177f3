// Makes a new draft with the words, images and targets of another post; its time and its approval are not taken over.
using Folkmoot.Accounts;
using Folkmoot.Publishing.Revisions;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

internal sealed class DuplicatePost(StoreDb db, KeepRevision revisions, PostLog log, Actor actor, TimeProvider clock)
{
    /// <param name="onlyChannelId">Of its targets only this one; null for all.</param>
    public async Task<PostOutcome> RunAsync(Guid postId, CancellationToken cancellationToken, Guid? onlyChannelId = null)
    {
        var person = actor.Required;
        var from = await db.Posts.AsNoTracking().Include(p => p.Targets).Include(p => p.Versions).Include(p => p.Images)
            .AsSplitQuery().SingleOrDefaultAsync(p => p.Id == postId, cancellationToken);
        if (from is null)
        {
            return new PostMissing();
        }

        var now = clock.GetUtcNow();
        var copy = new Post
        {
            Id = Guid.CreateVersion7(now),
            AuthorId = person,
            Title = from.Title,
            Text = from.Text,
            Source = from.Source,
            Languages = [.. from.Languages],
            Labels = from.Labels,
            CampaignId = from.CampaignId,
            Tags = from.Tags,
            CategoryId = from.CategoryId,
            MachineAssisted = from.MachineAssisted,
            TimeZone = from.TimeZone,
            CreatedAt = now,
            ChangedAt = now,
        };
        db.Posts.Add(copy);
        db.PostTargets.AddRange(from.Targets.Where(t => onlyChannelId is null || t.ChannelId == onlyChannelId).Select(t => new PostTarget { Id = Guid.CreateVersion7(now), PostId = copy.Id, ChannelId = t.ChannelId }));
        db.PostVersions.AddRange(from.Versions.Where(v => onlyChannelId is null || v.ChannelId == onlyChannelId).Select(v => new PostVersion { Id = Guid.CreateVersion7(now), PostId = copy.Id, ChannelId = v.ChannelId, Text = v.Text }));
        db.PostImages.AddRange(from.Images.Select(i => new PostImage
        {
            Id = Guid.CreateVersion7(now),
            PostId = copy.Id,
            MediaId = i.MediaId,
            Position = i.Position,
            AltText = i.AltText,
            Exemption = i.Exemption,
            Focus = i.Focus,
        }));
        await revisions.RunAsync(copy, null, automatic: false, restoredFrom: null, cancellationToken);
        log.Record(copy.Id, PostAct.Created, facts: new { from = postId });
        await db.SaveChangesAsync(cancellationToken);
        return new PostDone(copy.Id);
    }
}
