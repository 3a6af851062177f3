// What the inbox refuses, and what it makes of what it takes.
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Accounts;
using Folkmoot.Inbox;
using Folkmoot.Noticeboard.Federation;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Noticeboard.Federation;

public sealed class InboxTests
{
    [DatabaseTheory]
    public async Task What_is_not_signed_by_its_actor_is_refused_and_leaves_nothing(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        var (next, path) = (given.Neighbour, given.Home + "/inbox");
        var body = Encoding.UTF8.GetBytes(given.Activity("Follow", "ana", given.Actor).ToJsonString());

        (await given.SendAsync(body, [])).Status.ShouldBe(HttpStatusCode.Unauthorized, "unsigned");
        (await given.SendAsync(body, next.Sign("ben", path, body))).Status.ShouldBe(HttpStatusCode.Unauthorized, "the key is another resident's");
        (await given.SendAsync(body, next.Sign("ben", path, body, next.KeyOf("ana")))).Status.ShouldBe(HttpStatusCode.Unauthorized, "signed with another key than the one that is named");
        (await given.SendAsync([.. body, (byte)' '], next.Sign("ana", path, body))).Status.ShouldBe(HttpStatusCode.Unauthorized, "the body was changed");
        (await given.SendAsync(body, next.Sign("ana", path, body, age: TimeSpan.FromHours(2)))).Status.ShouldBe(HttpStatusCode.Unauthorized, "stale");
        (await given.SendAsync(body, next.Sign("ana", path, body, age: TimeSpan.FromHours(-2)))).Status.ShouldBe(HttpStatusCode.Unauthorized, "from the future");
        (await given.SendAsync(body, next.Sign("ana", "/n/other/inbox", body))).Status.ShouldBe(HttpStatusCode.Unauthorized, "signed for another inbox");
        (await given.SendAsync(body, next.Sign("ana", path, body, host: "other.example.gov"))).Status.ShouldBe(HttpStatusCode.Unauthorized, "signed for another server");
        var liar = Encoding.UTF8.GetBytes(given.Activity("Follow", "liar", given.Actor).ToJsonString());
        (await given.SendAsync(liar, next.Sign("liar", path, liar))).Status.ShouldBe(HttpStatusCode.Unauthorized, "the key says that it is another's");
        var upload = Encoding.UTF8.GetBytes(given.Activity("Follow", "upload", given.Actor).ToJsonString());
        (await given.SendAsync(upload, next.Sign("upload", path, upload))).Status.ShouldBe(HttpStatusCode.Unauthorized, "a file that was uploaded is no actor");

        (await given.InDbAsync(db => db.Followers.CountAsync())).ShouldBe(0);
        (await given.InDbAsync(db => db.IncomingNotes.CountAsync())).ShouldBe(0);
        (await given.InDbAsync(db => db.OutgoingActivities.CountAsync())).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task Nobody_brings_the_words_of_another(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        var post = (await given.PostAsync("The ferry runs.")).Url!;
        await given.SendAsync("ben", given.Activity("Create", "ben", given.Note("ana", "Not mine", post)));
        var elsewhere = given.Note("ben", "On a foreign server", post, "https://social.example.net/notes/1");
        await given.SendAsync("ben", given.Activity("Create", "ben", elsewhere));
        (await given.InDbAsync(db => db.IncomingNotes.CountAsync())).ShouldBe(0);

        var own = given.Note("ana", "Mine", post);
        await given.SendAsync("ana", given.Activity("Create", "ana", own));
        await given.SendAsync("ben", given.Activity("Delete", "ben", own["id"]!.GetValue<string>()));
        (await given.InDbAsync(db => db.IncomingNotes.SingleAsync())).Payload.ShouldNotBeNull().ShouldContain("Mine");
    }

    [DatabaseTheory]
    public async Task Servers_inside_the_house_are_not_asked_unless_the_operator_allows_it(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        await using var strict = await PublicSite.OpenAsync(given.House);
        var body = Encoding.UTF8.GetBytes(given.Activity("Follow", "ana", given.Actor).ToJsonString());
        var path = given.Home + "/inbox";
        ((int)(await strict.PostAsync(path, body, "application/activity+json", given.Neighbour.Sign("ana", path, body))).Status).ShouldBe(400);
        given.Neighbour.Asked.ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task A_new_key_is_learned_when_a_signature_does_not_fit_the_old_one(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        await given.FollowAsync("ana");
        await given.FollowAsync("ana");
        given.Neighbour.Asked.ShouldBe(1, "the key was kept");
        given.Neighbour.ChangeKey("ana");
        given.House.Clock.Advance(TimeSpan.FromMinutes(2));
        await given.FollowAsync("ana");
        given.Neighbour.Asked.ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task A_server_that_cannot_be_asked_is_told_to_come_again(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        given.Neighbour.ActorStatus = 500;
        var answer = await given.SendAsync("ana", given.Activity("Follow", "ana", given.Actor));
        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer["Retry-After"].ShouldNotBeNull();
    }

    [DatabaseTheory]
    public async Task A_follow_counts_once_is_accepted_each_time_and_ends_with_its_own_withdrawal(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        var follow = given.Activity("Follow", "ana", given.Actor, given.Neighbour.Actor("ana") + "#follow-1");
        (await given.SendAsync("ana", follow)).Status.ShouldBe(HttpStatusCode.Accepted);
        (await given.SendAsync("ana", follow)).Status.ShouldBe(HttpStatusCode.Accepted);
        (await given.InDbAsync(db => db.Followers.CountAsync())).ShouldBe(1);
        await given.House.RunDueJobsAsync();
        given.Neighbour.Arrived.Count.ShouldBe(2);
        given.Neighbour.Refused.ShouldBe(0);
        var (inbox, accept) = given.Neighbour.Arrived.First();
        inbox.ShouldBe("/users/ana/inbox");
        accept["type"]!.GetValue<string>().ShouldBe("Accept");
        accept["actor"]!.GetValue<string>().ShouldBe(given.Actor);
        accept["object"]!["id"]!.GetValue<string>().ShouldBe(given.Neighbour.Actor("ana") + "#follow-1");

        JsonObject Undo(string id) => given.Activity("Undo", "ana", new JsonObject { ["type"] = "Follow", ["id"] = id, ["actor"] = given.Neighbour.Actor("ana"), ["object"] = given.Actor });
        await given.SendAsync("ana", Undo(given.Neighbour.Actor("ana") + "#follow-0"));
        (await given.InDbAsync(db => db.Followers.CountAsync())).ShouldBe(1, "an old withdrawal, sent again");
        await given.SendAsync("ana", Undo(given.Neighbour.Actor("ana") + "#follow-1"));
        (await given.InDbAsync(db => db.Followers.CountAsync())).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task Whoever_is_gone_or_blocks_us_is_forgotten(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        foreach (var who in new[] { "ana", "ben", "cleo" })
        {
            await given.FollowAsync(who);
        }

        await given.SendAsync("ana", given.Activity("Block", "ana", given.Actor));
        await given.SendAsync("ben", given.Activity("Delete", "ben", given.Neighbour.Actor("ben")));
        (await given.InDbAsync(db => db.Followers.Select(f => f.ActorId).SingleAsync())).ShouldBe(given.Neighbour.Actor("cleo"));

        // Another node has no key of hers, and her server says that she is gone: that alone counts.
        await using var other = await PublicSite.OpenAsync(given.House, "--Networks:AllowPrivateAddresses:0=all");
        given.Neighbour.ActorStatus = 410;
        var body = Encoding.UTF8.GetBytes(given.Activity("Delete", "cleo", given.Neighbour.Actor("cleo")).ToJsonString());
        var path = given.Home + "/inbox";
        (await other.PostAsync(path, body, "application/activity+json", given.Neighbour.Sign("cleo", path, body))).Status.ShouldBe(HttpStatusCode.Accepted);
        (await given.InDbAsync(db => db.Followers.CountAsync())).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task A_reply_becomes_one_conversation_that_follows_its_author_and_can_be_answered(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        var post = await given.PostAsync("The ferry runs again.");
        var note = given.Note("ana", "Since <b>when</b>?<script>x()</script>", post.Url);
        var create = given.Activity("Create", "ana", note);
        (await given.SendAsync("ana", create)).Status.ShouldBe(HttpStatusCode.Accepted);
        (await given.SendAsync("ana", create)).Status.ShouldBe(HttpStatusCode.Accepted);
        await HearAsync(given);
        var (conversation, messages) = await ConversationAsync(given);
        messages.Single().Text.ShouldBe("Since when?");
        messages.Single().Kind.ShouldBe(MessageKind.Incoming);
        conversation.CitizenHandle.ShouldBe($"ana@{new Uri(given.Neighbour.Root).Authority}");

        var edited = given.Note("ana", "Since which day?", post.Url, note["id"]!.GetValue<string>());
        edited["updated"] = given.House.Clock.GetUtcNow().AddMinutes(1).ToString("O");
        await given.SendAsync("ana", given.Activity("Update", "ana", edited));
        await given.SendAsync("ana", given.Activity("Update", "ana", edited.DeepClone()));
        await HearAsync(given);
        (_, messages) = await ConversationAsync(given);
        messages.Select(m => m.Text).ShouldBe(["Since when?", "(Changed by its author) Since which day?"]);

        var agent = await given.House.APersonAsync(given.AgencyId, Role.Agent);
        var outcome = await given.House.AsAsync(agent, (ReplyToConversation use) => use.RunAsync(
            new(conversation.Id, Guid.CreateVersion7(given.House.Clock.GetUtcNow()), "Since Monday.", "en", null, 0, false), default));
        outcome.ShouldBe(InboxOutcome.Done);
        await given.House.RunDueJobsAsync();
        var (inbox, answer) = given.Neighbour.Arrived.Last();
        inbox.ShouldBe("/users/ana/inbox");
        answer["type"]!.GetValue<string>().ShouldBe("Create");
        answer["object"]!["inReplyTo"]!.GetValue<string>().ShouldBe(note["id"]!.GetValue<string>());
        answer["object"]!["content"]!.GetValue<string>().ShouldContain("Since Monday.");
        given.House.Clock.Advance(TimeSpan.FromSeconds(2));
        var answerAt = new Uri(answer["object"]!["id"]!.GetValue<string>()).AbsolutePath;
        (await given.GetAsync(answerAt)).Status.ShouldBe(HttpStatusCode.OK);
        (await given.GetAsync(answerAt, "text/html")).Text.ShouldContain("Since Monday.");

        // What comes back to the answer is the same conversation.
        await given.SendAsync("ana", given.Activity("Create", "ana", given.Note("ana", "Thank you", answer["object"]!["id"]!.GetValue<string>())));
        await given.SendAsync("ana", given.Activity("Delete", "ana", new JsonObject { ["type"] = "Tombstone", ["id"] = note["id"]!.GetValue<string>() }));
        await HearAsync(given);
        (_, messages) = await ConversationAsync(given);
        messages.Where(m => m.Kind == MessageKind.Incoming).Select(m => m.Text).ShouldBe(
            ["Since when?", "(Changed by its author) Since which day?", "Thank you", "(The author deleted this message.)"], ignoreOrder: true);
        (await given.InDbAsync(db => db.IncomingNotes.Where(n => n.NoteId == note["id"]!.GetValue<string>() && n.Payload != null).CountAsync())).ShouldBe(1, "only that it is gone");
    }

    [DatabaseTheory]
    public async Task What_was_said_in_private_is_answered_in_private(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        await given.SendAsync("ana", given.Activity("Create", "ana", given.Note("ana", "My address is wrong", null, isPrivate: true)));
        await HearAsync(given);
        var (conversation, _) = await ConversationAsync(given);
        var agent = await given.House.APersonAsync(given.AgencyId, Role.Agent);
        await given.House.AsAsync(agent, (ReplyToConversation use) => use.RunAsync(
            new(conversation.Id, Guid.CreateVersion7(given.House.Clock.GetUtcNow()), "Please call us.", "en", null, 0, false), default));
        await given.House.RunDueJobsAsync();
        var note = given.Neighbour.Arrived.Single().Activity["object"]!;
        note["to"]!.AsArray().Select(t => t!.GetValue<string>()).ShouldBe([given.Neighbour.Actor("ana")]);
        note["cc"]!.AsArray().ShouldBeEmpty();
        given.House.Clock.Advance(TimeSpan.FromSeconds(2));
        (await given.GetAsync(new Uri(note["id"]!.GetValue<string>()).AbsolutePath)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseTheory]
    public async Task What_is_nobodys_business_here_is_taken_and_passed_over(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        var post = (await given.PostAsync("The ferry runs.")).Url!;
        foreach (var activity in new[]
        {
            given.Activity("Like", "ana", post), given.Activity("Announce", "ana", post), given.Activity("Move", "ana", post), given.Activity("Follow", "ana", given.Neighbour.Actor("ben")),
            given.Activity("Create", "ana", given.Note("ana", "Said to nobody here", null)), given.Activity("Undo", "ana", given.Activity("Like", "ana", post)),
        })
        {
            (await given.SendAsync("ana", activity)).Status.ShouldBe(HttpStatusCode.Accepted, activity.ToJsonString());
        }

        (await given.InDbAsync(db => db.Followers.CountAsync())).ShouldBe(0);
        (await given.InDbAsync(db => db.IncomingNotes.CountAsync())).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task A_blocked_server_can_neither_follow_nor_write_and_its_followers_are_forgotten(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        await given.FollowAsync("ana");
        var server = new Uri(given.Neighbour.Root).Authority;
        (await given.House.AsAsync(given.Manager, (BlockServer use) => use.RunAsync($" {server.ToUpperInvariant()} ", default))).ShouldBeTrue();
        (await given.InDbAsync(db => db.Followers.CountAsync())).ShouldBe(0);
        (await given.SendAsync("ana", given.Activity("Follow", "ana", given.Actor))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await given.InDbAsync(db => db.Followers.CountAsync())).ShouldBe(0);
        await given.House.RunDueJobsAsync();
        given.Neighbour.Arrived.ShouldBeEmpty("the acceptance waited while the server was blocked");

        var id = await given.InDbAsync(db => db.BlockedServers.Select(b => b.Id).SingleAsync());
        (await given.House.AsAsync(given.Manager, (BlockServer use) => use.AllowAsync(id, default))).ShouldBeTrue();
        await given.FollowAsync("ana");
    }

    [DatabaseTheory]
    public async Task Odd_bodies_never_break_it(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        var random = new Random(7);
        var actor = given.Neighbour.Actor("ana");
        string Deep(int levels) => string.Concat(Enumerable.Repeat("{\"object\":", levels)) + "1" + new string('}', levels);
        List<string> bodies =
        [
            "", "null", "[]", "1", "\"x\"", "{", "{}", "\0", "{\"type\":1,\"actor\":2}", $$$"""{"type":["Create"],"actor":["{{{actor}}}"],"object":[[]]}""",
            $$$"""{"type":"Create","actor":"{{{actor}}}","object":null}""", $$$"""{"type":"Create","actor":{"id":"{{{actor}}}"},"object":{"type":"Note"}}""",
            $$$"""{"type":"Follow","actor":"{{{actor}}}","object":{"id":7}}""", $$$"""{"type":"Undo","actor":"{{{actor}}}","object":"x"}""", $$$"""{"type":"\ud800","actor":"{{{actor}}}"}""",
            $$$"""{"\ud800":1,"type":"Create","actor":"{{{actor}}}"}""", $$$"""{"type":"Delete","actor":"{{{actor}}}","object":{"type":"Tombstone","id":"\u0000"}}""",
            $$$"""{"type":"Create","actor":"{{{actor}}}","object":{{{Deep(20)}}}}""", Deep(500),
        ];
        string[] values = ["null", "1", "true", "\"\"", "[]", "{}", "[null]", "{\"id\":null}", "\"\\u0000\"", "\"https://x\"", "[[\"a\"]]", "\"" + new string('a', 5_000) + "\"", $"\"{actor}\"", "\"Note\""];
        string Value() => values[random.Next(values.Length)];
        for (var i = 0; i < 60; i++)
        {
            bodies.Add($$$"""
                {"type":"{{{(i % 3) switch { 0 => "Create", 1 => "Update", _ => "Follow" }}}}","id":{{{Value()}}},"actor":"{{{actor}}}","object":{"type":"Note","id":"{{{given.Neighbour.Root}}}/notes/f{{{i}}}",
                "attributedTo":"{{{actor}}}","content":{{{Value()}}},"contentMap":{{{Value()}}},"inReplyTo":{{{Value()}}},"tag":{{{Value()}}},"to":"{{{given.Actor}}}","cc":{{{Value()}}},"url":{{{Value()}}},"summary":{{{Value()}}},"published":{{{Value()}}},"updated":{{{Value()}}}}}
                """);
        }

        foreach (var body in bodies)
        {
            ((int)(await given.SendAsync("ana", Encoding.UTF8.GetBytes(body))).Status).ShouldBeOneOf([202, 400, 401], body);
        }

        var huge = new byte[InboxRoute.BodyMax + 1];
        (await given.SendAsync("ana", huge)).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await given.InDbAsync(db => db.IncomingNotes.CountAsync())).ShouldBe(20, "each new note once");
        await HearAsync(given);
        (await given.InDbAsync(db => db.RawEvents.CountAsync(r => r.DeadAt != null))).ShouldBe(0);
    }

    /// <summary>One round of listening.</summary>
    internal static async Task HearAsync(FederatedBoard given)
    {
        await given.House.InAsync(given.AgencyId, async (IServiceProvider services) =>
        {
            var db = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Folkmoot.Storage.StoreDb>(services);
            var jobs = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Folkmoot.Work.Jobs>(services);
            await jobs.AddAsync(new Folkmoot.Listening.PollChannel(given.Account.Id), default);
            await db.SaveChangesAsync();
        });
        await given.House.RunDueJobsAsync();
    }

    private static async Task<(Conversation Conversation, List<Message> Messages)> ConversationAsync(FederatedBoard given) => (
        await given.InDbAsync(db => db.Conversations.AsNoTracking().SingleAsync()),
        await given.InDbAsync(db => db.Messages.AsNoTracking().OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync()));
}
