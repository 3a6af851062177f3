// Import, campaigns and tags over real HTTP, without script.
using System.Net;
using Folkmoot.Accounts;
using Folkmoot.Publishing;
using Folkmoot.Storage;
using Folkmoot.Tests.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Publishing;

public sealed class PlanPagesTests
{
    [Fact]
    public async Task Rows_are_checked_imported_once_and_undone_on_their_page()
    {
        await using var site = await DeskSite.OpenAsync(Role.Author);
        (await site.GetAsync("/posts/import/template.csv")).Body.ShouldContain("campaign,tags,source,text: City Hall");
        const string Rows = "title,text,channels\nFerry,The ferry runs again.,City Hall\nWalls,Nowhere to go.,Town Hall\n";
        (await site.PostAsync("/posts/import", new(), "file")).Body.ShouldContain("Choose a file, or paste rows.");
        var seen = (await site.PostAsync("/posts/import", new() { ["Input.Rows"] = Rows }, "file")).Body;
        seen.ShouldContain("1 good, 1 with problems, 0 imported before");
        seen.ShouldContain("The agency has no channel “Town Hall”.");
        (await site.InAsync((StoreDb db) => db.Posts.CountAsync())).ShouldBe(0);
        (await site.PostAsync("/posts/import/problems.csv", new() { ["Take.Rows"] = Rows }, from: "/posts/import")).Body.ShouldContain("Walls,Nowhere to go.,Town Hall");

        var take = new Dictionary<string, string> { ["Take.Rows"] = Rows.Replace("\n", "\r\n", StringComparison.Ordinal), ["Take.FileName"] = "march.csv", ["Take.AllOrNothing"] = "false" };
        var made = await site.PostAsync("/posts/import", take, "take");
        made.Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.GetAsync(made.Location!)).Body.ShouldContain("Ferry");
        (await site.PostAsync("/posts/import", take, "take")).Body.ShouldContain("Nothing was imported");
        (await site.InAsync((StoreDb db) => db.Posts.CountAsync())).ShouldBe(1);

