// The whole way of a consent over real HTTP and without script: from our page to the network's and back, with a new channel at its end.
using System.Net;
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Tests.Inbox;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Tests.Networks;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Channels;

public sealed class ConsentFlowTests
{
    [Fact]
    public async Task An_administrator_enters_the_app_goes_to_X_and_comes_back_with_a_channel()
    {
        await using var server = await FarEnds.StartAsync<XFarEnd>();
        await using var site = await DeskSite.OpenAsync(Role.Administrator);
        (await site.GetAsync("/channels/connect?network=x&lang=en")).Body.ShouldContain("href=\"/channels/apps/x\"");
        (await site.GetAsync("/channels/apps/x")).Body.ShouldContain($"{site.Address}channels/oauth/callback");
        (await site.PostAsync("/channels/apps/x", App(server, id: ""), "app")).Body.ShouldContain("error-summary");
        (await site.PostAsync("/channels/apps/x", App(server), "app")).Location.ShouldNotBeNull().ShouldEndWith("/channels/connect?network=x");
        (await site.GetAsync("/channels/apps/x")).Body.ShouldNotContain(XFarEnd.ClientSecret);

        var back = await AskAsync(site, server.Url, new() { ["network"] = "x", ["name"] = "Town Hall" }, "/channels/connect?network=x");
        var channel = await site.LocationOfAsync(back);

        channel.ShouldNotBeNull().ShouldStartWith("/channels/");
        (await site.GetAsync(channel + "?lang=en")).Body.ShouldContain("Town Hall");
        (await site.InAsync((StoreDb db) => db.Channels.AsNoTracking().SingleAsync(c => c.Network == "x"))).Handle.ShouldBe("cityofexample");

        // A second time the same way back leads to an explanation.
        (await site.LocationOfAsync(back)).ShouldBe("/channels/connect?network=x");
        (await site.GetAsync("/channels/connect?network=x&lang=en")).Body.ShouldContain("This was answered already");
    }

