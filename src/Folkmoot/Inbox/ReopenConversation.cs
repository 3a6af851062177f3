// Opens a closed conversation again.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Web;

namespace Folkmoot.Inbox;

internal sealed class ReopenConversation(StoreDb db, IAudit audit, Actor actor, LiveEvents live)
{
    public async Task<InboxOutcome> RunAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var conversation = await ConversationLock.TakeAsync(db, conversationId, cancellationToken);
        if (conversation is null)
        {
            return InboxOutcome.NotThere;
        }

        if (conversation.State == ConversationState.Open)
        {
            return InboxOutcome.Done;
        }

        conversation.State = ConversationState.Open;
        audit.Record("inbox.conversation.reopened", "conversation", conversation.Id);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(conversation.AgencyId, InboxModule.Topic);
        return InboxOutcome.Done;
    }
}
