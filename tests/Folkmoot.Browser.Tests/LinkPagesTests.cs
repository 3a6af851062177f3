// Short links in a browser: made by keyboard without script, looked at before following, stopped; and accessible on a phone.
using Folkmoot.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests;

[Collection(DemoSiteTests.Name)]
public sealed class LinkPagesTests(DemoSite site)
{
    [BrowserFact]
    public async Task A_link_is_made_by_keyboard_without_script_and_its_pages_are_accessible()
    {
        await using var ana = await site.VisitAsync("ana", script: false);
        var page = ana.Page;
        await page.GotoAsync("/links");
        await page.GetByLabel("Where it leads").FillAsync("https://www.marlow-ferry.example/library/opening-hours");
        await page.GetByLabel("A word of your own").FillAsync("library");
        await page.GetByLabel("A word of your own").PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "/l/library" })).ToBeVisibleAsync();

        await using var scripted = await site.VisitAsync("ana");
        page = scripted.Page;
        await page.GotoAsync("/links?sort=clicks");
        (await Axe.FaultsAsync(page)).ShouldBeEmpty("links");
        await page.GetByRole(AriaRole.Link, new() { Name = "/l/ferry" }).ClickAsync();
        (await Axe.FaultsAsync(page)).ShouldBeEmpty("link");
        await page.SetViewportSizeAsync(390, 900);
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);

        await using var stranger = await site.VisitAsync(null);
        await stranger.Page.GotoAsync("/l/ferry+");
        await Assertions.Expect(stranger.Page.GetByText("https://www.marlow-ferry.example/transport/ferry/timetable?season=autumn")).ToBeVisibleAsync();
        (await Axe.FaultsAsync(stranger.Page)).ShouldBeEmpty("where it leads");
    }
}
