// The main job from end to end on a real Bluesky network: written, approved, published, heard, answered, proved; and nothing lost when the password goes.
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Inbox;
using Folkmoot.Publishing;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Folkmoot.Tests.Loop;

public sealed class LoopTests(ITestOutputHelper output)
{
    private const string AltText = "The old iron bridge over the river, with a new railing along the footpath.";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan HeardWithin = TimeSpan.FromSeconds(10);

    [BlueskyFact]
    public Task Written_approved_published_heard_answered_and_proved_on_SQLite() => RunAsync(Engine.Sqlite, "lite");

    [BlueskyFact]
    public Task Written_approved_published_heard_answered_and_proved_on_PostgreSQL() => RunAsync(Engine.Postgres, "pg");

    [BlueskyFact]
    public async Task A_post_waits_with_its_reason_while_the_password_is_revoked_and_goes_out_after_reconnecting()
    {
        var network = await BlueskyNetwork.RunningAsync();
        await using var desk = await RunningDesk.StartAsync(Engine.Sqlite);
        var (city, password, channelId) = await ConnectAsync(desk, network, "city-revoked");
        var (author, approver) = (await desk.APersonAsync("Ana", Role.Author), await desk.APersonAsync("Ben", Role.Approver));
        var administrator = await desk.APersonAsync("Dora", Role.Administrator);

        await network.RevokeAppPasswordAsync(city, password);
        (await desk.AsAsync(administrator, (CheckChannel check) => check.RunAsync(channelId, default))).ShouldBeOfType<Folkmoot.Networks.Broken>()
            .Reason.ToString().ShouldContain("app password");
        var channel = await desk.InDbAsync(db => db.Channels.AsNoTracking().SingleAsync(c => c.Id == channelId));
        channel.State.ShouldBe(ChannelState.NeedsReconnect);
        output.WriteLine($"The channel says: {channel.LastError}");
        channel.LastError.ShouldNotBeNull().ShouldContain("networks.bluesky.password.advice");

        using var writing = await desk.SignInAsync(author);
        var postId = await WriteAsync(desk, writing, "The ferry runs again from Monday.");
        using var approving = await desk.SignInAsync(approver);
        await ApproveAsync(approving, postId);
        var (waiting, _) = await desk.SoonAsync("the post says why it waits", Patience, async () =>
            await desk.InDbAsync(db => db.Deliveries.AsNoTracking().SingleOrDefaultAsync(d => d.OwnerId == postId && d.ChannelId == channelId && d.Reason != null)));
        waiting.State.ShouldBe(DeliveryState.Waiting);
        waiting.Attempts.ShouldBe(0);
        (await writing.OpenAsync($"/posts/{postId}")).Text.ShouldContain("must be connected again");

        var fresh = await network.CreateAppPasswordAsync(city, "second");
        var again = new Dictionary<string, string?> { ["password"] = fresh.Password };
        var version = (await desk.InDbAsync(db => db.Channels.AsNoTracking().SingleAsync(c => c.Id == channelId))).Version;
        (await desk.AsAsync(administrator, (ReconnectChannel use) => use.RunAsync(new(channelId, again, version), default))).ShouldBeOfType<ChannelOutcome.Done>();
        var (sent, after) = await SentAsync(desk, postId, channelId);
        output.WriteLine($"Out {after.TotalSeconds:0.0} s after reconnecting.");
        (await network.ListRecordsAsync(city.Did)).ShouldHaveSingleItem()!["uri"]!.GetValue<string>().ShouldBe(sent.ExternalId);
        desk.Errors.ShouldBeEmpty();
    }

