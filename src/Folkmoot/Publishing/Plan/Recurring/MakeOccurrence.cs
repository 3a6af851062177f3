// Makes the draft of one day of a recurring post, once, and hands it on to approval where that was chosen.
using Folkmoot.Publishing.Revisions;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Recurring;

internal sealed record OccurrenceDue(Guid RecurringId, DateOnly Day)
{
    public string Key => $"recurring:{RecurringId:N}:{Day:yyyyMMdd}";
}

internal sealed class MakeOccurrence(StoreDb db, LoadPost load, KeepRevision revisions, PostLog log, Jobs jobs, TimeProvider clock) : IHandle<OccurrenceDue>
{
    public async Task<Next> HandleAsync(OccurrenceDue job, CancellationToken cancellationToken)
    {
        if (await db.RecurringPosts.AsNoTracking().AnyAsync(r => r.Id == job.RecurringId && r.PausedAt == null, cancellationToken))
        {
            await RunAsync(job.RecurringId, job.Day, cancellationToken);
        }

        return Next.Done;
    }

    /// <summary>Null: the day is none of its days, has passed, or was made or left out before.</summary>
    public async Task<Guid?> RunAsync(Guid recurringId, DateOnly day, CancellationToken cancellationToken)
    {
        var recurring = await db.RecurringPosts.AsNoTracking().SingleOrDefaultAsync(r => r.Id == recurringId, cancellationToken);
        if (recurring is null || !recurring.Recurrence.Falls(day) || await db.PostOccurrences.AnyAsync(o => o.RecurringId == recurringId && o.Day == day, cancellationToken))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var zone = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var (local, at) = Recurrence.When(day, recurring.At, zone);
        if (at <= now)
        {
            // What was missed is not caught up with: a post about this morning is none for the afternoon.
            return null;
        }

        var post = await AddAsync(recurring, local, at, zone, now, cancellationToken);
        db.PostOccurrences.Add(new PostOccurrence { Id = Guid.CreateVersion7(now), RecurringId = recurringId, Day = day, PostId = post.Id, At = now });
        if (recurring.Submits)
        {
            await jobs.AddAsync(new SubmitDue(post.Id), cancellationToken);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return post.Id;
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            // Another node, or a person at the same moment.
            db.ChangeTracker.Clear();
            return null;
        }
    }

    private async Task<Post> AddAsync(RecurringPost recurring, DateTime local, DateTimeOffset at, string zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var content = RevisionContent.Read(recurring.Content);
        var language = content.Languages.Count > 0 ? content.Languages[0] : "";
        var post = new Post
        {
            Id = Guid.CreateVersion7(now),
            AuthorId = recurring.ChangedBy,
            Title = Fill(content.Title),
            Text = Fill(content.Text),
            Source = content.Source,
            Languages = [.. content.Languages],
            Labels = content.Labels.Count > 0 ? [.. content.Labels] : null,
            CampaignId = recurring.CampaignId,
            CategoryId = recurring.CategoryId,
            Tags = recurring.Tags,
            MachineAssisted = recurring.MachineAssisted,
            DueAt = at,
            DueLocal = WallClock.Write(local),
            TimeZone = zone,
            CreatedAt = now,
            ChangedAt = now,
        };
        var channels = await load.ChannelsAsync(cancellationToken);
        var media = await load.MediaAsync(content.Images.Select(i => i.MediaId), cancellationToken);
        db.Posts.Add(post);
        db.PostTargets.AddRange(content.Channels.Where(channels.ContainsKey).Select(c => new PostTarget { Id = Guid.CreateVersion7(now), PostId = post.Id, ChannelId = c }));
        db.PostVersions.AddRange(content.Versions.Where(v => channels.ContainsKey(v.ChannelId))
            .Select(v => new PostVersion { Id = Guid.CreateVersion7(now), PostId = post.Id, ChannelId = v.ChannelId, Text = Fill(v.Text) }));
        db.PostImages.AddRange(content.Images.Where(i => media.ContainsKey(i.MediaId)).Select((image, i) => new PostImage
        {
            Id = Guid.CreateVersion7(now),
            PostId = post.Id,
            MediaId = image.MediaId,
            Position = i,
            AltText = image.AltText,
            Exemption = image.Exemption,
            Focus = image.Focus,
        }));
        await revisions.RunAsync(post, null, automatic: false, restoredFrom: null, cancellationToken);
        log.Record(post.Id, PostAct.Created, recurring.Name, new { recurring = recurring.Id, writers = recurring.Writers });
        // Its words are theirs, though none of them was there when it was made.
        db.PostChanges.AddRange(recurring.Writers.Select(w => new PostChange { Id = Guid.CreateVersion7(now), PostId = post.Id, PersonId = w, Act = PostAct.Edited, Detail = "text", At = now }));
        return post;

        string Fill(string text) => DatePlaces.Fill(text, local, language);
    }
}
