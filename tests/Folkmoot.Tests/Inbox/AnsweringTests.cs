// Answers and what colleagues do with a conversation: each once, nothing lost, everything in the audit trail.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Inbox;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Inbox;

public sealed class AnsweringTests
{
    [DatabaseTheory]
    public async Task An_answer_arrives_beneath_what_it_answers_and_the_thread_shows_it_sent(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        await inbox.SayAsync("When does the bridge open?", "m1", root: "post-1", replyTo: "post-1");
        (await inbox.AnswerAsync(inbox.Ana, await inbox.TheConversationAsync(), "On Friday at eight.")).ShouldBe(InboxOutcome.Done);
        await inbox.House.RunDueJobsAsync();
        var post = inbox.Network.State.Posts().ShouldHaveSingleItem();
        (post.Text, post.ReplyTo).ShouldBe(("On Friday at eight.", "m1"));
        var thread = await inbox.ThreadAsync();
        var answer = thread.Entries.OfType<ThreadEntry.Said>().Single(s => s.Message.Kind == MessageKind.Outgoing);
        answer.Sending!.State.ShouldBe(DeliveryState.Sent);
        answer.Message.ExternalId.ShouldBe(post.Id);
        thread.Conversation.UnreadSince.ShouldBeNull();
        thread.Conversation.AssigneeId.ShouldBe(inbox.Ana.Id);
        (await inbox.ActsAsync(thread.Conversation.Id)).ShouldBe(["inbox.conversation.opened", "inbox.conversation.answered"]);
    }