    private async Task RunAsync(Engine engine, string name)
    {
        var network = await BlueskyNetwork.RunningAsync();
        await using var desk = await RunningDesk.StartAsync(engine);
        var (city, _, channelId) = await ConnectAsync(desk, network, $"city-{name}");
        var resident = await network.CreateAccountAsync($"rosa-{name}");
        var partner = await network.CreateAccountAsync($"library-{name}");
        var author = await desk.APersonAsync("Ana", Role.Author, Role.Approver);
        var approver = await desk.APersonAsync("Ben", Role.Approver);
        var agent = await desk.APersonAsync("Cleo", Role.Agent);

        // Written, and not to be approved by the one who wrote it.
        var text = $"Café by the bridge – opens Monday 🌉 with @{partner.Handle}: https://example.org/bridge #MarlowFerry";
        using var writing = await desk.SignInAsync(author);
        var due = TimeProvider.System.GetUtcNow().AddSeconds(8);
        var postId = await WriteAsync(desk, writing, text, due, Png);
        var own = await writing.OpenAsync($"/posts/{postId}");
        own.Document.QuerySelector("input[value='decide']").ShouldBeNull();
        own.Text.ShouldContain("You wrote this");
        var hash = await desk.AsAsync(author, async (LoadPost load) => (await load.FindAsync(postId, default))!.Hash);
        (await desk.AsAsync(author, (ApprovePost use) => use.RunAsync(new(postId, hash), default))).ShouldBe(new PostBarred(ApprovalBar.IsAuthor));

        // Approved, and out at its time as it was written.
        using var approving = await desk.SignInAsync(approver);
        await ApproveAsync(approving, postId);
        var (sent, _) = await SentAsync(desk, postId, channelId);
        output.WriteLine($"{engine}: the call began {(sent.FirstStartedAt!.Value - due).TotalSeconds:0.00} s after the chosen time.");
        sent.FirstStartedAt.Value.ShouldBeGreaterThanOrEqualTo(due.AddMilliseconds(-1));
        (await writing.OpenAsync("/noticeboard")).Text.ShouldContain("Café by the bridge – opens Monday");
        var seen = (await network.GetAuthorFeedAsync(city.Did)).ShouldHaveSingleItem()!["post"]!;
        CheckPost(seen["record"]!, text, partner.Did);
        seen["embed"]!["images"]![0]!["alt"]!.GetValue<string>().ShouldBe(AltText);
        (await BlobAsync(desk, network, city.Did, seen["record"]!["embed"]!["images"]![0]!["image"]!["ref"]!["$link"]!.GetValue<string>())).ShouldBe(Png);

        // Heard: a reply beneath it and a mention of its own.
        var post = new BlueskyRecord(sent.ExternalId!, sent.Revision!);
        using var answering = await desk.SignInAsync(agent);
        const string complaint = "This is terrible. The road has been closed for weeks, nobody answers, and I am very angry.";
        var reply = await network.ReplyAsync(resident, post, complaint);
        var (conversation, replyAfter) = await HeardAsync(desk, answering, complaint);
        const string praise = "thank you so much, the new footpath is wonderful and we love it!";
        await network.MentionAsync(resident, city, praise);
        var (praised, mentionAfter) = await HeardAsync(desk, answering, praise);
        output.WriteLine($"{engine}: the reply was in the inbox after {replyAfter.TotalSeconds:0.0} s, the mention after {mentionAfter.TotalSeconds:0.0} s.");
        replyAfter.ShouldBeLessThan(HeardWithin);
        mentionAfter.ShouldBeLessThan(HeardWithin);
        praised.ShouldNotBe(conversation);
        (await LabelsAsync(desk, complaint)).ShouldBe(("en", "negative"));
        (await LabelsAsync(desk, praise)).ShouldBe(("en", "positive"));

        // Answered from the inbox, and there beneath the resident's words.
        const string answer = "We are sorry, Rosa. The road opens on Monday at 6; the crew finishes the last stretch on Sunday.";
        var thread = await answering.OpenAsync(conversation);
        thread.Text.ShouldContain(text);
        var answered = await answering.SubmitAsync(thread, "reply", new Dictionary<string, string> { ["ReplyInput.Text"] = answer }, "ReplyInput.Then=");
        answered.Text.ShouldContain(answer);
        await desk.SoonAsync("the answer is out", Patience, async () => await desk.InDbAsync(db =>
            db.Deliveries.AsNoTracking().SingleOrDefaultAsync(d => d.OwnerKind == ReplyToConversation.OwnerKind && d.State == DeliveryState.Sent)));
        CheckThread(await network.GetPostThreadAsync(post.Uri), post, reply, city, answer);

        await CheckAuditAsync(desk);
        desk.Errors.ShouldBeEmpty();
    }

