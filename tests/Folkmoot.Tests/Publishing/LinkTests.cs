// Short links over real HTTP and on both engines: where they lead, what is counted, and what is not kept.
using System.Net;
using Folkmoot.Accounts;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Links;
using Folkmoot.Storage;
using Folkmoot.Tests.Inbox;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class LinkTests
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string Target = "https://www.example.org/parks?season=autumn";

    [DatabaseTheory]
    public async Task A_link_leads_people_on_counts_them_and_keeps_nothing_of_them(Engine engine)
    {
        await using var site = await DeskSite.OpenAsync(engine, ["--PublicUrl=https://desk.example.gov"], [Role.Administrator, Role.Author]);
        (await site.PostAsync("/links", new() { ["Input.Target"] = Target, ["Input.Word"] = "Parks", ["Input.Note"] = "Posters" }, "link")).Location.ShouldNotBeNull().ShouldContain("/links/");
        (await site.PostAsync("/links", new() { ["Input.Target"] = Target, ["Input.Word"] = "parks" }, "link")).Body.ShouldContain("This word is taken");

        using var client = TestHttp.Plain(site.Address.ToString());
        client.DefaultRequestHeaders.UserAgent.ParseAdd(Browser);
        using (var answer = await client.GetAsync(new Uri("/l/PARKS", UriKind.Relative)))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Found);
            answer.Headers.Location!.OriginalString.ShouldBe(Target);
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        }

        (await client.GetAsync(new Uri("/l/parks", UriKind.Relative))).Dispose();
        using (var look = new HttpRequestMessage(HttpMethod.Head, new Uri("/l/parks", UriKind.Relative)))
        {
            (await client.SendAsync(look)).StatusCode.ShouldBe(HttpStatusCode.Found);
        }

        (await client.GetAsync(new Uri("/l/parks+", UriKind.Relative))).Headers.Location!.OriginalString.ShouldBe("/link/parks");
        (await client.GetStringAsync(new Uri("/link/parks", UriKind.Relative))).ShouldContain(Target);
        await site.InAsync(async (CountClicks count) =>
        {
            await count.FlushAsync(default);
            return true;
        });

        var days = await site.InAsync((StoreDb db) => db.ShortLinkDays.AsNoTracking().ToListAsync());
        days.ShouldHaveSingleItem().Clicks.ShouldBe(2);
        (await site.GetAsync("/links.csv")).Body.ShouldContain("parks,https://desk.example.gov/l/parks,https://www.example.org/parks?season=autumn,Posters,");
        var other = await site.AnotherAgencyAsync("other");
        (await site.AsAsync(other, Guid.Empty, [Role.Author], (FindLinks find) => find.RunAsync(new(null, false, 1), default))).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stopped_link_says_why_and_works_again_when_it_is_let()
    {
        await using var site = await DeskSite.OpenAsync([], [Role.Administrator, Role.Author]);
        var page = new Uri((await site.PostAsync("/links", new() { ["Input.Target"] = Target, ["Input.Word"] = "parks" }, "link")).Location!).AbsolutePath;
        (await site.PostAsync(page, new() { ["Input.Action"] = "stop" }, "stop")).Body.ShouldContain("Give a reason");
        (await site.PostAsync(page, new() { ["Input.Action"] = "stop", ["Input.Reason"] = "The site was taken over <b>." }, "stop")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.LocationOfAsync("/l/parks")).ShouldBe("/link/parks");
        var (status, body) = await site.GetAsync("/link/parks");
        status.ShouldBe(HttpStatusCode.Gone);
        body.ShouldContain("The site was taken over <b>.");
        body.ShouldNotContain(Target);
        (await site.PostAsync(page, new() { ["Input.Action"] = "resume" }, "stop")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.LocationOfAsync("/l/parks")).ShouldBe(Target);
        (await site.GetAsync("/link/nothing")).Body.ShouldContain("This short link does not exist");
        (await site.InAsync((StoreDb db) => db.AuditEntries.Where(a => a.Subject == "link").OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync()))
            .ShouldBe(["publishing.link.made", "publishing.link.stopped", "publishing.link.resumed"]);
    }

    [DatabaseTheory]
    public async Task Clicks_of_two_nodes_add_up(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var author = await house.APersonAsync(await house.AnAgencyAsync(), Role.Author);
        var link = (await house.AsAsync(author, (MakeLink make) => make.RunAsync(new(Target, "", ""), default))).Required.Id;
        var day = new DateOnly(2026, 3, 3);
        var nodes = Enumerable.Range(0, 4).Select(_ => ActivatorUtilities.CreateInstance<CountClicks>(house.Services)).ToList();
        await Task.WhenAll(nodes.Select((node, i) => Task.Run(async () =>
        {
            for (var n = 0; n <= i; n++)
            {
                node.Add(author.AgencyId, link, day);
                node.Add(author.AgencyId, link, day.AddDays(-1));
            }

            await node.FlushAsync(default);
        })));
        (await house.AsAsync(author, (FindLinks find) => find.DaysAsync(link, day, default))).Take(3).Select(d => d.Clicks).ShouldBe([10, 10, 0]);
        (await house.AsAsync(author, (FindLinks find) => find.RunAsync(new("EXAMPLE.org", true, 1), default))).Rows.ShouldHaveSingleItem().Clicks.ShouldBe(20);
    }

    [Fact]
    public async Task The_composer_makes_the_addresses_of_a_post_short_and_its_page_says_where_they_lead()
    {
        await using var site = await DeskSite.OpenAsync(["--PublicUrl=https://desk.example.gov"], [Role.Administrator, Role.Author]);
        var form = new Dictionary<string, string>
        {
            ["Input.Text"] = $"The parks are open, see {Target}&from=post-of-the-week.",
            ["Input.Language"] = "en",
            ["Input.Channels"] = site.ChannelId.ToString(),
            ["Input.When"] = "now",
            ["Input.Action"] = "shorten",
        };
        var (_, body, _) = await site.PostAsync("/posts/new", form, "compose");
        var code = await site.InAsync((StoreDb db) => db.ShortLinks.Select(l => l.Code).SingleAsync());
        body.ShouldContain($"see https://desk.example.gov/l/{code}.");
        var saved = await site.PostAsync("/posts/new", new(form) { ["Input.Text"] = $"The parks are open, see https://desk.example.gov/l/{code}.", ["Input.Action"] = "save" }, "compose");
        (await site.GetAsync(saved.Location!.Replace("/edit", "", StringComparison.Ordinal))).Body.ShouldContain($"{Target}&from=post-of-the-week");
        (await site.PostAsync("/posts/new", new(form) { ["Input.Text"] = "No address here." }, "compose")).Body.ShouldContain("There is no web address here");
    }
}
