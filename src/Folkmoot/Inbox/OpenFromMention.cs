// Opens a conversation, or continues one, when somebody says something to us.
using Folkmoot.Channels;
using Folkmoot.Listening.Events;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Inbox;

internal sealed class OpenFromMention(StoreDb db, IMentionFacts mentions, IAudit audit, LiveEvents live, TimeProvider clock) : IHandle<MentionStored>
{
    public async Task<Next> HandleAsync(MentionStored job, CancellationToken cancellationToken)
    {
        var mention = await mentions.FindAsync(job.MentionId, cancellationToken);
        if (mention is not { ChannelId: { } channelId } || !Triage.IsForUs(mention.Kind))
        {
            return Next.Done;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Messages of one thread may be handled at the same time, in any order, and more than once.
        var root = mention.RootId ?? mention.ExternalId;
        await db.LockAsync($"thread:{channelId}:{root}", cancellationToken);
        if (await IsKnownAsync(channelId, mention.ExternalId, cancellationToken))
        {
            return Next.Done;
        }

        var conversation = await FindAsync(channelId, root, mention.AuthorExternalId, cancellationToken);
        if (conversation is null)
        {
            conversation = New(channelId, root, mention);
            db.Conversations.Add(conversation);
            audit.Record("inbox.conversation.opened", "conversation", conversation.Id, new { channelId, mention = mention.Id });
        }
        else if (conversation.State == ConversationState.Closed)
        {
            conversation.State = ConversationState.Open;
            audit.Record("inbox.conversation.reopened-by-message", "conversation", conversation.Id, new { mention = mention.Id });
        }

        var message = New(conversation, mention);
        db.Messages.Add(message);
        conversation.LastMessageAt = Triage.Later(conversation.LastMessageAt, message.At);
        conversation.UnreadSince = Triage.Earlier(conversation.UnreadSince, message.At);
        Raise(conversation, message, mention);
        conversation.Language = mention.Language ?? conversation.Language;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(conversation.AgencyId, InboxModule.Topic);
        return Next.Done;
    }

    private void Raise(Conversation conversation, Message message, MentionFacts mention)
    {
        var urgency = Triage.UrgencyOf(mention.Labels);
        var priority = Triage.Raise(conversation.Priority, conversation.PriorityBy is not null, mention.Sentiment, urgency);
        if (priority > conversation.Priority && urgency != Urgency.None)
        {
            audit.Record("inbox.conversation.raised", "conversation", conversation.Id, new { message = message.Id, urgency = urgency.ToString(), from = conversation.Priority.ToString(), now = priority.ToString() });
        }

        if (priority > conversation.Priority)
        {
            (conversation.Priority, conversation.PriorityBy) = (priority, null);
        }

        if (Triage.IsReason(conversation.Urgency, conversation.Priority, urgency))
        {
            (conversation.Urgency, conversation.UrgencyMessageId) = (urgency, message.Id);
        }
    }

    /// <summary>It is in a conversation already, or it is something that we said ourselves.</summary>
    private async Task<bool> IsKnownAsync(Guid channelId, string externalId, CancellationToken cancellationToken) =>
        await db.Messages.AnyAsync(m => m.ChannelId == channelId && m.ExternalId == externalId, cancellationToken)
        || await db.Deliveries.AnyAsync(d => d.ChannelId == channelId && d.ExternalId == externalId, cancellationToken);

    private async Task<Conversation?> FindAsync(Guid channelId, string root, string citizenId, CancellationToken cancellationToken)
    {
        var id = await db.Conversations.Where(c => c.ChannelId == channelId && c.RootId == root && c.CitizenId == citizenId)
            .Select(c => (Guid?)c.Id).SingleOrDefaultAsync(cancellationToken);
        return id is { } known ? await ConversationLock.TakeAsync(db, known, cancellationToken) : null;
    }

    private Conversation New(Guid channelId, string root, MentionFacts mention)
    {
        var now = clock.GetUtcNow();
        return new Conversation
        {
            Id = Guid.CreateVersion7(now),
            ChannelId = channelId,
            RootId = root,
            CitizenId = mention.AuthorExternalId,
            CitizenHandle = Triage.Short(mention.AuthorHandle, 300),
            CitizenName = Triage.Short(mention.AuthorName, 300),
            Subject = Triage.Subject(mention.Text),
            CreatedAt = now,
            LastMessageAt = mention.At,
        };
    }

    private Message New(Conversation conversation, MentionFacts mention)
    {
        var now = clock.GetUtcNow();
        return new Message
        {
            Id = Guid.CreateVersion7(now),
            ConversationId = conversation.Id,
            ChannelId = conversation.ChannelId,
            Kind = MessageKind.Incoming,
            Text = mention.Text,
            Folded = Fold.Text(mention.Text, mention.AuthorHandle, mention.AuthorName),
            At = mention.At,
            StoredAt = now,
            Author = Triage.Short(mention.AuthorHandle, 300),
            ExternalId = mention.ExternalId,
            Revision = mention.Revision,
            ReplyToId = mention.ReplyToId,
            RootId = mention.RootId,
            RootRevision = mention.RootRevision,
            Url = mention.Url,
            Language = mention.Language,
            Sentiment = mention.Sentiment,
            Labels = MessageLabels.Write(mention.Labels),
            MentionId = mention.Id,
        };
    }
}