    private static async Task<(BlueskyAccount City, BlueskyAppPassword Password, Guid ChannelId)> ConnectAsync(RunningDesk desk, BlueskyNetwork network, string name)
    {
        await desk.SoonAsync("the agency has its own noticeboard", Patience, () => desk.InDbAsync(db => db.Channels.AsNoTracking().SingleOrDefaultAsync()));
        var city = await network.CreateAccountAsync(name);
        var password = await network.CreateAppPasswordAsync(city, "folkmoot");
        var connector = await desk.APersonAsync("Connie", Role.Administrator);
        var settings = new Dictionary<string, string?> { ["handle"] = city.Handle, ["password"] = password.Password, ["service"] = network.Pds.ToString() };
        var done = await desk.AsAsync(connector, (ConnectChannel connect) => connect.RunAsync(new("bluesky", "City on Bluesky", settings), default));
        return (city, password, done.ShouldBeOfType<ChannelOutcome.Done>().ChannelId);
    }

    /// <summary>Writes a post on the page and sends it for approval; with a time, an image and its description where they are given.</summary>
    private static async Task<Guid> WriteAsync(RunningDesk desk, Browser browser, string text, DateTimeOffset? due = null, byte[]? image = null)
    {
        var page = await browser.OpenAsync("/posts/new");
        var typed = new Dictionary<string, string> { ["Input.Text"] = text, ["Input.Language"] = "en" };
        if (image is not null)
        {
            page = await browser.SubmitAsync(page, "compose", typed, "Input.Action=upload", new PickedFile("Input.Files", "bridge.png", "image/png", image));
            page.ValueOf("Input.Text").ShouldBe(text);
            typed = new() { ["Input.Images[0].Alt"] = AltText };
        }

        if (due is { } at)
        {
            typed["Input.When"] = "at";
            typed["Input.Due"] = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(RunningDesk.TimeZone)).ToString("yyyy-MM-ddTHH:mm:ss.fff", null);
        }

