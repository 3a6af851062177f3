// The composer while somebody types: drafts saved by themselves, revisions side by side, and a return with another wording.
using Folkmoot.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests;

[Collection(DemoSiteTests.Name)]
public sealed class ComposerTests(DemoSite site)
{
    [BrowserFact]
    public async Task What_was_typed_is_there_when_the_page_was_killed_and_another_persons_words_are_not_overwritten()
    {
        string address;
        await using (var ana = await site.VisitAsync("ana"))
        {
            var page = ana.Page;
            await page.GotoAsync("/posts/new");
            await page.GetByLabel("Headline").FillAsync("Lantern walk");
            await page.GetByLabel("Text", new() { Exact = true }).FillAsync("Bring a lantern on Sunday");
            await Assertions.Expect(Status(page)).ToContainTextAsync("Saved at");
            address = new Uri(page.Url).AbsolutePath;
            address.ShouldMatch("^/posts/[0-9a-f-]{36}/edit$");
            var picture = await page.ScreenshotAsync(new() { Clip = new() { Width = 320, Height = 200 } });
            await page.GetByLabel("Add images").SetInputFilesAsync(new FilePayload { Name = "walk.png", MimeType = "image/png", Buffer = picture });
            await page.GetByLabel("Description for people who do not see the image").FillAsync("A walk with lanterns");
            await page.GetByLabel("Text", new() { Exact = true }).FillAsync("Bring a lantern on Sunday at six.");
            await Assertions.Expect(Status(page)).ToHaveAttributeAsync("data-outcome", "typing");
            await Assertions.Expect(Status(page)).ToHaveAttributeAsync("data-outcome", "saved");
            (await Axe.FaultsAsync(page)).ShouldBeEmpty();
            ana.Complaints.ShouldBeEmpty();
        }

        await using var again = await site.VisitAsync("ana");
        await again.Page.GotoAsync(address);
        (await Text(again.Page).InputValueAsync()).ShouldBe("Bring a lantern on Sunday at six.");
        (await again.Page.GetByLabel("Description for people who do not see the image").InputValueAsync()).ShouldBe("A walk with lanterns");

        await using (var other = await site.VisitAsync("ana"))
        {
            await other.Page.GotoAsync(address);
            await Text(other.Page).FillAsync("Saved in another window.");
            await other.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        }

        await Text(again.Page).FillAsync("Typed in the first window.");
        await Assertions.Expect(Status(again.Page)).ToContainTextAsync("Ana Whitlock saved this post at");
        (await Text(again.Page).InputValueAsync()).ShouldBe("Typed in the first window.");
        await again.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(again.Page.Locator(".usa-alert--error").GetByText("Saved in another window.")).ToBeVisibleAsync();
        (await Text(again.Page).InputValueAsync()).ShouldBe("Typed in the first window.");
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_post_is_returned_with_another_wording_its_author_takes_it_over_and_goes_back(bool script)
    {
        await using var ana = await site.VisitAsync("ana", script);
        var page = ana.Page;
        await page.GotoAsync("/posts/new");
        await page.GetByLabel("Headline").FillAsync("Night bus");
        await Text(page).FillAsync("The night bus will be operating from Friday.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send for approval" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Sent for approval.").First).ToBeVisibleAsync();
        var post = new Uri(page.Url).AbsolutePath;

        await using (var ben = await site.VisitAsync("ben", script))
        {
            await ben.Page.GotoAsync(post);
            await ben.Page.GetByText("Suggest another wording").ClickAsync();
            await ben.Page.GetByLabel("Suggested text", new() { Exact = true }).FillAsync("The night bus runs from Friday.");
            await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
            await Assertions.Expect(ben.Page.Locator(".error-summary")).ToContainTextAsync("You changed the wording.");
            await ben.Page.GetByLabel("Reason for returning it").FillAsync("Shorter, please.");
            await CheckAsync(ben.Page, script);
            await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Return" }).ClickAsync();
            await Assertions.Expect(ben.Page.GetByText("Suggested by Ben Okafor")).ToBeVisibleAsync();
            ben.Complaints.ShouldBeEmpty();
        }

        await page.GotoAsync(post);
        var said = await page.Locator(".sides__text").First.TextContentAsync() ?? "";
        string.Join(' ', said.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldBe("The night bus [taken out: will be operating] from Friday.");
        await CheckAsync(page, script);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The suggested wording is in the post.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Took over the wording suggested by Ben Okafor")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        await Assertions.Expect(page.Locator(".sides ins")).ToContainTextAsync("runs");
        await CheckAsync(page, script);
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore revision 1" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Revision 1 was restored as a new revision.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("restored from revision 1")).ToBeVisibleAsync();
        ana.Complaints.ShouldBeEmpty();
    }

    /// <summary>Axe is a script itself, and never ends where none runs.</summary>
    private static async Task CheckAsync(IPage page, bool script) => (script ? await Axe.FaultsAsync(page) : []).ShouldBeEmpty();

    private static ILocator Text(IPage page) => page.GetByLabel("Text", new() { Exact = true });

    private static ILocator Status(IPage page) => page.Locator("[data-autosave]");
}
