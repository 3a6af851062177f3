// How urgent messages move a conversation in the queue, what the queue says about it, and how people have the last word.
using Folkmoot.Inbox;
using Folkmoot.Listening.Events;
using Folkmoot.Tests.Infrastructure;

namespace Folkmoot.Tests.Inbox;

public sealed class UrgencyTests
{
    private static readonly LabelFact Life = new("urgency", "life-safety", 0.934, false, ["trapped"]);
    private static readonly LabelFact Outage = new("urgency", "service-outage", 0.88, false, ["no water"]);
    private static readonly LabelFact Routine = new("urgency", "routine", 0, true, []);

    [DatabaseTheory]
    public async Task A_life_comes_first_then_a_service_that_is_out_then_who_is_unhappy_and_the_queue_says_why(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        var now = inbox.House.Clock.GetUtcNow();
        await inbox.SayAsync("What a mess", "m1", "ola", sentiment: "negative", at: now.AddHours(-3));
        await inbox.SayAsync("When is the market?", "m2", "rosa", at: now.AddHours(-4));
        await inbox.SayAsync("We have no water", "m3", "omar", at: now.AddHours(-2), labels: Outage);
        await inbox.SayAsync("My father is trapped", "m4", "lena", at: now.AddHours(-1), labels: Life);

        var rows = await RowsAsync(inbox);

        rows.Select(r => r.CitizenHandle).ShouldBe(["lena", "omar", "ola", "rosa"]);
        rows[0].Priority.ShouldBe(Priority.Urgent);
        rows[0].Reason.ShouldNotBeNull().ShouldSatisfyAllConditions(r => r.Label.ShouldBe("life-safety"), r => r.Score.ShouldBe(0.934), r => r.Words.ShouldBe(["trapped"]));
        rows[3].Reason.ShouldBeNull();
        (await inbox.ActsAsync(rows[0].Id)).ShouldBe(["inbox.conversation.opened", "inbox.conversation.raised"], ignoreOrder: true);
    }

    [DatabaseTheory]
    public async Task A_person_who_sees_no_danger_lowers_it_and_a_new_message_in_danger_raises_it_again(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        await inbox.SayAsync("This traffic is killing me", "m1", root: "post", labels: Life);
        var conversation = await inbox.TheConversationAsync();

        (await inbox.House.AsAsync(inbox.Ana, (PrioritiseConversation use) => use.RunAsync(conversation.Id, Priority.Normal, default))).ShouldBe(InboxOutcome.Done);
        await inbox.SayAsync("And the lights are out", "m2", root: "post", sentiment: "negative", labels: Outage);
        var lowered = await inbox.TheConversationAsync();
        (lowered.Priority, lowered.PriorityBy, lowered.Urgency).ShouldBe((Priority.Normal, inbox.Ana.Id, Urgency.None));

        await inbox.SayAsync("Now a child is under the bus", "m3", root: "post", labels: Life);
        var raised = await inbox.TheConversationAsync();
        (raised.Priority, raised.PriorityBy, raised.Urgency).ShouldBe((Priority.Urgent, (Guid?)null, Urgency.LifeSafety));
    }

    [DatabaseTheory]
    public async Task A_corrected_label_reaches_the_message_and_the_queue(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        var mention = await inbox.SayAsync("This traffic is killing me", sentiment: "negative", labels: Life);

        await inbox.CorrectAsync(mention, "negative", Routine);

        var conversation = await inbox.TheConversationAsync();
        (conversation.Priority, conversation.Urgency, conversation.UrgencyMessageId).ShouldBe((Priority.High, Urgency.None, (Guid?)null));
        var message = (await inbox.ThreadAsync()).Entries.OfType<ThreadEntry.Said>().ShouldHaveSingleItem().Message;
        MessageLabels.Read(message.Labels).ShouldHaveSingleItem().ShouldSatisfyAllConditions(l => l.Label.ShouldBe("routine"), l => l.ByPerson.ShouldBeTrue());
        (await inbox.ActsAsync(conversation.Id)).ShouldContain("inbox.conversation.weighed-again");
    }

    [DatabaseTheory]
    public async Task A_correction_leaves_what_a_person_chose(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        var mention = await inbox.SayAsync("When is the market?");
        var conversation = await inbox.TheConversationAsync();
        await inbox.House.AsAsync(inbox.Ana, (PrioritiseConversation use) => use.RunAsync(conversation.Id, Priority.Urgent, default));

        await inbox.CorrectAsync(mention, "positive", Routine);

        (await inbox.TheConversationAsync()).Priority.ShouldBe(Priority.Urgent);
    }

    private static async Task<IReadOnlyList<ConversationRow>> RowsAsync(InboxHouse inbox) =>
        (await inbox.House.InAsync(inbox.AgencyId, (ListConversations list) => list.RunAsync(new InboxFilter(InboxView.Open, null, "", 1), inbox.Ana.Id, default))).Rows;
}
