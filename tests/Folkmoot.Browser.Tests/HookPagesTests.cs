// The pages of webhooks with something in them: an endpoint is registered, tried, and read.
using Folkmoot.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests;

[Collection(DemoSiteTests.Name)]
public sealed class HookPagesTests(DemoSite site)
{
    [BrowserFact]
    public async Task An_endpoint_is_registered_and_tried_and_its_pages_are_accessible()
    {
        await using var tom = await site.VisitAsync("tom");
        var page = tom.Page;
        await page.GotoAsync("/agency");
        await page.GetByRole(AriaRole.Link, new() { Name = "Webhooks", Exact = true }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("City website");
        // A name that leads nowhere, by RFC 2606.
        await page.GetByLabel("Address").FillAsync("https://receiver.invalid/hook");
        await page.Locator("label", new() { HasText = "post.published" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await Assertions.Expect(page.Locator("code.copy__text")).ToContainTextAsync("whsec_");
        (await Axe.FaultsAsync(page)).ShouldBeEmpty("secret");
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        await Assertions.Expect(page.Locator("td code").First).ToHaveTextAsync("ping");
        (await Axe.FaultsAsync(page)).ShouldBeEmpty("endpoint");
        await page.SetViewportSizeAsync(390, 900);
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        await page.GetByText("Delete", new() { Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No program is told of anything" })).ToBeVisibleAsync();
    }
}
