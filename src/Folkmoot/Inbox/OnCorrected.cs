// A person corrected a label of something that was said to us: the message says so too, and what it did to the queue is weighed again.
using Folkmoot.Listening.Events;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Inbox;

internal sealed class OnCorrected(StoreDb db, IMentionFacts mentions, IAudit audit, LiveEvents live) : IHandle<MentionCorrected>
{
    /// <summary>A longer conversation is weighed by its end.</summary>
    private const int Most = 500;

    public async Task<Next> HandleAsync(MentionCorrected job, CancellationToken cancellationToken)
    {
        if (await mentions.FindAsync(job.MentionId, cancellationToken) is not { } mention)
        {
            return Next.Done;
        }

        var conversationId = await db.Messages.Where(m => m.MentionId == job.MentionId).Select(m => (Guid?)m.ConversationId).SingleOrDefaultAsync(cancellationToken);
        if (conversationId is not { } id)
        {
            return Next.Done;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await ConversationLock.TakeAsync(db, id, cancellationToken) is not { } conversation)
        {
            return Next.Done;
        }

        var messages = await db.Messages.Where(m => m.ConversationId == id && m.Kind == MessageKind.Incoming).OrderByDescending(m => m.At).Take(Most).ToListAsync(cancellationToken);
        if (messages.SingleOrDefault(m => m.MentionId == job.MentionId) is { } message)
        {
            (message.Sentiment, message.Labels) = (mention.Sentiment, MessageLabels.Write(mention.Labels));
        }

        Weigh(conversation, messages);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(conversation.AgencyId, InboxModule.Topic);
        return Next.Done;
    }

    /// <summary>What a person chose stays; what messages did is done anew.</summary>
    private void Weigh(Conversation conversation, IReadOnlyList<Message> messages)
    {
        var weighed = messages.Select(m => (Message: m, Urgency: Triage.UrgencyOf(MessageLabels.Read(m.Labels)))).ToList();
        if (conversation.PriorityBy is null)
        {
            var priority = weighed.Select(w => Triage.Asks(w.Message.Sentiment, w.Urgency)).DefaultIfEmpty(Priority.Normal).Max();
            if (priority != conversation.Priority)
            {
                audit.Record("inbox.conversation.weighed-again", "conversation", conversation.Id, new { from = conversation.Priority.ToString(), now = priority.ToString() });
                conversation.Priority = priority;
            }
        }

        var (reason, urgency) = weighed.Where(w => Triage.IsReason(Urgency.None, conversation.Priority, w.Urgency)).OrderByDescending(w => w.Urgency).FirstOrDefault();
        (conversation.Urgency, conversation.UrgencyMessageId) = (urgency, reason?.Id);
    }
}
