// How what people say becomes conversations: each once, in any order.
using Folkmoot.Inbox;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Inbox;

public sealed class OpeningTests
{
    [DatabaseTheory]
    public async Task What_is_said_to_us_opens_a_conversation(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        await inbox.SayAsync("When does the bridge open?\nI live beside it.", sentiment: "negative", language: "en");
        var conversation = await inbox.TheConversationAsync();
        conversation.State.ShouldBe(ConversationState.Open);
        conversation.Subject.ShouldBe("When does the bridge open? I live beside it.");
        conversation.Priority.ShouldBe(Priority.High);
        conversation.UnreadSince.ShouldNotBeNull();
        (await inbox.ActsAsync(conversation.Id)).ShouldBe(["inbox.conversation.opened"]);
    }

    [DatabaseTheory]
    public async Task An_item_of_a_feed_opens_none(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        await inbox.SayAsync("Council meets on Monday", kind: IncomingKind.FeedItem);
        (await inbox.ConversationsAsync()).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task A_mention_that_is_told_twice_is_there_once(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        var mention = await inbox.SayAsync("Is the pool open?");
        await inbox.HearAsync(mention, mention);
        var thread = await inbox.ThreadAsync();
        thread.Entries.OfType<ThreadEntry.Said>().Count().ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task Messages_of_one_citizen_in_one_thread_are_one_conversation_in_the_order_in_which_they_were_said(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        var start = inbox.House.Clock.GetUtcNow();
        await inbox.SayAsync("Third", "m3", root: "post", at: start.AddMinutes(-1));
        await inbox.SayAsync("First", "m1", root: "post", at: start.AddMinutes(-3));
        await inbox.SayAsync("Second", "m2", root: "post", at: start.AddMinutes(-2));
        var thread = await inbox.ThreadAsync();
        thread.Entries.OfType<ThreadEntry.Said>().Select(s => s.Message.Text).ShouldBe(["First", "Second", "Third"]);
        thread.Conversation.LastMessageAt.ShouldBe(start.AddMinutes(-1));
        thread.Conversation.UnreadSince.ShouldBe(start.AddMinutes(-3));
    }

    [DatabaseTheory]
    public async Task Two_citizens_in_one_thread_are_two_conversations(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        await inbox.SayAsync("Why so late?", "m1", "rosa", root: "post");
        await inbox.SayAsync("Same here", "m2", "omar", root: "post");
        (await inbox.ConversationsAsync()).Select(c => c.CitizenHandle).ShouldBe(["rosa", "omar"], ignoreOrder: true);
    }

    [DatabaseTheory]
    public async Task A_new_message_opens_a_closed_conversation_again_and_the_thread_says_so(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        await inbox.SayAsync("Thanks!", "m1", root: "post");
        var conversation = await inbox.TheConversationAsync();
        (await inbox.House.AsAsync(inbox.Ana, (CloseConversation close) => close.RunAsync(conversation.Id, default))).ShouldBe(InboxOutcome.Done);
        await inbox.SayAsync("One more thing", "m2", root: "post");
        var thread = await inbox.ThreadAsync();
        thread.Conversation.State.ShouldBe(ConversationState.Open);
        thread.Entries.OfType<ThreadEntry.Act>().Select(a => a.Action)
            .ShouldBe(["inbox.conversation.closed", "inbox.conversation.reopened-by-message"]);
    }

    [DatabaseTheory]
    public async Task Another_agency_sees_nothing_of_it(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        await inbox.SayAsync("Hello");
        var other = await inbox.House.AnAgencyAsync("Elsewhere");
        (await inbox.House.InAsync(other, (StoreDb db) => db.Conversations.CountAsync())).ShouldBe(0);
        (await inbox.House.InAsync(other, (StoreDb db) => db.Messages.CountAsync())).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task The_queue_is_ordered_by_trouble_priority_and_waiting_and_is_found_by_words_without_accents(Engine engine)
    {
        await using var inbox = await InboxHouse.OpenAsync(engine);
        var now = inbox.House.Clock.GetUtcNow();
        await inbox.SayAsync("¿Cuándo pasa el autobús?", "m1", "rosa", language: "es", at: now.AddHours(-1));
        await inbox.SayAsync("Nobody collects 100% of the bins", "m2", "omar", sentiment: "negative", at: now.AddMinutes(-5));
        await inbox.SayAsync("Lovely park", "m3", "lena", sentiment: "positive", at: now.AddHours(-2));
        (await ListAsync(inbox, "")).ShouldBe(["omar", "lena", "rosa"]);
        (await ListAsync(inbox, "AUTOBUS cuando")).ShouldBe(["rosa"]);
        (await ListAsync(inbox, "100%")).ShouldBe(["omar"]);
        (await ListAsync(inbox, "lena")).ShouldBe(["lena"]);
        (await ListAsync(inbox, "%")).ShouldBe(["omar"]);
    }

    private static async Task<IEnumerable<string>> ListAsync(InboxHouse inbox, string words)
    {
        var page = await inbox.House.InAsync(inbox.AgencyId, (ListConversations list) => list.RunAsync(new InboxFilter(InboxView.Open, null, words, 1), inbox.Ana.Id, default));
        return page.Rows.Select(r => r.CitizenHandle);
    }
}
