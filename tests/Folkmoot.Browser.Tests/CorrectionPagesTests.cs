// A correction from the form to every channel: asked for by one person, approved by another, and there for readers.
using Folkmoot.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests;

[Collection(DemoSiteTests.Name)]
public sealed class CorrectionPagesTests(DemoSite site)
{
    [BrowserFact]
    public async Task A_correction_is_asked_for_approved_by_another_person_and_shown_to_readers()
    {
        await using var ana = await site.VisitAsync("ana");
        await ana.Page.GotoAsync("/corrections");
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = "The library stays open later" }).ClickAsync();
        await Assertions.Expect(ana.Page.GetByText("Another person must approve your correction.")).ToBeVisibleAsync();
        (await Axe.FaultsAsync(ana.Page)).ShouldBeEmpty("waiting");
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = "Correct this post" }).ClickAsync();
        (await Axe.FaultsAsync(ana.Page)).ShouldBeEmpty("form");
        await ana.Page.GetByLabel("What was wrong").FillAsync("");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Ask for approval" }).ClickAsync();
        await Assertions.Expect(ana.Page.GetByText("Say what was wrong.").First).ToBeVisibleAsync();
        await ana.Page.GetByLabel("What was wrong").FillAsync("The library is open until 9 on Fridays too.");
        await ana.Page.SetViewportSizeAsync(390, 900);
        (await ana.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Ask for approval" }).ClickAsync();
        await Assertions.Expect(ana.Page.GetByText("The correction waits for another person’s approval.")).ToBeVisibleAsync();

        await using var ben = await site.VisitAsync("ben", script: false);
        await ben.Page.GotoAsync(new Uri(ana.Page.Url).AbsolutePath);
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Approve and send to every channel" }).ClickAsync();
        var corrections = ben.Page.Locator("#corrections");
        for (var tries = 0; tries < 60 && await corrections.GetByText("Changed", new() { Exact = true }).CountAsync() < 2; tries++)
        {
            await Task.Delay(500);
            await ben.Page.ReloadAsync();
        }

        (await corrections.GetByText("Changed", new() { Exact = true }).CountAsync()).ShouldBe(2);
        foreach (var (link, says) in new[] { ("See it on Noticeboard", "Corrected on"), ("See it on Training network", "Edited") })
        {
            await using var reader = await site.VisitAsync(null);
            // The address is the installation's own, which is another one in a test.
            await reader.Page.GotoAsync(new Uri((await corrections.GetByRole(AriaRole.Link, new() { Name = link }).GetAttributeAsync("href"))!).AbsolutePath);
            await Assertions.Expect(reader.Page.GetByText("from Tuesday to Friday")).ToBeVisibleAsync();
            await Assertions.Expect(reader.Page.GetByText(says)).ToBeVisibleAsync();
            await Assertions.Expect(reader.Page.GetByText("The library is open until 9 on Fridays too.")).ToBeVisibleAsync();
        }
    }
}
