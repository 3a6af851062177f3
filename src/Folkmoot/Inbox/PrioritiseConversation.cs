// Says how urgent a conversation is, which decides its place in the queue.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Web;

namespace Folkmoot.Inbox;

internal sealed class PrioritiseConversation(StoreDb db, IAudit audit, Actor actor, LiveEvents live)
{
    public async Task<InboxOutcome> RunAsync(Guid conversationId, Priority priority, CancellationToken cancellationToken)
    {
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

        if (conversation.Priority == priority && conversation.PriorityBy is not null)
        {
            return InboxOutcome.Done;
        }

        audit.Record(
            "inbox.conversation.prioritised", "conversation", conversation.Id,
            new { from = conversation.Priority.ToString(), to = priority.ToString(), against = Against(conversation, priority)?.ToString() });
        (conversation.Urgency, conversation.UrgencyMessageId) = Against(conversation, priority) is null ? (conversation.Urgency, conversation.UrgencyMessageId) : (Urgency.None, null);
        (conversation.Priority, conversation.PriorityBy) = (priority, actor.Required);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(conversation.AgencyId, InboxModule.Topic);
        return InboxOutcome.Done;
    }

    /// <summary>The urgency that the person does not see in it.</summary>
    private static Urgency? Against(Conversation conversation, Priority priority) =>
        conversation.Urgency != Urgency.None && priority < Triage.Asks(null, conversation.Urgency) ? conversation.Urgency : null;
}
