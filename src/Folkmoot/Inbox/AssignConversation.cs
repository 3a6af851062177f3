// Gives a conversation to somebody, or to nobody.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Web;

namespace Folkmoot.Inbox;

/// <param name="To">A member of staff who may answer; null for nobody.</param>
/// <param name="Seen">Who had it when the form was shown.</param>
internal sealed record AssignRequest(Guid ConversationId, Guid? To, Guid? Seen);

internal sealed class AssignConversation(StoreDb db, Staff staff, IAudit audit, Actor actor, LiveEvents live)
{
    public async Task<InboxOutcome> RunAsync(AssignRequest request, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (request.To is { } person && (await staff.WhoMayAnswerAsync(cancellationToken)).All(s => s.Id != person))
        {
            return new InboxOutcome.Wrong("inbox.error.assignee");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var conversation = await ConversationLock.TakeAsync(db, request.ConversationId, cancellationToken);
        if (conversation is null)
        {
            return InboxOutcome.NotThere;
        }

        if (conversation.AssigneeId == request.To)
        {
            return InboxOutcome.Done;
        }

        if (conversation.AssigneeId != request.Seen)
        {
            return new InboxOutcome.TakenMeanwhile(conversation.AssigneeId);
        }

        audit.Record("inbox.conversation.assigned", "conversation", conversation.Id, new { from = conversation.AssigneeId, to = request.To });
        conversation.AssigneeId = request.To;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(conversation.AgencyId, InboxModule.Topic);
        return InboxOutcome.Done;
    }
}
