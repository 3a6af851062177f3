// The Noticeboard as an actor: how it is found, what it says of itself, and how what it publishes reaches its followers.
using System.Net;
using System.Text.Json.Nodes;
using Folkmoot.Accounts;
using Folkmoot.Networks;
using Folkmoot.Noticeboard.Federation;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Tests.Networks;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Noticeboard.Federation;

public sealed class FederationTests
{
    [DatabaseTheory]
    public async Task It_is_found_by_its_handle_and_its_addresses_and_by_nothing_else(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        var slug = given.Home[3..];
        foreach (var resource in new[] { $"acct:{slug}@notices.example.gov", $"acct:{slug.ToUpperInvariant()}@NOTICES.example.gov", given.Actor, PublicSite.Root + given.Home })
        {
            var found = await given.Site.GetAsync("/.well-known/webfinger?resource=" + Uri.EscapeDataString(resource));
            found.Status.ShouldBe(HttpStatusCode.OK, resource);
            found["Content-Type"].ShouldBe("application/jrd+json");
            var document = JsonNode.Parse(found.Text)!;
            document["subject"]!.GetValue<string>().ShouldBe($"acct:{slug}@notices.example.gov");
            document["links"]!.AsArray().Single(l => l!["rel"]!.GetValue<string>() == "self")!["href"]!.GetValue<string>().ShouldBe(given.Actor);
        }

        foreach (var resource in new[] { $"acct:{slug}@other.example.gov", "acct:nobody@notices.example.gov", "acct:@notices.example.gov", "https://notices.example.gov/n/nobody/actor", "mailto:x@y.z", "acct:a@b@c" })
        {
            (await given.Site.GetAsync("/.well-known/webfinger?resource=" + Uri.EscapeDataString(resource))).Status.ShouldBe(HttpStatusCode.NotFound, resource);
        }

        (await given.Site.GetAsync("/.well-known/webfinger")).Status.ShouldBe(HttpStatusCode.BadRequest);
        JsonNode.Parse((await given.Site.GetAsync("/nodeinfo/2.1")).Text)!["protocols"]![0]!.GetValue<string>().ShouldBe("activitypub");
    }