        var import = await site.InAsync((StoreDb db) => db.PostImports.Select(i => i.Id).SingleAsync());
        (await site.GetAsync("/posts/import?lang=es")).Body.ShouldContain("Borradores creados: 1");
        await site.PostAsync("/posts/import", new() { ["Undo.Id"] = import.ToString() }, "undo");
        (await site.GetAsync("/posts/import?lang=en")).Body.ShouldContain("Undone: 1 of 1 drafts deleted");
        (await site.InAsync((StoreDb db) => db.Posts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_post_is_put_into_a_campaign_while_it_is_written_and_on_its_page()
    {
        await using var site = await DeskSite.OpenAsync(Role.Author);
        (await site.PostAsync("/campaigns", new() { ["Input.Name"] = "Spring" }, "campaign")).Status.ShouldBe(HttpStatusCode.Redirect);
        var campaign = await site.InAsync((StoreDb db) => db.Campaigns.Select(c => c.Id).SingleAsync());
        var fields = new Dictionary<string, string>
        {
            ["Input.Text"] = "The ferry runs again.",
            ["Input.Language"] = "en",
            ["Input.When"] = "now",
            ["Input.Channels"] = site.ChannelId.ToString(),
            ["Input.Plan.Shown"] = "true",
            ["Input.Plan.CampaignId"] = campaign.ToString(),
            ["Input.Plan.Tags"] = "Ferry",
            ["Input.Action"] = "save",
        };
        (await site.PostAsync("/posts/new", fields, "compose")).Status.ShouldBe(HttpStatusCode.Redirect);
        var post = await site.InAsync((StoreDb db) => db.Posts.SingleAsync());
        post.CampaignId.ShouldBe(campaign);
        post.Tags.ShouldBe(["ferry"]);
        (await site.GetAsync($"/campaigns/{campaign}")).Body.ShouldContain("The ferry runs again.");
        (await site.GetAsync("/posts?tag=ferry")).Body.ShouldContain("The ferry runs again.");
        (await site.GetAsync("/posts?tag=harbour")).Body.ShouldContain("No post matches");
        (await site.GetAsync("/calendar?tag=harbour&lang=es")).Status.ShouldBe(HttpStatusCode.OK);

        await site.PostAsync($"/posts/{post.Id}", new() { ["Filed.CampaignId"] = "", ["Filed.Tags"] = "harbour" }, "filed");
        var now = await site.InAsync((StoreDb db) => db.Posts.SingleAsync());
        (now.CampaignId, now.Tags!.Single()).ShouldBe((null, "harbour"));
        (await site.PostAsync($"/campaigns/{campaign}", new() { ["Input.Version"] = "1", ["Input.Name"] = "Summer", ["Input.Archived"] = "true" }, "campaign")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.GetAsync("/campaigns?lang=es")).Body.ShouldContain("Archivada");
        (await site.GetAsync("/campaigns/00000000-0000-0000-0000-000000000001")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_post_takes_the_next_slot_of_its_category_from_the_composer_and_from_the_list_and_the_queue_is_ordered()
    {
        await using var site = await DeskSite.OpenAsync(Role.Author);
        (await site.GetAsync("/plan/categories?lang=es")).Body.ShouldContain("Todavía no hay categorías");
        (await site.PostAsync("/plan/categories?lang=en", new() { ["Input.Name"] = "", ["Input.Colour"] = "Red", ["Input.Sign"] = "Star" }, "category")).Body.ShouldContain("Give it a name");
        var made = await site.PostAsync("/plan/categories", new() { ["Input.Name"] = "Tips", ["Input.Colour"] = "Red", ["Input.Sign"] = "Star" }, "category");
        var category = await site.InAsync((StoreDb db) => db.PostCategories.SingleAsync());
        var queue = $"/plan/categories/{category.Id}";
        made.Location!.ShouldEndWith(queue);
        (await site.PostAsync(queue, new() { ["Slot.Day"] = "Tuesday", ["Slot.At"] = "" }, "add-slot")).Body.ShouldContain("Choose a day and a time");
        foreach (var day in new[] { "Tuesday", "Friday" })
        {
            (await site.PostAsync(queue, new() { ["Slot.Day"] = day, ["Slot.At"] = "10:00", ["Slot.Channels"] = site.ChannelId.ToString() }, "add-slot")).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        await WriteAsync("First tip", nextSlot: true);
        await WriteAsync("Second tip", nextSlot: false);
        var posts = (await site.InAsync((StoreDb db) => db.Posts.ToListAsync())).ToDictionary(p => p.Text);
        (posts["First tip"].DueAt is null, posts["Second tip"].DueAt is null).ShouldBe((false, true));
        (await site.GetAsync("/posts")).Body.ShouldContain("Put into the next free slot: Second tip");
        var put = await site.PostAsync("/posts", new() { ["Slot.PostId"] = posts["Second tip"].Id.ToString() }, "slot");
        put.Location!.ShouldEndWith($"/posts#post-{posts["Second tip"].Id}");

        var page = (await site.GetAsync(queue)).Body;
        page.IndexOf("First tip", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("Second tip", StringComparison.Ordinal));
        page.ShouldContain("Earlier: Second tip");
        page.ShouldNotContain("Earlier: First tip");
        var swapped = await site.PostAsync(queue, new() { ["Queue.Earlier"] = posts["Second tip"].Id.ToString() }, "queue");
        swapped.Location!.ShouldEndWith($"{queue}#post-{posts["Second tip"].Id}");
        (await site.InAsync((StoreDb db) => db.Posts.OrderBy(p => p.DueAt).Select(p => p.Text).ToListAsync())).ShouldBe(["Second tip", "First tip"]);
        (await site.PostAsync($"/posts/{posts["First tip"].Id}", new(), "slot")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.GetAsync($"/posts/{posts["First tip"].Id}")).Body.ShouldContain("It stands in a slot of its category already");
        (await site.GetAsync("/calendar?view=list&date=" + WallClock.DayOf(TimeProvider.System.GetUtcNow().AddDays(31), "America/New_York").ToString("yyyy-MM-dd", null))).Body.ShouldContain("Open slot");

        await site.PostAsync(queue, new() { ["Pause.Paused"] = "true" }, "pause");
        (await site.GetAsync($"{queue}?lang=es")).Body.ShouldContain("Reanudar");
        var slot = await site.InAsync((StoreDb db) => db.CategorySlots.Select(s => s.Id).FirstAsync());
        await site.PostAsync(queue, new() { ["Remove.Id"] = slot.ToString() }, "remove-slot");
        (await site.InAsync((StoreDb db) => db.CategorySlots.CountAsync())).ShouldBe(1);
        (await site.GetAsync("/plan/categories/00000000-0000-0000-0000-000000000001")).Status.ShouldBe(HttpStatusCode.NotFound);

        async Task WriteAsync(string text, bool nextSlot) => (await site.PostAsync("/posts/new", new()
        {
            ["Input.Text"] = text,
            ["Input.Language"] = "en",
            ["Input.When"] = "now",
            ["Input.Channels"] = site.ChannelId.ToString(),
            ["Input.Plan.Shown"] = "true",
            ["Input.Plan.CategoryId"] = category.Id.ToString(),
            ["Input.Plan.NextSlot"] = nextSlot ? "true" : "false",
            ["Input.Action"] = "save",
        }, "compose")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Who_only_reads_posts_changes_no_campaign()
    {
        await using var site = await DeskSite.OpenAsync(Role.Approver);
        (await site.GetAsync("/campaigns")).Body.ShouldNotContain("Begin a campaign");
        await site.PostAsync("/campaigns", new() { ["Input.Name"] = "Spring" }, "campaign", from: "/account");
        (await site.InAsync((StoreDb db) => db.Campaigns.CountAsync())).ShouldBe(0);
        (await site.GetAsync("/posts/import")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await site.GetAsync("/plan/categories")).Body.ShouldNotContain("Begin a category");
        await site.PostAsync("/plan/categories", new() { ["Input.Name"] = "Tips" }, "category", from: "/account");
        (await site.InAsync((StoreDb db) => db.PostCategories.CountAsync())).ShouldBe(0);
        (await site.GetAsync("/posts/00000000-0000-0000-0000-000000000001/move")).Status.ShouldNotBe(HttpStatusCode.OK);
    }
}