    [DatabaseTheory]
    public async Task Pressing_send_twice_sends_once(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        await inbox.SayAsync("Hello?");
        var conversation = await inbox.TheConversationAsync();
        var id = Guid.CreateVersion7(inbox.House.Clock.GetUtcNow());
        (await inbox.AnswerAsync(inbox.Ana, conversation, "Hello!", id)).ShouldBe(InboxOutcome.Done);
        (await inbox.AnswerAsync(inbox.Ana, conversation, "Hello!", id)).ShouldBe(InboxOutcome.Done);
        await inbox.House.RunDueJobsAsync();
        inbox.Network.State.Posts().Count.ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task Who_answers_second_is_told_of_the_first_and_can_still_send(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        await inbox.SayAsync("Hello?");
        var seen = await inbox.TheConversationAsync();
        var outcomes = await Task.WhenAll(inbox.AnswerAsync(inbox.Ana, seen, "From Ana"), inbox.AnswerAsync(inbox.Ben, seen, "From Ben"));
        var warned = outcomes.OfType<InboxOutcome.AnsweredMeanwhile>().ShouldHaveSingleItem();
        warned.Text.ShouldBeOneOf("From Ana", "From Ben");
        var second = outcomes[0] is InboxOutcome.AnsweredMeanwhile ? inbox.Ana : inbox.Ben;
        (await inbox.AnswerAsync(second, seen, "All the same", seen: warned.Answers)).ShouldBe(InboxOutcome.Done);
        (await inbox.TheConversationAsync()).Answers.ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task A_text_that_the_network_does_not_take_is_refused_before_anything_is_kept(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        await inbox.SayAsync("Hello?");
        (await inbox.AnswerAsync(inbox.Ana, await inbox.TheConversationAsync(), new string('x', 100_000))).ShouldBeOfType<InboxOutcome.Wrong>();
        (await inbox.House.InAsync(inbox.AgencyId, (StoreDb db) => db.Deliveries.CountAsync())).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task A_refused_answer_opens_the_conversation_again_and_can_be_sent_again(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        await inbox.SayAsync("Hello?");
        inbox.Network.State.Fail(new SandboxFault(SandboxFaultKind.Status, Status: 400));
        await inbox.AnswerAsync(inbox.Ana, await inbox.TheConversationAsync(), "Hello!", close: true);
        await inbox.House.RunDueJobsAsync();
        var thread = await inbox.ThreadAsync();
        thread.Conversation.State.ShouldBe(ConversationState.Open);
        thread.Conversation.TroubleSince.ShouldNotBeNull();
        var sending = thread.Entries.OfType<ThreadEntry.Said>().Single(s => s.Sending is not null).Sending!;
        sending.State.ShouldBe(DeliveryState.Failed);
        sending.Reason.ShouldNotBeNullOrEmpty();
        (await inbox.House.AsAsync(inbox.Ana, (SettleDelivery settle) => settle.RunAsync(new SettleRequest(sending.DeliveryId, Verdict.SendAgain, null), default))).ShouldBeTrue();
        await inbox.House.RunDueJobsAsync();
        (await inbox.TheConversationAsync()).TroubleSince.ShouldBeNull();
        inbox.Network.State.Posts().Count.ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task An_answer_that_is_left_unsent_leaves_the_citizen_waiting(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        var said = await inbox.SayAsync("Hello?");
        inbox.Network.State.Fail(new SandboxFault(SandboxFaultKind.Status, Status: 400));
        inbox.House.Clock.Advance(TimeSpan.FromMinutes(5));
        await inbox.AnswerAsync(inbox.Ana, await inbox.TheConversationAsync(), "Hello!");
        await inbox.House.RunDueJobsAsync();
        var id = (await inbox.ThreadAsync()).Entries.OfType<ThreadEntry.Said>().Single(s => s.Sending is not null).Sending!.DeliveryId;
        await inbox.House.AsAsync(inbox.Ana, (SettleDelivery settle) => settle.RunAsync(new SettleRequest(id, Verdict.LeaveIt, null), default));
        await inbox.House.RunDueJobsAsync();
        var conversation = await inbox.TheConversationAsync();
        (conversation.TroubleSince, conversation.UnreadSince).ShouldBe((null, said.At));
    }

    [DatabaseTheory]
    public async Task Our_own_post_stands_above_what_answers_it(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        await inbox.House.InAsync(inbox.AgencyId, async (IServiceProvider services) =>
        {
            var now = inbox.House.Clock.GetUtcNow();
            var content = new DeliveryContent("The bridge opens on Friday.", ["en"], []);
            var db = services.GetRequiredService<StoreDb>();
            var id = await services.GetRequiredService<Deliveries>().AddAsync(
                new NewDelivery("post", Guid.CreateVersion7(now), inbox.ChannelId, Lane.Scheduled, content, now, now.AddHours(2)), default);
            var delivery = db.Deliveries.Local.Single(d => d.Id == id);
            (delivery.State, delivery.ExternalId, delivery.FirstStartedAt) = (DeliveryState.Sent, "post-1", now);
            db.Jobs.Local.Clear();
            await db.SaveChangesAsync();
        });
        inbox.House.Clock.Advance(TimeSpan.FromMinutes(10));
        await inbox.SayAsync("At what time?", "m1", root: "post-1", replyTo: "post-1");
        var thread = await inbox.ThreadAsync();
        thread.Entries[0].ShouldBeOfType<ThreadEntry.OurPost>().Content.Text.ShouldBe("The bridge opens on Friday.");
        thread.Entries[1].ShouldBeOfType<ThreadEntry.Said>();
    }

    [DatabaseTheory]
    public async Task Who_takes_a_conversation_that_somebody_just_took_is_told_so(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        await inbox.SayAsync("Hello?");
        var conversation = await inbox.TheConversationAsync();
        (await AssignAsync(inbox, inbox.Ana, conversation, inbox.Ana.Id, null)).ShouldBe(InboxOutcome.Done);
        (await AssignAsync(inbox, inbox.Ben, conversation, inbox.Ben.Id, null)).ShouldBeOfType<InboxOutcome.TakenMeanwhile>().By.ShouldBe(inbox.Ana.Id);
        (await AssignAsync(inbox, inbox.Ben, conversation, null, inbox.Ana.Id)).ShouldBe(InboxOutcome.Done);
        (await inbox.TheConversationAsync()).AssigneeId.ShouldBeNull();
    }

    [DatabaseTheory]
    public async Task Only_people_who_may_answer_can_be_given_a_conversation(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        await inbox.SayAsync("Hello?");
        var conversation = await inbox.TheConversationAsync();
        var author = await inbox.House.APersonAsync(inbox.AgencyId, Role.Author);
        var stranger = await inbox.House.APersonAsync(await inbox.House.AnAgencyAsync("Elsewhere"), Role.Agent);
        (await AssignAsync(inbox, inbox.Ana, conversation, author.Id, null)).ShouldBeOfType<InboxOutcome.Wrong>();
        (await AssignAsync(inbox, inbox.Ana, conversation, stranger.Id, null)).ShouldBeOfType<InboxOutcome.Wrong>();
    }

    [DatabaseTheory]
    public async Task A_note_is_kept_once_and_never_leaves_the_house(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        await inbox.SayAsync("Hello?");
        var conversation = await inbox.TheConversationAsync();
        var id = Guid.CreateVersion7(inbox.House.Clock.GetUtcNow());
        for (var i = 0; i < 2; i++)
        {
            (await inbox.House.AsAsync(inbox.Ben, (AddNote note) => note.RunAsync(new NoteRequest(conversation.Id, id, "Ask the depot"), default))).ShouldBe(InboxOutcome.Done);
        }

        await inbox.House.RunDueJobsAsync();
        inbox.Network.State.Posts().ShouldBeEmpty();
        var note = (await inbox.ThreadAsync()).Entries.OfType<ThreadEntry.Said>().Single(s => s.Message.Kind == MessageKind.Note).Message;
        (note.Text, note.Author, note.PersonId).ShouldBe(("Ask the depot", inbox.Ben.Name, inbox.Ben.Id));
        (await inbox.TheConversationAsync()).UnreadSince.ShouldNotBeNull();
    }

    [DatabaseTheory]
    public async Task Every_act_is_in_the_audit_trail_under_who_did_it(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        await inbox.SayAsync("Hello?");
        var conversation = await inbox.TheConversationAsync();
        await AssignAsync(inbox, inbox.Ana, conversation, inbox.Ben.Id, null);
        await inbox.House.AsAsync(inbox.Ben, (PrioritiseConversation use) => use.RunAsync(conversation.Id, Priority.Urgent, default));
        await inbox.House.AsAsync(inbox.Ben, (CloseConversation use) => use.RunAsync(conversation.Id, default));
        await inbox.House.AsAsync(inbox.Ana, (ReopenConversation use) => use.RunAsync(conversation.Id, default));
        var entries = await inbox.House.InAsync(inbox.AgencyId, (StoreDb db) => db.AuditEntries.AsNoTracking().Where(a => a.SubjectId == conversation.Id)
            .OrderBy(a => a.Sequence).Select(a => new { a.Action, a.PersonId }).ToListAsync());
        entries.Select(e => (e.Action, e.PersonId)).ShouldBe(
        [
            ("inbox.conversation.opened", null), ("inbox.conversation.assigned", inbox.Ana.Id), ("inbox.conversation.prioritised", inbox.Ben.Id),
            ("inbox.conversation.closed", inbox.Ben.Id), ("inbox.conversation.reopened", inbox.Ana.Id),
        ]);
    }

    private static Task<InboxOutcome> AssignAsync(InboxHouse inbox, TestPerson by, Conversation conversation, Guid? to, Guid? seen) =>
        inbox.House.AsAsync(by, (AssignConversation assign) => assign.RunAsync(new AssignRequest(conversation.Id, to, seen), default));
}
