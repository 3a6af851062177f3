// Does what a verified activity of another server asks for: follows, and what people write to the Noticeboard. Everything else is passed over.
using System.Globalization;
using Folkmoot.Networks;
using Folkmoot.Networks.ActivityPub;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Federation;

internal sealed class Receive(StoreDb db, ReadBoard read, Announce announce, KeepReactions reactions, Texts texts, ActivityPubClient client, TimeProvider clock)
{
    /// <summary>False: it comes from a blocked server, and nothing was done.</summary>
    /// <param name="sender">Who signed it, which is who does it.</param>
    public async Task<bool> RunAsync(ForeignActivity activity, ForeignActor sender, CancellationToken cancellationToken)
    {
        var server = ForeignIds.ServerOf(new Uri(sender.Id));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // What comes in is numbered, and the same activity may arrive twice at once.
        await db.LockAsync($"federation:{db.AgencyId}", cancellationToken);
        if (await db.BlockedServers.AnyAsync(b => b.Server == server, cancellationToken))
        {
            return false;
        }

        var board = await read.FaceAsync(cancellationToken);
        var links = WriteNotes.LinksOf(board);
        await (activity.Type switch
        {
            "Follow" when activity.ObjectId == links.Actor => FollowAsync(activity, sender, server, links, cancellationToken),
            "Like" or "Announce" when links.PostOf(activity.ObjectId) is { } liked => reactions.AddAsync(activity, sender, liked, cancellationToken),
            "Undo" when activity.ObjectType is "Like" or "Announce" => reactions.RemoveAsync(activity, sender, links, cancellationToken),
            "Undo" when activity.ObjectType is null && activity.ObjectId is { } undone && await reactions.RemoveAsync(undone, sender, cancellationToken) => Task.CompletedTask,
            "Undo" when activity.ObjectType is "Follow" or null => UnfollowAsync(activity, sender, links, cancellationToken),
            "Block" when activity.ObjectId == links.Actor => ForgetAsync(sender.Id, cancellationToken),
            "Delete" when activity.ObjectId == sender.Id => ForgetAsync(sender.Id, cancellationToken),
            "Create" when activity.Note is { } note => NoteAsync(note, sender, links, cancellationToken),
            "Update" when activity.Note is { } note => EditedAsync(note, board, cancellationToken),
            "Delete" when activity.ObjectId is { } id => TakenBackAsync(id, sender, board, cancellationToken),
            _ => Task.CompletedTask,
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Somebody is gone, or wants nothing more to do with us.</summary>
    public async Task ForgetAsync(string actorId, CancellationToken cancellationToken)
    {
        await reactions.ForgetAsync(actorId, cancellationToken);
        await db.Followers.Where(f => f.ActorId == actorId).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task FollowAsync(ForeignActivity activity, ForeignActor sender, string server, ActorLinks links, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var followId = ForeignIds.Read(activity.Id, client.Options) is null ? null : activity.Id;
        var id = links.Activity(Guid.CreateVersion7(now));
        if (!await db.FederatedActors.AnyAsync(a => a.IsOn, cancellationToken))
        {
            await announce.ToAsync(sender.Inbox, ActivityKind.Answer, null, OwnDocuments.Reject(id, links.Actor, sender.Id, followId), cancellationToken);
            return;
        }

        var follower = await db.Followers.SingleOrDefaultAsync(f => f.ActorId == sender.Id, cancellationToken);
        if (follower is null)
        {
            follower = new Follower { Id = Guid.CreateVersion7(now), ActorId = sender.Id, Server = server, Inbox = sender.Inbox, FollowedAt = now };
            db.Followers.Add(follower);
        }

        (follower.Inbox, follower.SharedInbox, follower.FollowId) = (sender.Inbox, sender.SharedInbox, followId);
        await announce.ToAsync(sender.Inbox, ActivityKind.Answer, null, OwnDocuments.Accept(id, links.Actor, sender.Id, followId), cancellationToken);
    }

    private async Task UnfollowAsync(ForeignActivity activity, ForeignActor sender, ActorLinks links, CancellationToken cancellationToken)
    {
        if (activity.ObjectType == "Follow" && activity.InnerObject is { } followed && followed != links.Actor)
        {
            return;
        }

        var follower = await db.Followers.SingleOrDefaultAsync(f => f.ActorId == sender.Id, cancellationToken);
        // An old withdrawal that is sent again must not end a new following; one that only names an address must name this one.
        var named = activity.ObjectId is null ? activity.ObjectType == "Follow" : follower?.FollowId is null ? activity.ObjectType == "Follow" : follower.FollowId == activity.ObjectId;
        if (follower is not null && named)
        {
            db.Followers.Remove(follower);
        }
    }

    private async Task NoteAsync(ForeignNote note, ForeignActor sender, ActorLinks links, CancellationToken cancellationToken)
    {
        if (await db.IncomingNotes.AnyAsync(n => n.ExternalId == note.Id, cancellationToken))
        {
            return;
        }

        var toUs = note.Mentions.Contains(links.Actor, StringComparer.Ordinal) || note.To.Contains(links.Actor, StringComparer.Ordinal);
        var (replyTo, root) = await ThreadAsync(note, links, cancellationToken);
        if (replyTo is null && !toUs)
        {
            return;
        }

        var kind = !note.IsPublic ? IncomingKind.Message : replyTo is not null ? IncomingKind.Reply : IncomingKind.Mention;
        await AddAsync(note, note.Id, kind, note.Text.Length > 0 ? note.Text : note.Url ?? note.Id, sender.Handle, sender.Name, sender.Inbox, replyTo ?? note.InReplyTo, root ?? note.Id, cancellationToken);
    }

    /// <summary>What of ours it answers, and the first item of that thread; nulls where it answers nothing of ours.</summary>
    private async Task<(string? ReplyTo, string? Root)> ThreadAsync(ForeignNote note, ActorLinks links, CancellationToken cancellationToken)
    {
        if (links.PostOf(note.InReplyTo) is { } postId && await db.NoticeboardPosts.AnyAsync(p => p.Id == postId, cancellationToken))
        {
            return (postId.ToString(), postId.ToString());
        }

        if (links.AnswerOf(note.InReplyTo) is { } answerId)
        {
            var root = await db.FederatedAnswers.Where(a => a.Id == answerId).Select(a => a.RootId).SingleOrDefaultAsync(cancellationToken);
            return (root is null ? null : answerId.ToString(), root);
        }

        // Somebody goes on after their own message to us.
        var own = note.InReplyTo is null ? null
            : await db.IncomingNotes.Where(n => n.NoteId == note.InReplyTo && n.AuthorId == note.Author).Select(n => n.RootId).FirstOrDefaultAsync(cancellationToken);
        return (own is null ? null : note.InReplyTo, own);
    }

    /// <summary>A change of what we have is a message of its own: what somebody has read and answered does not change under their hands.</summary>
    private async Task EditedAsync(ForeignNote note, BoardFace board, CancellationToken cancellationToken)
    {
        var last = await LastAsync(note.Id, note.Author, cancellationToken);
        var at = note.Updated ?? clock.GetUtcNow();
        var words = In(board, "noticeboard.federation.edited", note.Text);
        if (last is null || (last.Payload is { } kept && ReadReplies.Read(kept) is { } before && (before.Text == note.Text || before.Text == words)))
        {
            return;
        }

        var externalId = string.Create(CultureInfo.InvariantCulture, $"{note.Id}#edited-{at.ToUnixTimeMilliseconds()}");
        if (!await db.IncomingNotes.AnyAsync(n => n.ExternalId == externalId, cancellationToken))
        {
            await AgainAsync(last, note with { Published = at }, externalId, words, cancellationToken);
        }
    }

    /// <summary>What was not read yet is not read any more; that it was taken back is told.</summary>
    private async Task TakenBackAsync(string noteId, ForeignActor sender, BoardFace board, CancellationToken cancellationToken)
    {
        var last = await LastAsync(noteId, sender.Id, cancellationToken);
        var externalId = noteId + "#deleted";
        if (last is null || last.ExternalId == externalId)
        {
            return;
        }

        await db.IncomingNotes.Where(n => n.NoteId == noteId && n.AuthorId == sender.Id).ExecuteUpdateAsync(s => s.SetProperty(n => n.Payload, (string?)null), cancellationToken);
        var gone = new ForeignNote(noteId, sender.Id, "", null, clock.GetUtcNow(), null, null, null, [], [], "{}");
        await AgainAsync(last, gone, externalId, In(board, "noticeboard.federation.taken-back"), cancellationToken);
    }

    private Task<IncomingNote?> LastAsync(string noteId, string authorId, CancellationToken cancellationToken) =>
        db.IncomingNotes.AsNoTracking().Where(n => n.NoteId == noteId && n.AuthorId == authorId).OrderByDescending(n => n.Number).FirstOrDefaultAsync(cancellationToken);

    private Task AgainAsync(IncomingNote last, ForeignNote note, string externalId, string words, CancellationToken cancellationToken) =>
        AddAsync(note, externalId, last.IsPublic ? IncomingKind.Reply : IncomingKind.Message, words, last.AuthorHandle, last.AuthorHandle, last.AuthorInbox, last.NoteId, last.RootId, cancellationToken, last.IsPublic);

    private async Task AddAsync(
        ForeignNote note, string externalId, IncomingKind kind, string text, string handle, string name, string inbox, string? replyTo, string root,
        CancellationToken cancellationToken, bool? isPublic = null)
    {
        var now = clock.GetUtcNow();
        var incoming = new Incoming(
            externalId, kind, new IncomingAuthor(note.Author, handle, name), text, note.Published ?? now, note.Url, note.Language, replyTo, root, null, null, note.Raw);
        db.IncomingNotes.Add(new IncomingNote
        {
            Id = Guid.CreateVersion7(now),
            Number = await db.IncomingNotes.MaxAsync(n => (long?)n.Number, cancellationToken) + 1 ?? 1,
            ExternalId = externalId,
            NoteId = note.Id,
            AuthorId = note.Author,
            AuthorHandle = handle,
            AuthorInbox = inbox,
            IsPublic = isPublic ?? note.IsPublic,
            RootId = root,
            Payload = ReadReplies.Write(incoming),
            ReceivedAt = now,
        });
    }

    private string In(BoardFace board, string key, params object[] places)
    {
        var culture = CultureInfo.GetCultureInfo(board.OwnWords);
        return string.Format(culture, texts.In(culture, key), places);
    }
}
