// A conversation with everything that belongs to its thread, in order: our post that was answered, what was said, what was done.
using System.Text.Json;
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Inbox;

/// <param name="AgencyLanguage">The language that the agency mostly writes in.</param>
/// <param name="Entries">Oldest first.</param>
internal sealed record ConversationView(Conversation Conversation, Channel Channel, string AgencyLanguage, IReadOnlyList<ThreadEntry> Entries);

internal abstract record ThreadEntry(DateTimeOffset At)
{
    /// <summary>Something of ours that was there before and was answered.</summary>
    internal sealed record OurPost(DateTimeOffset At, Guid DeliveryId, DeliveryContent Content, string? Url) : ThreadEntry(At);

    /// <param name="Sending">State of its sending; null for what is not sent.</param>
    internal sealed record Said(Message Message, SendingState? Sending) : ThreadEntry(Message.At);

    /// <summary>Somebody did something with the conversation.</summary>
    /// <param name="To">To whom it was assigned.</param>
    internal sealed record Act(DateTimeOffset At, string Action, string By, Guid? To) : ThreadEntry(At);
}

internal sealed record SendingState(Guid DeliveryId, DeliveryState State, string? Reason);

internal sealed class ReadConversation(StoreDb db)
{
    /// <summary>Longer threads show their end.</summary>
    private const int Most = 500;

    private static readonly string[] ShownByItself = ["inbox.conversation.opened", "inbox.conversation.answered", "inbox.conversation.noted"];

    public async Task<ConversationView?> RunAsync(Guid id, CancellationToken cancellationToken)
    {
        var conversation = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (conversation is null)
        {
            return null;
        }

        var channel = await db.Channels.AsNoTracking().SingleAsync(c => c.Id == conversation.ChannelId, cancellationToken);
        var language = await db.Agencies.Where(a => a.Id == db.AgencyId).Select(a => a.Language).SingleAsync(cancellationToken);
        var said = await SaidAsync(id, cancellationToken);
        var entries = new List<ThreadEntry>(await OurPostsAsync(conversation, said, cancellationToken));
        entries.AddRange(said);
        entries.AddRange(await ActsAsync(id, cancellationToken));
        return new ConversationView(conversation, channel, language, [.. entries.OrderBy(e => e.At)]);
    }

    private async Task<List<ThreadEntry.Said>> SaidAsync(Guid id, CancellationToken cancellationToken)
    {
        var messages = await db.Messages.AsNoTracking().Where(m => m.ConversationId == id)
            .OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(Most).ToListAsync(cancellationToken);
        var sent = messages.Where(m => m.DeliveryId is not null).Select(m => m.DeliveryId!.Value).ToList();
        var states = await db.Deliveries.AsNoTracking().Where(d => sent.Contains(d.Id))
            .Select(d => new SendingState(d.Id, d.State, d.Reason)).ToDictionaryAsync(d => d.DeliveryId, cancellationToken);
        return [.. messages.OrderBy(m => m.At).ThenBy(m => m.Id).Select(m => new ThreadEntry.Said(m, m.DeliveryId is { } d ? states.GetValueOrDefault(d) : null))];
    }

    private async Task<IEnumerable<ThreadEntry>> OurPostsAsync(Conversation conversation, List<ThreadEntry.Said> said, CancellationToken cancellationToken)
    {
        var ids = said.Where(s => s.Message.Kind == MessageKind.Incoming).Select(s => s.Message.ReplyToId).Append(conversation.RootId).OfType<string>().Distinct().ToList();
        var posts = await db.Deliveries.AsNoTracking()
            .Where(d => d.ChannelId == conversation.ChannelId && d.OwnerKind != ReplyToConversation.OwnerKind && d.ExternalId != null && ids.Contains(d.ExternalId))
            .OrderBy(d => d.DueAt).Take(20).ToListAsync(cancellationToken);
        return posts.Select(d => new ThreadEntry.OurPost(d.FirstStartedAt ?? d.DueAt, d.Id, d.ReadContent(), d.Url));
    }

    /// <summary>What was done stands in the audit trail, and only there.</summary>
    private async Task<IEnumerable<ThreadEntry>> ActsAsync(Guid id, CancellationToken cancellationToken)
    {
        var acts = await db.AuditEntries.AsNoTracking().Where(a => a.Subject == "conversation" && a.SubjectId == id && !ShownByItself.Contains(a.Action))
            .OrderByDescending(a => a.Sequence).Take(Most).ToListAsync(cancellationToken);
        return acts.OrderBy(a => a.Sequence).Select(a => new ThreadEntry.Act(a.At, a.Action, a.ActorName, To(a.Details)));
    }

    private static Guid? To(string? details)
    {
        if (details is null)
        {
            return null;
        }

        using var json = JsonDocument.Parse(details);
        return json.RootElement.TryGetProperty("to", out var to) && to.ValueKind == JsonValueKind.String && to.TryGetGuid(out var person) ? person : null;
    }
}
