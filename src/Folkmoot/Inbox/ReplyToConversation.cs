// Answers a citizen on the channel that they wrote on.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Drafting;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Inbox;

/// <param name="ReplyId">New for each form that is shown, so that pressing twice sends once.</param>
/// <param name="Answers">The incoming message that is answered; null for the citizen's latest.</param>
/// <param name="Language">BCP 47 tag of the text.</param>
/// <param name="Seen"><see cref="Conversation.Answers"/> when the form was shown.</param>
/// <param name="Close">Close the conversation with it.</param>
/// <param name="Assists">Proposals of a machine that were taken over while writing; null for none.</param>
internal sealed record ReplyRequest(
    Guid ConversationId, Guid ReplyId, string Text, string Language, Guid? Answers, int Seen, bool Close, IReadOnlyList<Guid>? Assists = null);

internal sealed class ReplyToConversation(
    StoreDb db, NetworkCatalogue networks, Deliveries deliveries, MarkTraces traces, IAudit audit, Actor actor, LiveEvents live, TimeProvider clock)
{
    /// <summary><see cref="Delivery.OwnerKind"/> of answers.</summary>
    public const string OwnerKind = "reply";

    public async Task<InboxOutcome> RunAsync(ReplyRequest request, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        var text = request.Text.Trim();
        if (text.Length == 0)
        {
            return new InboxOutcome.Wrong("inbox.error.reply-empty");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var conversation = await ConversationLock.TakeAsync(db, request.ConversationId, cancellationToken);
        if (conversation is null)
        {
            return InboxOutcome.NotThere;
        }

        if (await db.Messages.AnyAsync(m => m.Id == request.ReplyId && m.ConversationId == conversation.Id, cancellationToken))
        {
            return InboxOutcome.Done;
        }

        if (conversation.Answers != request.Seen)
        {
            var theirs = await db.Messages.AsNoTracking().Where(m => m.ConversationId == conversation.Id && m.Kind == MessageKind.Outgoing)
                .OrderByDescending(m => m.At).FirstAsync(cancellationToken);
            return new InboxOutcome.AnsweredMeanwhile(theirs.Author, theirs.Text, conversation.Answers);
        }

        var channel = await db.Channels.AsNoTracking().SingleAsync(c => c.Id == conversation.ChannelId, cancellationToken);
        var network = networks[channel.Network];
        if (Fault(network, text) is { } fault)
        {
            return fault;
        }

        var answered = await AnsweredAsync(conversation.Id, request.Answers, cancellationToken);
        if (answered is null)
        {
            return new InboxOutcome.Wrong("inbox.error.nothing-to-answer");
        }

        var now = clock.GetUtcNow();
        var reply = New(conversation, request, text, answered, person, now);
        reply.MachineAssisted = await traces.RunAsync(OwnerKind, reply.Id, request.Assists ?? [], [text], before: false, cancellationToken);
        var content = new DeliveryContent(text, [request.Language], [], Target(answered), MachineAssisted: reply.MachineAssisted);
        reply.DeliveryId = await deliveries.AddAsync(
            new NewDelivery(OwnerKind, reply.Id, channel.Id, Lane.Reply, content, now, now + Deliveries.InTime), cancellationToken);
        db.Messages.Add(reply);
        conversation.Answers++;
        conversation.AssigneeId ??= person;
        conversation.LastMessageAt = now;
        conversation.UnreadSince = null;
        audit.Record("inbox.conversation.answered", "conversation", conversation.Id, new { message = reply.Id, delivery = reply.DeliveryId, to = answered.Id });
        if (request.Close && conversation.State == ConversationState.Open)
        {
            CloseConversation.Close(conversation, audit);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(conversation.AgencyId, InboxModule.Topic);
        return InboxOutcome.Done;
    }

    private static InboxOutcome.Wrong? Fault(INetwork network, string text) =>
        !network.Limits.CanReply ? new InboxOutcome.Wrong("inbox.error.cannot-reply")
        : network.Measure(text).Excess is { } excess ? new InboxOutcome.Wrong(excess.ToStored())
        : null;

    private Task<Message?> AnsweredAsync(Guid conversationId, Guid? wanted, CancellationToken cancellationToken) =>
        db.Messages.AsNoTracking()
            .Where(m => m.ConversationId == conversationId && m.Kind == MessageKind.Incoming && (wanted == null || m.Id == wanted))
            .OrderByDescending(m => m.At).ThenByDescending(m => m.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>A message that stands in no thread is the first of its own.</summary>
    internal static ReplyTarget Target(Message answered) => answered.RootId is { } root && root != answered.ExternalId
        ? new ReplyTarget(answered.ExternalId!, answered.Revision, root, answered.RootRevision)
        : new ReplyTarget(answered.ExternalId!, answered.Revision, answered.ExternalId!, answered.Revision);

    private Message New(Conversation conversation, ReplyRequest request, string text, Message answered, Guid person, DateTimeOffset now) => new()
    {
        Id = request.ReplyId,
        ConversationId = conversation.Id,
        ChannelId = conversation.ChannelId,
        Kind = MessageKind.Outgoing,
        Text = text,
        Folded = Fold.Text(text, actor.Name),
        At = now,
        StoredAt = now,
        Author = actor.Name,
        PersonId = person,
        ReplyToId = answered.ExternalId,
        RootId = answered.RootId ?? answered.ExternalId,
        Language = request.Language,
    };
}
