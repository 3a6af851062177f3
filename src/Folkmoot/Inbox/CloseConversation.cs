// Closes a conversation: nothing more is to be done, until the citizen writes again.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Web;

namespace Folkmoot.Inbox;

internal sealed class CloseConversation(StoreDb db, IAudit audit, Actor actor, LiveEvents live)
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

        if (conversation.State == ConversationState.Closed)
        {
            return InboxOutcome.Done;
        }

        Close(conversation, audit);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(conversation.AgencyId, InboxModule.Topic);
        return InboxOutcome.Done;
    }

    internal static void Close(Conversation conversation, IAudit audit)
    {
        audit.Record("inbox.conversation.closed", "conversation", conversation.Id, new { unanswered = conversation.UnreadSince is not null });
        conversation.State = ConversationState.Closed;
        conversation.UnreadSince = null;
    }
}