    [DatabaseTheory]
    public async Task It_is_off_until_somebody_switches_it_on_and_needs_a_public_address(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine, on: false);
        (await given.GetAsync(given.Home + "/actor")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await given.SendAsync("ana", given.Activity("Follow", "ana", given.Actor))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await given.GetAsync(given.Home + "/posts/" + (await given.PostAsync("A page for people.")).ExternalId))["Content-Type"].ShouldBe("text/html; charset=utf-8");
        foreach (var (root, fits) in new[] { ("https://notices.example.gov", true), ("http://notices.example.gov", false), ("https://localhost:5080", false), ("http://localhost:5080", false), ("https://10.0.0.1", false) })
        {
            (SwitchFederation.ObstacleOf(root, new NetworkOptions()) is null).ShouldBe(fits, root);
        }
    }

    [DatabaseTheory]
    public async Task The_actor_the_outbox_and_the_followers_say_what_is_so(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        var post = await given.PostAsync("Boil your water. #WaterSafety, #watersafety and #1. See https://example.gov/#no", Content.Image("A pot on a stove"));
        await given.FollowAsync("ana");
        given.House.Clock.Advance(TimeSpan.FromSeconds(2));
        var actor = JsonNode.Parse((await given.GetAsync(given.Home + "/actor")).Text)!;
        actor["type"]!.GetValue<string>().ShouldBe("Organization");
        actor["publicKey"]!["owner"]!.GetValue<string>().ShouldBe(given.Actor);
        actor["manuallyApprovesFollowers"]!.GetValue<bool>().ShouldBeFalse();
        foreach (var part in new[] { "inbox", "outbox", "followers" })
        {
            actor[part]!.GetValue<string>().ShouldBe($"{PublicSite.Root}{given.Home}/{part}");
        }

        var outbox = JsonNode.Parse((await given.GetAsync(given.Home + "/outbox")).Text)!;
        outbox["totalItems"]!.GetValue<int>().ShouldBe(1);
        var page = JsonNode.Parse((await given.GetAsync(new Uri(outbox["first"]!.GetValue<string>()).AbsolutePath)).Text)!;
        page["orderedItems"]!.AsArray().Single()!["object"]!["id"]!.GetValue<string>().ShouldBe(post.Url);
        (await given.GetAsync(given.Home + "/outbox/2")).Status.ShouldBe(HttpStatusCode.NotFound);
        var followers = JsonNode.Parse((await given.Site.GetAsync(given.Home + "/followers")).Text)!;
        followers["totalItems"]!.GetValue<int>().ShouldBe(1);
        followers.ToJsonString().ShouldNotContain("ana");

        var path = new Uri(post.Url!).AbsolutePath;
        foreach (var accept in new[] { "application/activity+json", "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"", "text/html;q=0.1, application/activity+json" })
        {
            var got = await given.GetAsync(path, accept);
            got["Content-Type"].ShouldBe("application/activity+json; charset=utf-8", accept);
            got["Vary"].ShouldBe("Accept, Accept-Encoding");
            var note = JsonNode.Parse(got.Text)!;
            note["attributedTo"]!.GetValue<string>().ShouldBe(given.Actor);
            note["content"]!.GetValue<string>().ShouldContain("<p>Boil your water.");
            note["contentMap"]!["en"]!.GetValue<string>().ShouldBe(note["content"]!.GetValue<string>());
            note["attachment"]!.AsArray().Single()!["name"]!.GetValue<string>().ShouldBe("A pot on a stove");
            note["tag"]!.AsArray().Select(t => t!["name"]!.GetValue<string>()).ShouldBe(["#WaterSafety"]);
        }

        foreach (var accept in new[] { "text/html", "*/*", "text/html, application/activity+json", "application/ld+json; profile=\"https://example.org/other\"" })
        {
            (await given.GetAsync(path, accept))["Content-Type"].ShouldBe("text/html; charset=utf-8", accept);
        }

        (await given.Site.GetAsync(given.Home)).Text.ShouldContain($"@{given.Home[3..]}@notices.example.gov");
    }

    [DatabaseTheory]
    public async Task Each_inbox_gets_each_activity_once_and_a_shared_one_stands_for_all_behind_it(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        foreach (var who in new[] { "ana", "ben", "sara", "sofia" })
        {
            await given.FollowAsync(who);
        }

        await given.House.RunDueJobsAsync();
        given.Neighbour.Arrived.Clear();
        var post = await given.PostAsync("The ferry runs.");
        await given.House.RunDueJobsAsync();
        given.Neighbour.Arrived.Select(a => a.Inbox).ShouldBe(["/users/ana/inbox", "/users/ben/inbox", "/inbox"], ignoreOrder: true);
        given.Neighbour.Arrived.ShouldAllBe(a => a.Activity["type"]!.GetValue<string>() == "Create" && a.Activity["object"]!["id"]!.GetValue<string>() == post.Url);
        given.Neighbour.Refused.ShouldBe(0);

        // Ben leaves; what he has must go all the same.
        await given.SendAsync("ben", given.Activity("Block", "ben", given.Actor));
        given.Neighbour.Arrived.Clear();
        await NoticeboardTests.Network(given.House).WithdrawAsync(given.Account, post.ExternalId, default);
        await given.House.RunDueJobsAsync();
        given.Neighbour.Arrived.Count.ShouldBe(3);
        given.Neighbour.Arrived.ShouldAllBe(a => a.Activity["type"]!.GetValue<string>() == "Delete" && a.Activity["object"]!["type"]!.GetValue<string>() == "Tombstone");
        given.House.Clock.Advance(TimeSpan.FromSeconds(2));
        var gone = await given.GetAsync(new Uri(post.Url!).AbsolutePath);
        gone.Status.ShouldBe(HttpStatusCode.Gone);
        JsonNode.Parse(gone.Text)!["type"]!.GetValue<string>().ShouldBe("Tombstone");
    }

    [DatabaseTheory]
    public async Task A_server_that_is_away_gets_it_later_and_is_given_up_after_a_week(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        await given.FollowAsync("ana");
        await given.House.RunDueJobsAsync();
        given.Neighbour.Arrived.Clear();
        given.Neighbour.InboxStatus = 503;
        await given.PostAsync("First.");
        await given.House.RunDueJobsAsync();
        given.House.Clock.Advance(TimeSpan.FromDays(2));
        await given.House.RunDueJobsAsync();
        given.Neighbour.InboxStatus = null;
        given.House.Clock.Advance(TimeSpan.FromHours(7));
        await given.House.RunDueJobsAsync();
        given.Neighbour.Arrived.Single().Activity["type"]!.GetValue<string>().ShouldBe("Create");

        given.Neighbour.InboxStatus = 500;
        await given.PostAsync("Second.");
        await given.House.RunDueJobsAsync();
        given.House.Clock.Advance(TimeSpan.FromDays(8));
        await given.House.RunDueJobsAsync();
        var dropped = await given.InDbAsync(db => db.ActivityDeliveries.OrderByDescending(d => d.CreatedAt).FirstAsync());
        dropped.State.ShouldBe(ActivityState.Dropped);
        dropped.Reason.ShouldNotBeNull();
        (await given.InDbAsync(db => db.Followers.CountAsync())).ShouldBe(1, "a follower is not lost with one post");

        given.Neighbour.InboxStatus = 410;
        await given.PostAsync("Third.");
        await given.House.RunDueJobsAsync();
        (await given.InDbAsync(db => db.Followers.CountAsync())).ShouldBe(0, "the inbox is gone");
    }

    [DatabaseTheory]
    public async Task What_is_taken_back_before_it_arrived_never_arrives(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        await given.FollowAsync("ana");
        await given.House.RunDueJobsAsync();
        given.Neighbour.Arrived.Clear();
        given.Neighbour.InboxStatus = 503;
        var post = await given.PostAsync("A mistake.");
        await given.House.RunDueJobsAsync();
        await NoticeboardTests.Network(given.House).WithdrawAsync(given.Account, post.ExternalId, default);
        given.Neighbour.InboxStatus = null;
        given.House.Clock.Advance(TimeSpan.FromHours(1));
        await given.House.RunDueJobsAsync();
        given.Neighbour.Arrived.Single().Activity["type"]!.GetValue<string>().ShouldBe("Delete");
    }

    [DatabaseTheory]
    public async Task A_correction_is_signed_once_and_reaches_followers_after_the_post_itself(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        await given.FollowAsync("ana");
        await given.House.RunDueJobsAsync();
        given.Neighbour.Arrived.Clear();
        given.Neighbour.InboxStatus = 503;
        var post = await given.PostAsync("The ferry runs at 8.");
        await given.House.RunDueJobsAsync();
        given.Neighbour.InboxStatus = null;
        var network = (IEdit)NoticeboardTests.Network(given.House);
        var edit = new PostEdit(Content.Post("The ferry runs at 9."), Note: "The hour was wrong.");
        (await network.EditAsync(given.Account, post.ExternalId, edit, default)).ShouldBeOfType<Edited>();
        (await network.EditAsync(given.Account, post.ExternalId, edit, default)).ShouldBeOfType<Edited>("the same words again are the same post");
        (await given.InDbAsync(db => db.SignedDocuments.CountAsync())).ShouldBe(2, "signed once as it was and once as it is");
        (await network.EditAsync(given.Account, Content.Key().ToString(), edit, default)).ShouldBeOfType<EditGone>();
        (await network.EditAsync(given.Account, post.ExternalId, new(Content.Post("")), default)).ShouldBeOfType<NotEdited>();

        await given.House.RunDueJobsAsync();
        given.Neighbour.Arrived.ShouldBeEmpty("the post itself is not there yet, and its turn is later");
        given.House.Clock.Advance(TimeSpan.FromMinutes(5));
        await given.House.RunDueJobsAsync();
        given.House.Clock.Advance(TimeSpan.FromMinutes(5));
        await given.House.RunDueJobsAsync();
        given.Neighbour.Arrived.Select(a => a.Activity["type"]!.GetValue<string>()).ShouldBe(["Create", "Update"]);
        var update = given.Neighbour.Arrived.Last().Activity["object"]!;
        update["content"]!.GetValue<string>().ShouldContain("runs at 9.");
        update["content"]!.GetValue<string>().ShouldContain("Corrected on ");
        update["updated"].ShouldNotBeNull();
        var page = (await given.GetAsync(new Uri(post.Url!).AbsolutePath, "text/html")).Text;
        page.ShouldContain("runs at 9.");
        page.ShouldContain("Corrected on ");
        page.ShouldContain("The hour was wrong.");
        JsonNode.Parse((await given.Site.GetAsync(new Uri(post.Url!).AbsolutePath + ".json")).Text)!["corrected_at"].ShouldNotBeNull();
    }

    [DatabaseTheory]
    public async Task A_rotated_key_signs_and_is_told_and_switching_off_stops_all_but_removals(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        await given.FollowAsync("ana");
        await given.House.RunDueJobsAsync();
        (await given.House.AsAsync(given.Manager, (SwitchFederation use) => use.RotateAsync(1, default))).ShouldBeTrue();
        (await given.House.AsAsync(given.Manager, (SwitchFederation use) => use.RotateAsync(1, default))).ShouldBeFalse();
        var post = await given.PostAsync("The ferry runs.");
        await given.House.RunDueJobsAsync();
        given.Neighbour.Refused.ShouldBe(1, "the neighbour knows the old key still");
        var key = JsonNode.Parse((await given.GetAsync(given.Home + "/actor")).Text)!["publicKey"]!;
        key["id"]!.GetValue<string>().ShouldBe(given.Actor + "#key-2");
        given.Neighbour.TrustedPem = key["publicKeyPem"]!.GetValue<string>();
        given.House.Clock.Advance(TimeSpan.FromMinutes(3));
        await given.House.RunDueJobsAsync();
        given.Neighbour.Arrived.Last().Activity["type"]!.GetValue<string>().ShouldBe("Create");

        (await given.House.AsAsync(given.Manager, (SwitchFederation use) => use.RunAsync(false, default))).ShouldBeNull();
        given.Neighbour.Arrived.Clear();
        await given.PostAsync("Not for followers.");
        await NoticeboardTests.Network(given.House).WithdrawAsync(given.Account, post.ExternalId, default);
        await given.SendAsync("ben", given.Activity("Follow", "ben", given.Actor));
        await given.House.RunDueJobsAsync();
        given.Neighbour.Arrived.Select(a => a.Activity["type"]!.GetValue<string>()).ShouldBe(["Delete", "Reject"], ignoreOrder: true);
        (await given.Site.GetAsync($"/.well-known/webfinger?resource=acct:{given.Home[3..]}@notices.example.gov")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseTheory]
    public async Task One_agency_sees_nothing_of_anothers_followers(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        await given.FollowAsync("ana");
        var other = await given.House.AnAgencyAsync("Otherford");
        (await given.House.InAsync(other, (StoreDb db) => db.Followers.CountAsync())).ShouldBe(0);
        (await given.House.InAsync(other, (StoreDb db) => db.FederatedActors.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 45, 75)]
    [InlineData(2, 90, 150)]
    [InlineData(30, 16_200, 27_000)]
    public void Pauses_grow_to_six_hours(int attempt, double least, double most)
    {
        var now = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
        foreach (var random in new[] { 0, 0.5, 0.999 })
        {
            (DeliveryRules.Again(attempt, now, null, random) - now).TotalSeconds.ShouldBeInRange(least, most);
        }

        DeliveryRules.Again(attempt, now, now.AddHours(12), 0).ShouldBe(now.AddHours(12));
        DeliveryRules.Again(attempt, now, now.AddDays(30), 0).ShouldBe(now.AddDays(1));
    }
}