    [Fact]
    public async Task At_Mastodon_the_program_registers_itself_once_and_the_token_takes_the_place_of_a_pasted_one()
    {
        await using var server = await FarEnds.StartAsync<MastodonFarEnd>();
        await using var site = await DeskSite.OpenAsync(Role.Administrator);
        var fields = new Dictionary<string, string> { ["network"] = "mastodon", ["server"] = server.Url.AbsoluteUri };

        var back = await AskAsync(site, server.Url, fields, "/channels/connect?network=mastodon");
        var channel = await site.LocationOfAsync(back);

        channel.ShouldNotBeNull().ShouldStartWith("/channels/");
        (await site.InAsync((StoreDb db) => db.Channels.AsNoTracking().SingleAsync(c => c.Network == "mastodon"))).Handle.ShouldBe("city@127.0.0.1");
        var again = await AskAsync(site, server.Url, new() { ["network"] = "mastodon", ["server"] = server.Url.AbsoluteUri, ["channel"] = channel["/channels/".Length..] }, channel + "/change");
        (await site.LocationOfAsync(again)).ShouldBe(channel);
        server.Apps.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_several_pages_on_Facebook_the_person_chooses_one_once()
    {
        await using var server = await FarEnds.StartAsync<FacebookFarEnd>();
        server.Pages["778"] = "CREATE_CONTENT";
        await using var site = await DeskSite.OpenAsync(Role.Administrator);
        var app = new Dictionary<string, string> { ["Input.ClientId"] = FacebookFarEnd.ClientId, ["Input.ClientSecret"] = FacebookFarEnd.ClientSecret, ["Input.Server"] = server.Url.AbsoluteUri };
        await site.PostAsync("/channels/apps/facebook", app, "app");
        var back = await AskAsync(site, server.Url, new() { ["network"] = "facebook" }, "/channels/connect?network=facebook");

        var choose = (await site.LocationOfAsync(back)).ShouldNotBeNull();

        choose.ShouldStartWith("/channels/oauth/choose/");
        (await site.GetAsync(choose)).Body.ShouldContain("City 778");
        (await site.GetAsync(choose)).Body.ShouldNotContain("EAA");
        (await site.PostAsync(choose, [], "choose")).Body.ShouldContain("error-summary");
        (await site.PostAsync(choose, new() { ["Input.Account"] = "778" }, "choose")).Location.ShouldNotBeNull().ShouldContain("/channels/");
        (await site.InAsync((StoreDb db) => db.Channels.AsNoTracking().SingleAsync(c => c.Network == "facebook"))).Handle.ShouldBe("City 778");
        (await site.GetAsync(choose)).Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_refusal_at_the_network_comes_back_as_words()
    {
        await using var server = await FarEnds.StartAsync<MastodonFarEnd>();
        await using var site = await DeskSite.OpenAsync(Role.Administrator);
        var back = await AskAsync(site, server.Url, new() { ["network"] = "mastodon", ["server"] = server.Url.AbsoluteUri }, "/channels/connect?network=mastodon");
        var state = back.Split("state=")[1];

        (await site.LocationOfAsync($"/channels/oauth/callback?error=access_denied&state={state}")).ShouldBe("/channels/connect?network=mastodon");

        (await site.GetAsync("/channels/connect?network=mastodon&lang=en")).Body.ShouldContain("The consent was refused at the network");
    }

    [Fact]
    public async Task A_server_that_is_none_is_said_before_anybody_is_sent_away()
    {
        await using var other = await FarEnds.StartAsync<BareFarEnd>();
        await using var site = await DeskSite.OpenAsync(Role.Administrator);

        var answer = await site.PostAsync("/channels/oauth/start", new() { ["network"] = "mastodon", ["server"] = other.Url.AbsoluteUri }, from: "/channels/connect?network=mastodon");

        answer.Location.ShouldBe("/channels/connect?network=mastodon");
        (await site.GetAsync("/channels/connect?network=mastodon&lang=en")).Body.ShouldContain("There is no Mastodon server at 127.0.0.1.");
    }

    [Fact]
    public async Task Without_the_right_nobody_begins_and_nobody_comes_back()
    {
        await using var site = await DeskSite.OpenAsync(Role.Author);

        (await site.PostAsync("/channels/oauth/start", new() { ["network"] = "mastodon", ["server"] = "mastodon.example" }, from: "/")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await site.LocationOfAsync("/channels/oauth/callback?code=c&state=s")).ShouldBe("/channels/connect");
    }

    [Fact]
    public async Task The_page_lets_its_form_lead_to_the_network_and_nowhere_else()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator);
        using var client = TestHttp.Plain(site.Address.AbsoluteUri);
        using var plain = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        plain.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("form-action 'self';");

        (await site.PolicyOfAsync("/channels/connect?network=x")).ShouldContain("form-action 'self' https://x.com;");
        (await site.PolicyOfAsync("/channels/connect?network=mastodon")).ShouldContain("form-action 'self' https:;");
        (await site.PolicyOfAsync("/channels/connect?network=bluesky")).ShouldContain("form-action 'self';");
    }

    private static Dictionary<string, string> App(XFarEnd server, string id = XFarEnd.ClientId) =>
        new() { ["Input.ClientId"] = id, ["Input.ClientSecret"] = XFarEnd.ClientSecret, ["Input.Server"] = server.Url.AbsoluteUri };

    /// <summary>Sends the form, asks at the network as a browser would, and returns the way back.</summary>
    private static async Task<string> AskAsync(DeskSite site, Uri network, Dictionary<string, string> fields, string from)
    {
        var there = (await site.PostAsync("/channels/oauth/start", fields, from: from)).Location.ShouldNotBeNull();
        there.ShouldStartWith(network.AbsoluteUri);
        using var browser = TestHttp.Plain(network.AbsoluteUri);
        using var asked = await browser.GetAsync(new Uri(there));
        asked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return asked.Headers.Location!.AbsoluteUri;
    }
}
