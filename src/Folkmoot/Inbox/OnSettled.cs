// Brings a conversation up to date when the sending of an answer has come to an end, or needs a person.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Inbox;

internal sealed class OnSettled(StoreDb db, IAudit audit, LiveEvents live, TimeProvider clock) : IHandle<DeliverySettled>
{
    public async Task<Next> HandleAsync(DeliverySettled job, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var conversationId = await db.Messages.Where(m => m.Id == job.OwnerId).Select(m => (Guid?)m.ConversationId).SingleOrDefaultAsync(cancellationToken);
        if (conversationId is null || await ConversationLock.TakeAsync(db, conversationId.Value, cancellationToken) is not { } conversation)
        {
            return Next.Done;
        }

        var message = await db.Messages.SingleAsync(m => m.Id == job.OwnerId, cancellationToken);
        var delivery = await db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == job.DeliveryId, cancellationToken);
        if (delivery is { State: DeliveryState.Sent, ExternalId: { } externalId } && message.ExternalId is null
            && !await db.Messages.AnyAsync(m => m.ChannelId == message.ChannelId && m.ExternalId == externalId, cancellationToken))
        {
            (message.ExternalId, message.Revision, message.Url) = (externalId, delivery.Revision, delivery.Url);
        }

        await JudgeAsync(conversation, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(conversation.AgencyId, InboxModule.Topic);
        return Next.Done;
    }

    /// <summary>An answer that did not leave puts the conversation back before somebody's eyes.</summary>
    private async Task JudgeAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        var answers = await db.Messages.AsNoTracking().Where(m => m.ConversationId == conversation.Id && m.DeliveryId != null)
            .Join(db.Deliveries, m => m.DeliveryId, d => d.Id, (m, d) => new { m.At, d.State }).ToListAsync(cancellationToken);
        if (answers.Any(a => a.State is DeliveryState.Failed or DeliveryState.NeedsReview))
        {
            conversation.TroubleSince ??= clock.GetUtcNow();
            if (conversation.State == ConversationState.Closed)
            {
                conversation.State = ConversationState.Open;
                audit.Record("inbox.conversation.reopened-by-failure", "conversation", conversation.Id);
            }

            return;
        }

        conversation.TroubleSince = null;
        if (conversation.State == ConversationState.Open)
        {
            DateTimeOffset? last = answers.Where(a => a.State != DeliveryState.Withdrawn).Select(a => (DateTimeOffset?)a.At).Max();
            var unanswered = db.Messages.Where(m => m.ConversationId == conversation.Id && m.Kind == MessageKind.Incoming && (last == null || m.StoredAt > last));
            conversation.UnreadSince = await unanswered.MinAsync(m => (DateTimeOffset?)m.At, cancellationToken);
        }
    }
}
