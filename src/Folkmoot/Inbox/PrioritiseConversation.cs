// Says how urgent a conversation is, which decides its place in the queue.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Web;

namespace Folkmoot.Inbox;

internal sealed class PrioritiseConversation(StoreDb db, IAudit audit, Actor actor, LiveEvents live)
{
    public async Task<InboxOutcome> RunAsync(Guid conversationId, Priority priority, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (!Enum.IsDefined(priority))
        {
            return new InboxOutcome.Wrong("inbox.error.priority");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var conversation = await ConversationLock.TakeAsync(db, conversationId, cancellationToken);
        if (conversation is null)
        {
            return InboxOutcome.NotThere;
        }

        if (conversation.Priority == priority)
        {
            return InboxOutcome.Done;
        }

        audit.Record("inbox.conversation.prioritised", "conversation", conversation.Id, new { from = conversation.Priority.ToString(), to = priority.ToString() });
        conversation.Priority = priority;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(conversation.AgencyId, InboxModule.Topic);
        return InboxOutcome.Done;
    }
}
