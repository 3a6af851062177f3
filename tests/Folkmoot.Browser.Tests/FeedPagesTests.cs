// The pages of feeds in a browser: a look at a feed of the demonstration, its items, and the draft that came of one.
using Folkmoot.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests;

[Collection(DemoSiteTests.Name)]
public sealed class FeedPagesTests(DemoSite site)
{
    [BrowserFact]
    public async Task A_feed_is_looked_at_and_its_draft_says_where_it_came_from()
    {
        await using var visitor = await site.VisitAsync("ana");
        var page = visitor.Page;
        await page.GotoAsync("/plan/feeds");
        await page.GetByRole(AriaRole.Link, new() { Name = "County health department" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check now" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Items in it: 4.")).ToBeVisibleAsync();
        await page.GetByText("The draft that it would make").First.ClickAsync();
        (await Axe.FaultsAsync(page)).ShouldBeEmpty();

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Open the post.*Free flu shots") }).ClickAsync();
        await Assertions.Expect(page.GetByText("Made from the feed")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Written with a machine's help").First).ToBeVisibleAsync();
        (await Axe.FaultsAsync(page)).ShouldBeEmpty();
        visitor.Complaints.ShouldBeEmpty();
    }
}
