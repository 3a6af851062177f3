// The Noticeboard followed from a real server of the fediverse: found, followed, read, corrected, taken down, answered; and nothing believed that is not signed.
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Inbox;
using Folkmoot.Networks;
using Folkmoot.Noticeboard;
using Folkmoot.Noticeboard.Federation;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Tests.Networks;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Folkmoot.Tests.Loop;

public sealed class FediverseTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [FedifyTheory]
    [InlineData(false, "rfc9421")]
    [InlineData(false, "draft-cavage-http-signatures-12")]
    [InlineData(true, "rfc9421")]
    public async Task Followed_read_corrected_taken_down_and_answered_on_a_real_server(bool postgres, string signatures)
    {
        await using var server = await FedifyServer.StartAsync(signatures);
        var root = $"http://localhost:{LocalServer.FreePort()}";
        await using var desk = await RunningDesk.StartAsync(postgres ? Engine.Postgres : Engine.Sqlite, publicUrl: root);
        var author = await desk.APersonAsync("Ana", Role.Author, Role.Agent);
        var administrator = await desk.APersonAsync("Dora", Role.Administrator);
        (await desk.AsAsync(administrator, (SwitchFederation use) => use.RunAsync(true, default))).ShouldBeNull();
        var actor = root + "/n/marlow-ferry/actor";
        var channelId = await desk.InDbAsync(db => db.Noticeboards.Select(b => b.ChannelId).SingleAsync());

        var found = await server.ActAsync("alice", "lookup", new() { ["address"] = actor });
        found["type"]!.GetValue<string>().ShouldBe("Organization");
        found["name"]!.GetValue<string>().ShouldBe("City of Marlow Ferry");

        await server.ActAsync("alice", "follow", new() { ["actor"] = actor });
        var accept = await ArrivesAsync(desk, server, "Accept");
        accept["actor"]!.GetValue<string>().ShouldBe(actor);
        (await desk.InDbAsync(db => db.Followers.CountAsync())).ShouldBe(1);

        // A post, with everything that it carries.
        var network = (INetwork)desk.App.Services.GetService(typeof(NetworkCatalogue)).ShouldBeOfType<NetworkCatalogue>()["noticeboard"];
        var account = new Account(channelId, new Dictionary<string, string>());
        var sent = (await network.SendAsync(account, Content.Post("The ferry runs at 8. #MarlowFerry", Content.Image("A ferry at the quay")), Content.Key(), default)).ShouldBeOfType<Sent>();
        var create = await ArrivesAsync(desk, server, "Create");
        create["object"]!.GetValue<string>().ShouldBe(sent.Url);
        create["kind"]!.GetValue<string>().ShouldBe("Note");
        create["content"]!.GetValue<string>().ShouldContain("The ferry runs at 8.");
        create["attachments"]![0]!["name"]!.GetValue<string>().ShouldBe("A ferry at the quay");
        create["tags"]![0]!["name"]!.GetValue<string>().ShouldBe("#MarlowFerry");
        (await server.ActAsync("alice", "lookup", new() { ["address"] = sent.Url }))["content"]!.GetValue<string>().ShouldBe(create["content"]!.GetValue<string>());
        await desk.SoonAsync("the outbox has it", Patience, async () =>
            JsonNode.Parse(await TestHttp.Plain(root).GetStringAsync(new Uri("/n/marlow-ferry/outbox", UriKind.Relative)))!["totalItems"]!.GetValue<int>() == 1 ? "there" : null);
        (await server.ActAsync("alice", "lookup", new() { ["address"] = actor, ["posts"] = true }))["posts"]!.GetValue<int>().ShouldBe(1);

        // The reply, its change, and our answer.
        var reply = await server.ActAsync("alice", "note", new() { ["actor"] = actor, ["text"] = "Also on Sunday?", ["inReplyTo"] = sent.Url });
        var (message, after) = await desk.SoonAsync("the reply is in the inbox", Patience, () => desk.InDbAsync(db => db.Messages.AsNoTracking().FirstOrDefaultAsync()));
        output.WriteLine($"In the inbox after {after.TotalSeconds:0.0} s.");
        message.Text.ShouldBe("Also on Sunday?");
        message.ExternalId.ShouldBe(reply["address"]!.GetValue<string>());
        var conversation = await desk.InDbAsync(db => db.Conversations.AsNoTracking().SingleAsync());
        conversation.CitizenHandle.ShouldBe($"alice@{new Uri(server.Origin).Authority}");
        (await desk.AsAsync(author, (ReplyToConversation use) => use.RunAsync(new(conversation.Id, Guid.CreateVersion7(), "Yes, from noon.", "en", null, 0, false), default))).ShouldBe(InboxOutcome.Done);
        var answer = await ArrivesAsync(desk, server, "Create", 2);
        answer["inReplyTo"]!.GetValue<string>().ShouldBe(reply["address"]!.GetValue<string>());
        answer["content"]!.GetValue<string>().ShouldContain("Yes, from noon.");
        await server.ActAsync("alice", "note", new() { ["actor"] = actor, ["text"] = "Also this Sunday?", ["inReplyTo"] = sent.Url, ["id"] = reply["id"]!.GetValue<string>() });
        await desk.SoonAsync("the change is in the inbox", Patience, () => desk.InDbAsync(db => db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Text.Contains("Also this Sunday?"))));
        await server.ActAsync("alice", "like", new() { ["actor"] = actor, ["object"] = sent.Url });

        // The edit, and the end.
        (await ((IEdit)network).EditAsync(account, sent.ExternalId, new PostEdit(Content.Post("The ferry runs at 9.")), default)).ShouldBeOfType<Edited>();
        var update = await ArrivesAsync(desk, server, "Update");
        update["content"]!.GetValue<string>().ShouldContain("The ferry runs at 9.");
        update["updated"].ShouldNotBeNull();
        await network.WithdrawAsync(account, sent.ExternalId, default);
        var delete = await ArrivesAsync(desk, server, "Delete");
        delete["object"]!.GetValue<string>().ShouldBe(sent.Url);
        delete["kind"]!.GetValue<string>().ShouldBe("Tombstone");

        await UnsignedIsRefusedAsync(root, server, actor, sent.Url!);
        (await server.RefusedAsync()).ShouldBe(0, "Fedify accepted every signature of ours");

        await server.ActAsync("alice", "unfollow", new() { ["actor"] = actor });
        await desk.SoonAsync("the follower is forgotten", Patience, async () => await desk.InDbAsync(db => db.Followers.AnyAsync()) ? null : "gone");
        (await desk.InDbAsync(db => db.Messages.CountAsync(m => m.Kind == MessageKind.Incoming))).ShouldBe(2, "each thing that she said is there once");
        desk.Errors.ShouldBeEmpty();
    }

    private static async Task UnsignedIsRefusedAsync(string root, FedifyServer server, string actor, string post)
    {
        using var http = TestHttp.Plain(root);
        var me = server.Origin + "/users/alice";
        var note = new JsonObject { ["type"] = "Note", ["id"] = me + "/notes/forged", ["attributedTo"] = me, ["content"] = "Forged", ["inReplyTo"] = post, ["to"] = actor };
        var body = new JsonObject { ["type"] = "Create", ["id"] = me + "#forged", ["actor"] = me, ["object"] = note }.ToJsonString();
        using var key = System.Security.Cryptography.RSA.Create(2048);
        foreach (var signed in new[] { false, true })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/n/marlow-ferry/inbox") { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/activity+json")) };
            if (signed)
            {
                var date = TimeProvider.System.GetUtcNow().ToString("R");
                var digest = "SHA-256=" + Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(body)));
                var text = $"(request-target): post /n/marlow-ferry/inbox\nhost: {new Uri(root).Authority}\ndate: {date}\ndigest: {digest}";
                var value = Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1));
                request.Headers.TryAddWithoutValidation("Date", date);
                request.Headers.TryAddWithoutValidation("Digest", digest);
                request.Headers.TryAddWithoutValidation("Signature", $"keyId=\"{me}#main-key\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\"{value}\"");
            }

            using var response = await http.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, signed ? "wrongly signed" : "unsigned");
        }
    }

    /// <summary>The given one of a type that Fedify accepted for the follower.</summary>
    private static async Task<JsonNode> ArrivesAsync(RunningDesk desk, FedifyServer server, string type, int number = 1) =>
        (await desk.SoonAsync($"{type} {number} arrives", Patience, async () =>
            (await server.LogAsync("alice")).Where(e => e["type"]!.GetValue<string>() == type).Skip(number - 1).FirstOrDefault())).Found;
}
