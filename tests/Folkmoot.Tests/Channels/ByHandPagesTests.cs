// The pages of what is posted by hand, over real HTTP and without script: all that is needed stands there, and the forms report.
using System.Net;
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Storage;
using Folkmoot.Tests.Inbox;
using Folkmoot.Tests.Networks;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Channels;

public sealed class ByHandPagesTests
{
    [Fact]
    public async Task A_person_copies_downloads_posts_and_reports_the_link()
    {
        await using var site = await DeskSite.OpenAsync(Role.Author);
        var (id, image) = await HandedAsync(site);
        var page = $"/by-hand/{id}";

        (await site.GetAsync("/")).Body.ShouldContain("href=\"/by-hand\"");
        var list = (await site.GetAsync("/by-hand?lang=en")).Body;
        list.ShouldContain("1 post waits for a person.");
        list.ShouldContain(page);
        var body = (await site.GetAsync(page + "?lang=en")).Body;
        body.ShouldContain("Closed: “Ferry <Street>” & more");
        body.ShouldContain("The bridge at sunrise");
        body.ShouldContain($"href=\"/media/{image}\" download=\"image-1.png\"");
        body.ShouldContain("https://nextdoor.com/sharekit/?source=folkmoot&body=Closed%3A%20");
        (await site.GetAsync($"/media/{image}")).Status.ShouldBe(HttpStatusCode.OK);
        (await site.GetAsync(page + "?lang=es")).Body.ShouldContain("Lo he publicado");

        var handed = Handed(body);
        (await site.PostAsync(page, new() { ["Posted.Handed"] = handed, ["Posted.Url"] = "" }, "posted")).Body.ShouldContain("error-summary");
        (await site.PostAsync(page, new() { ["Posted.Handed"] = handed, ["Posted.Url"] = "javascript:alert(1)" }, "posted")).Body.ShouldContain("error-summary");
        (await site.PostAsync(page, new() { ["Posted.Handed"] = handed, ["Posted.Url"] = "https://nextdoor.com/p/1" }, "posted")).Location.ShouldNotBeNull().ShouldEndWith("/by-hand");

        var sent = await site.InAsync((StoreDb db) => db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == id));
        (sent.State, sent.Url).ShouldBe((DeliveryState.Sent, "https://nextdoor.com/p/1"));
        (await site.GetAsync("/by-hand?lang=en")).Body.ShouldContain("nothing to post by hand");
        var after = (await site.GetAsync(page)).Body;
        after.ShouldContain("https://nextdoor.com/p/1");
        after.ShouldNotContain("Posted.Url");
    }

    [Fact]
    public async Task Why_it_was_not_posted_must_be_said_and_is_kept()
    {
        await using var site = await DeskSite.OpenAsync(Role.Author);
        var (id, _) = await HandedAsync(site);
        var page = $"/by-hand/{id}";
        var handed = Handed((await site.GetAsync(page)).Body);

        (await site.PostAsync(page, new() { ["NotPosted.Handed"] = handed, ["NotPosted.Because"] = "" }, "not-posted")).Body.ShouldContain("error-summary");
        (await site.PostAsync(page, new() { ["NotPosted.Handed"] = handed, ["NotPosted.Because"] = "The site is down" }, "not-posted")).Location.ShouldNotBeNull().ShouldEndWith("/by-hand");

        var failed = await site.InAsync((StoreDb db) => db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == id));
        (failed.State, failed.Reason!.Contains("The site is down", StringComparison.Ordinal)).ShouldBe((DeliveryState.Failed, true));
    }

    [Fact]
    public async Task Who_may_not_write_posts_does_not_post_them_either_and_what_machines_send_is_not_here()
    {
        await using var site = await DeskSite.OpenAsync(Role.Auditor);
        var (id, _) = await HandedAsync(site);
        (await site.GetAsync("/by-hand")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await site.GetAsync($"/by-hand/{id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await site.GetAsync("/")).Body.ShouldNotContain("href=\"/by-hand\"");

        await using var author = await DeskSite.OpenAsync(Role.Author);
        (await author.GetAsync($"/by-hand/{Guid.Empty}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var (other, _) = await HandedAsync(author, author.ChannelId);
        (await author.GetAsync($"/by-hand/{other}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Handed(string body) => body.Split("Posted.Handed\" value=\"")[1].Split('"')[0];

    private static Task<(Guid Id, Guid Image)> HandedAsync(DeskSite site, Guid? channel = null) => site.InAsync(async (IServiceProvider services) =>
    {
        var (db, now) = (services.GetRequiredService<StoreDb>(), TimeProvider.System.GetUtcNow());
        var place = new Channel
        {
            Id = Guid.CreateVersion7(now),
            Network = "nextdoor",
            Name = "Nextdoor",
            CreatedAt = now,
            Settings = services.GetRequiredService<Folkmoot.Channels.Secrets>().Protect(new Dictionary<string, string>
            {
                ["page"] = "https://nextdoor.com/agency-detail/city",
                ["composer"] = "https://nextdoor.com/sharekit/?source=folkmoot&body={text}",
            }),
        };
        var bytes = Content.Png(3, 2);
        var image = new MediaFile { Id = Guid.CreateVersion7(now), MediaType = "image/png", Bytes = bytes, Width = 3, Height = 2, Sha256 = new string('0', 64), CreatedAt = now };
        db.Channels.Add(place);
        db.MediaFiles.Add(image);
        var content = new DeliveryContent("Closed: “Ferry <Street>” & more", ["en"], [new ContentImage(image.Id, "The bridge at sunrise")]);
        var id = await services.GetRequiredService<Deliveries>().AddAsync(
            new NewDelivery("post", Guid.CreateVersion7(now), channel ?? place.Id, Lane.Scheduled, content, now, now.AddHours(2)), default);
        var delivery = db.Deliveries.Local.Single(d => d.Id == id);
        (delivery.State, delivery.StartedAt, delivery.FirstStartedAt) = (DeliveryState.ByHand, now, now);
        await db.SaveChangesAsync();
        return (id, image.Id);
    });
}
