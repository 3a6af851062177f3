// Takes the pictures of the README from the demonstration; eng/screenshots.sh says where to.
using Folkmoot.Browser.Tests.Infrastructure;
using Folkmoot.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests;

[Collection(DemoSiteTests.Name)]
[Trait("Category", "Long")]
public sealed class PictureTests(DemoSite site)
{
    private const int BytesMax = 300_000;

    private static readonly string Folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? Directory.CreateDirectory(RunFolder.NewPath("pictures")).FullName;

    [BrowserFact]
    public async Task The_pictures_of_the_README_are_taken()
    {
        await using (var author = await site.VisitAsync("ana"))
        {
            var page = author.Page;
            await page.GotoAsync("/posts/new");
            await page.GetByLabel("Headline").FillAsync("The footbridge at Mill Lock opens on Friday");
            await page.GetByLabel("Text", new() { Exact = true }).FillAsync(
                "From Friday at noon you can walk and roll across Mill Lock again: the new footbridge is 3 metres wide, has no steps, and is lit all night. The detour over Tannery Bridge ends.");
            await page.GetByText("At a chosen time").ClickAsync();
            await page.GetByLabel("Date and time").FillAsync(site.Clock.GetUtcNow().AddDays(3).ToString("yyyy-MM-ddT12:00", System.Globalization.CultureInfo.InvariantCulture));
            await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
            await Assertions.Expect(page.Locator(".post-preview")).ToHaveCountAsync(2);
            await TakeAsync(page, "compose", page.Locator("form.compose .count").First);

            await page.GotoAsync("/calendar");
            await TakeAsync(page, "calendar", page.Locator(".calendar"));
        }

        await using (var agent = await site.VisitAsync("carla"))
        {
            var page = agent.Page;
            await page.GotoAsync("/inbox");
            await TakeAsync(page, "inbox", page.Locator("#inbox-list tbody tr").First);

            await page.GotoAsync("/inbox?view=mine");
            await page.Locator("#inbox-list tbody th a").First.ClickAsync();
            await page.GetByLabel("Your answer").FillAsync("Thank you for saying both. For the carpet: the claims form takes ten minutes, or come to the town hall and we fill it in with you, every day from 9 to 5.");
            await TakeAsync(page, "conversation", page.Locator("#answer .count"));
        }

        await using (var analyst = await site.VisitAsync("nadia"))
        {
            await analyst.Page.GotoAsync("/dashboard?days=7");
            await TakeAsync(analyst.Page, "dashboard", analyst.Page.Locator("canvas").Nth(1), 1_400);
        }

        await using (var citizen = await site.VisitAsync(null))
        {
            await citizen.Page.GotoAsync("/n/marlow-ferry");
            await TakeAsync(citizen.Page, "noticeboard", citizen.Page.Locator("article").First, 1_100);
        }
    }

    /// <param name="ready">What is there when the page has everything.</param>
    /// <param name="height">How much of the page from its top; all of it where not given.</param>
    private static async Task TakeAsync(IPage page, string name, ILocator ready, int? height = null)
    {
        await Assertions.Expect(ready).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.EvaluateAsync("() => document.activeElement.blur()");
        // Charts grow into place.
        await page.WaitForTimeoutAsync(1_500);
        var path = Path.Combine(Folder, name + ".png");
        await page.ScreenshotAsync(new()
        {
            Path = path,
            FullPage = true,
            Clip = height is { } high ? new Clip { Width = 1_280, Height = high } : null,
            Animations = ScreenshotAnimations.Disabled,
        });
        new FileInfo(path).Length.ShouldBeLessThanOrEqualTo(BytesMax, name);
    }
}