        page = await browser.SubmitAsync(page, "compose", typed, "Input.Action=submit");
        page.Text.ShouldContain("Sent for approval");
        return Guid.Parse(page.Address.Segments[^1]);
    }

    private static async Task ApproveAsync(Browser browser, Guid postId)
    {
        (await browser.OpenAsync("/approvals")).Document.QuerySelector($"a[href='/posts/{postId}']").ShouldNotBeNull();
        var done = await browser.SubmitAsync(await browser.OpenAsync($"/posts/{postId}"), "decide", new Dictionary<string, string>(), "Decide.Action=approve");
        done.Document.QuerySelector("input[value='decide']").ShouldBeNull(done.Text);
    }

    private static Task<(Delivery Sent, TimeSpan After)> SentAsync(RunningDesk desk, Guid postId, Guid channelId) =>
        desk.SoonAsync("the post is out", Patience, async () => await desk.InDbAsync(async db =>
            await db.Posts.AnyAsync(p => p.Id == postId && p.State == PostState.Published)
                ? await db.Deliveries.AsNoTracking().SingleAsync(d => d.OwnerId == postId && d.ChannelId == channelId && d.State == DeliveryState.Sent)
                : null));

    /// <summary>The address of the conversation, as soon as the agent's queue shows what was said.</summary>
    private static Task<(string Path, TimeSpan After)> HeardAsync(RunningDesk desk, Browser agent, string said) =>
        desk.SoonAsync($"'{said}' is in the inbox", Patience, async () =>
            (await agent.OpenAsync("/inbox")).Document.QuerySelectorAll("#inbox-list tbody tr")
                .FirstOrDefault(row => row.TextContent.Contains(said[..30], StringComparison.Ordinal))?.QuerySelector("a")?.GetAttribute("href"));

    private static async Task<(string? Language, string? Sentiment)> LabelsAsync(RunningDesk desk, string said)
    {
        var message = await desk.InDbAsync(db => db.Messages.AsNoTracking().SingleAsync(m => m.Kind == MessageKind.Incoming && m.Text.EndsWith(said)));
        return (message.Language, message.Sentiment);
    }

    private static void CheckPost(JsonNode record, string text, string mentionedDid)
    {
        record["text"]!.GetValue<string>().ShouldBe(text);
        record["langs"]!.AsArray().Select(l => l!.GetValue<string>()).ShouldBe(["en"]);
        var bytes = Encoding.UTF8.GetBytes(text);
        var facets = record["facets"]!.AsArray().Select(f => (
            Text: Encoding.UTF8.GetString(bytes[f!["index"]!["byteStart"]!.GetValue<int>()..f["index"]!["byteEnd"]!.GetValue<int>()]),
            Feature: f["features"]![0]!)).ToDictionary(f => f.Feature["$type"]!.GetValue<string>().Split('#')[1]);
        facets.Count.ShouldBe(3);
        facets["mention"].Text.ShouldStartWith("@library-");
        facets["mention"].Feature["did"]!.GetValue<string>().ShouldBe(mentionedDid);
        facets["link"].Text.ShouldBe("https://example.org/bridge");
        facets["link"].Feature["uri"]!.GetValue<string>().ShouldBe("https://example.org/bridge");
        facets["tag"].Text.ShouldBe("#MarlowFerry");
        facets["tag"].Feature["tag"]!.GetValue<string>().ShouldBe("MarlowFerry");
    }

    private static void CheckThread(JsonNode thread, BlueskyRecord root, BlueskyRecord parent, BlueskyAccount city, string answer)
    {
        var under = thread["replies"]!.AsArray().ShouldHaveSingleItem()!;
        under["post"]!["uri"]!.GetValue<string>().ShouldBe(parent.Uri);
        var ours = under["replies"]!.AsArray().ShouldHaveSingleItem()!["post"]!;
        ours["author"]!["did"]!.GetValue<string>().ShouldBe(city.Did);
        ours["record"]!["text"]!.GetValue<string>().ShouldBe(answer);
        ours["record"]!["langs"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("en");
        var reply = ours["record"]!["reply"]!;
        (reply["root"]!["uri"]!.GetValue<string>(), reply["root"]!["cid"]!.GetValue<string>()).ShouldBe((root.Uri, root.Cid));
        (reply["parent"]!["uri"]!.GetValue<string>(), reply["parent"]!["cid"]!.GetValue<string>()).ShouldBe((parent.Uri, parent.Cid));
    }

    private async Task CheckAuditAsync(RunningDesk desk)
    {
        var trail = await desk.InDbAsync(db => db.AuditEntries.AsNoTracking().OrderBy(a => a.Sequence).Select(a => new { a.Action, a.ActorName }).ToListAsync());
        // Whether a model finds a message urgent is proved elsewhere.
        trail.Select(a => a.Action).Where(a => !a.StartsWith("accounts.", StringComparison.Ordinal) && a != "inbox.conversation.raised").ShouldBe(
        [
            "noticeboard.key.made",
            "noticeboard.opened",
            "channels.connected",
            "publishing.image.uploaded",
            "publishing.post.created",
            "publishing.post.submitted",
            "publishing.post.approved",
            "channels.delivery.sent",
            "channels.delivery.sent",
            "publishing.post.published",
            "inbox.conversation.opened",
            "inbox.conversation.opened",
            "inbox.conversation.answered",
            "channels.delivery.sent",
        ]);
        trail.Single(a => a.Action == "publishing.post.submitted").ActorName.ShouldBe("Ana");
        trail.Single(a => a.Action == "publishing.post.approved").ActorName.ShouldBe("Ben");
        trail.Single(a => a.Action == "inbox.conversation.answered").ActorName.ShouldBe("Cleo");
        var (entries, fault) = await desk.AsAsync(null, (CheckAudit check) => check.RunAsync(desk.AgencyId, default));
        fault.ShouldBeNull();
        entries.ShouldBe(trail.Count);
        output.WriteLine($"{entries} audit entries hold: {string.Join(", ", trail.CountBy(a => a.Action).Select(a => $"{a.Key} {a.Value}"))}");
    }

    private static async Task<byte[]> BlobAsync(RunningDesk desk, BlueskyNetwork network, string did, string cid)
    {
        var http = desk.App.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        return await http.GetByteArrayAsync(new Uri(network.Pds, $"/xrpc/com.atproto.sync.getBlob?did={Uri.EscapeDataString(did)}&cid={cid}"));
    }

    /// <summary>One grey pixel.</summary>
    private static byte[] Png => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
}
