// Lets residents write to the agency on the training network, and the agency's people deal with it.
using Folkmoot.Channels;
using Folkmoot.Inbox;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Demo;

internal sealed class TalkHistory(
    PastHouse house, Guid agencyId, IReadOnlyDictionary<string, DemoStaff> staff, DemoDays days, DemoChannels channels, SandboxState network,
    Hearing hearing, IReadOnlyDictionary<string, Guid> posts)
{
    public IEnumerable<Happening> Of(DemoTalk talk, int number)
    {
        var at = days.At(talk.At);
        var first = $"talk-{number}";
        yield return new(at, token => SayAsync(talk, first, at, token));
        foreach (var (step, index) in talk.Then.Select((s, i) => (s, i)))
        {
            var then = at = at.AddMinutes(step.After);
            if (then > days.Now)
            {
                throw new InvalidOperationException($"The demonstration's talk {number} ('{talk.Text}') goes on after now.");
            }

            yield return new(then, token => step.Say is { } text
                ? GoOnAsync(talk, first, $"{first}-{index}", text, then, token)
                : ActAsync(first, step, token));
        }
    }

    private async Task SayAsync(DemoTalk talk, string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var answered = talk.Post is { } key ? await PublishedAsync(key, cancellationToken) : null;
        network.Say(TrainingNetwork.Account, new SandboxItem(
            id, answered is null ? IncomingKind.Mention : IncomingKind.Reply, talk.Handle, talk.Author, talk.Text, at, ReplyTo: answered, Root: answered));
        await hearing.ListenAsync(cancellationToken);
    }

    private async Task GoOnAsync(DemoTalk talk, string first, string id, string text, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var conversation = await FindAsync(first, cancellationToken);
        var last = await house.InAsync(agencyId, null, (StoreDb db) => db.Messages.Where(m => m.ConversationId == conversation.Id && m.ExternalId != null)
            .OrderByDescending(m => m.At).Select(m => m.ExternalId).FirstAsync(cancellationToken));
        network.Say(TrainingNetwork.Account, new SandboxItem(id, IncomingKind.Reply, talk.Handle, talk.Author, text, at, ReplyTo: last, Root: conversation.RootId));
        await hearing.ListenAsync(cancellationToken);
    }

    private async Task ActAsync(string first, DemoStep step, CancellationToken cancellationToken)
    {
        var conversation = await FindAsync(first, cancellationToken);
        var person = staff[step.By ?? throw new InvalidOperationException($"Nobody does a step of the demonstration's {first}.")];
        if (step.Assign is { } to)
        {
            Done(first, await house.InAsync(agencyId, person, (AssignConversation assign) =>
                assign.RunAsync(new AssignRequest(conversation.Id, staff[to].Id, conversation.AssigneeId), cancellationToken)));
        }

        if (step.Priority is { } priority)
        {
            Done(first, await house.InAsync(agencyId, person, (PrioritiseConversation prioritise) =>
                prioritise.RunAsync(conversation.Id, Enum.Parse<Priority>(priority), cancellationToken)));
        }

        if (step.Note is { } note)
        {
            Done(first, await house.InAsync(agencyId, person, (AddNote add) => add.RunAsync(new NoteRequest(conversation.Id, NewId(), note), cancellationToken)));
        }

        if (step.Answer is { } answer)
        {
            Done(first, await house.InAsync(agencyId, person, (ReplyToConversation reply) => reply.RunAsync(
                new ReplyRequest(conversation.Id, NewId(), answer, step.Language ?? "en", null, conversation.Answers, step.Close), cancellationToken)));
        }
        else if (step.Close)
        {
            Done(first, await house.InAsync(agencyId, person, (CloseConversation close) => close.RunAsync(conversation.Id, cancellationToken)));
        }
    }

    private Guid NewId() => Guid.CreateVersion7(house.Clock.GetUtcNow());

    private Task<Conversation> FindAsync(string externalId, CancellationToken cancellationToken) => house.InAsync(agencyId, null, (StoreDb db) =>
        db.Conversations.AsNoTracking().SingleAsync(
            c => db.Messages.Any(m => m.ConversationId == c.Id && m.ChannelId == channels.Training && m.ExternalId == externalId), cancellationToken));

    /// <summary>The post's id on the training network.</summary>
    private Task<string?> PublishedAsync(string key, CancellationToken cancellationToken) => house.InAsync(agencyId, null, (StoreDb db) =>
        db.Deliveries.Where(d => d.OwnerId == posts[key] && d.ChannelId == channels.Training && d.Part == 0 && d.State == DeliveryState.Sent)
            .Select(d => d.ExternalId).SingleAsync(cancellationToken));

    private static void Done(string talk, InboxOutcome outcome)
    {
        if (outcome != InboxOutcome.Done)
        {
            throw new InvalidOperationException($"The demonstration's {talk} came to a stop: {outcome}.");
        }
    }
}
