// Tells other servers what became of a post: the activity and the job that spreads it, in the transaction that makes it so.
using Folkmoot.Networks.ActivityPub;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Federation;

internal sealed class Announce(StoreDb db, ReadBoard read, WriteNotes notes, Jobs jobs, TimeProvider clock)
{
    /// <param name="post">With its images, as it stands at the end of the transaction.</param>
    /// <param name="version">Grows with each change of the post.</param>
    public async Task PostAsync(NoticeboardPost post, ActivityKind kind, int version, CancellationToken cancellationToken)
    {
        var actor = await db.FederatedActors.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        // A removal is told even when nobody can follow any more: what others still show must go.
        if (actor is null || (!actor.IsOn && kind != ActivityKind.Delete))
        {
            return;
        }

        var board = await read.FaceAsync(cancellationToken);
        var links = WriteNotes.LinksOf(board);
        var notice = new Notice(
            post.Id, post.Title, post.Text, post.Languages, post.PublishedAt, post.WithdrawnAt,
            [.. post.Images.OrderBy(i => i.Number).Select(i => new NoticeImage(i.Image.Sha256, i.Image.MediaType, i.Image.Size, i.Image.Width, i.Image.Height, i.AltText))],
            post.MachineAssisted, CorrectedAt: post.CorrectedAt);
        var document = kind switch
        {
            ActivityKind.Create => OwnDocuments.Create(notes.Note(board, notice)),
            ActivityKind.Update => OwnDocuments.Update(notes.Note(board, notice), version),
            _ => OwnDocuments.Delete(links.Post(post.Id), links.Actor, post.PublishedAt, post.WithdrawnAt!.Value, [OwnDocuments.Everybody], [links.Followers]),
        };
        var activity = New(kind, post.Id, OwnDocuments.Write(document));
        await jobs.AddAsync(new SpreadActivity(activity.Id), cancellationToken);
    }

    /// <summary>To one inbox alone.</summary>
    public async Task ToAsync(string inbox, ActivityKind kind, Guid? aboutId, System.Text.Json.Nodes.JsonObject document, CancellationToken cancellationToken)
    {
        var activity = New(kind, aboutId, OwnDocuments.Write(document));
        var delivery = NewDelivery(activity, inbox, clock.GetUtcNow());
        db.ActivityDeliveries.Add(delivery);
        await jobs.AddAsync(new DeliverActivity(delivery.Id), cancellationToken, lane: Lane.Reply);
    }

    internal static ActivityDelivery NewDelivery(OutgoingActivity activity, string inbox, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ActivityId = activity.Id,
        AboutId = activity.AboutId,
        Inbox = inbox,
        Server = ForeignIds.ServerOf(new Uri(inbox)),
        CreatedAt = now,
    };

    private OutgoingActivity New(ActivityKind kind, Guid? aboutId, string document)
    {
        var now = clock.GetUtcNow();
        var activity = new OutgoingActivity { Id = Guid.CreateVersion7(now), Kind = kind, AboutId = aboutId, Document = document, CreatedAt = now };
        db.OutgoingActivities.Add(activity);
        return activity;
    }
}
