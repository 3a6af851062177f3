// Writes a note to a conversation, for colleagues only.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Inbox;

/// <param name="NoteId">New for each form that is shown, so that pressing twice writes once.</param>
internal sealed record NoteRequest(Guid ConversationId, Guid NoteId, string Text);

internal sealed class AddNote(StoreDb db, IAudit audit, Actor actor, LiveEvents live, TimeProvider clock)
{
    public async Task<InboxOutcome> RunAsync(NoteRequest request, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        var text = request.Text.Trim();
        if (text.Length is 0 or > Message.NoteMax)
        {
            return new InboxOutcome.Wrong(text.Length == 0 ? "inbox.error.note-empty" : "inbox.error.note-long");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var conversation = await ConversationLock.TakeAsync(db, request.ConversationId, cancellationToken);
        if (conversation is null)
        {
            return InboxOutcome.NotThere;
        }

        if (await db.Messages.AnyAsync(m => m.Id == request.NoteId && m.ConversationId == conversation.Id, cancellationToken))
        {
            return InboxOutcome.Done;
        }

        var now = clock.GetUtcNow();
        db.Messages.Add(new Message
        {
            Id = request.NoteId,
            ConversationId = conversation.Id,
            ChannelId = conversation.ChannelId,
            Kind = MessageKind.Note,
            Text = text,
            Folded = Fold.Text(text, actor.Name),
            At = now,
            StoredAt = now,
            Author = actor.Name,
            PersonId = person,
        });
        audit.Record("inbox.conversation.noted", "conversation", conversation.Id, new { note = request.NoteId });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(conversation.AgencyId, InboxModule.Topic);
        return InboxOutcome.Done;
    }
}
