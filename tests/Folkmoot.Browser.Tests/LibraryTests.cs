// The media library as its people use it: a picture is described, cropped, put into a post from the composer, and its consent withdrawn; without JavaScript too.
using Folkmoot.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests;

[Collection(DemoSiteTests.Name)]
public sealed class LibraryTests(DemoSite site)
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_picture_is_described_cropped_used_and_held_back(bool script)
    {
        await using var ana = await site.VisitAsync("ana", script);
        var page = ana.Page;
        var name = script ? "Harbour steps" : "Harbour wall";
        await page.GotoAsync("/media");
        var picture = await page.ScreenshotAsync(new() { Clip = new() { Width = script ? 640 : 600, Height = 400 } });
        await page.GetByLabel("Image files").SetInputFilesAsync(new FilePayload { Name = "IMG_0042.png", MimeType = "image/png", Buffer = picture });
        await page.GetByRole(AriaRole.Button, new() { Name = "Add pictures" }).ClickAsync();
        await page.GetByLabel("Title").FillAsync(name);
        await page.GetByLabel("Alternative text 1", new() { Exact = true }).FillAsync("Steps that lead down to the water.");
        await page.GetByLabel("Licence", new() { Exact = true }).SelectOptionAsync("Own");
        await page.GetByLabel("Consent", new() { Exact = true }).SelectOptionAsync("Given");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Say where the consent is kept").First).ToBeVisibleAsync();
        await page.GetByLabel("Where the consent is kept").FillAsync("Folder 7/2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("What is known of the picture was saved.")).ToBeVisibleAsync();

        await page.GetByLabel("Shape").SelectOptionAsync("square");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the picture" }).ClickAsync();
        await Assertions.Expect(page.GetByText("PNG, 400 × 400")).ToBeVisibleAsync();
        (await page.GetByLabel("Where the consent is kept").InputValueAsync()).ShouldBe("Folder 7/2026");
        var item = new Uri(page.Url).AbsolutePath;
        (script ? await Axe.FaultsAsync(page) : []).ShouldBeEmpty();

        await page.GotoAsync("/posts/new");
        await page.GetByLabel("Headline").FillAsync($"{name} open again");
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("The way down to the water is open again.");
        await page.GetByText("Choose from the media library").ClickAsync();
        await page.GetByLabel("Words in title").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        var offered = page.GetByRole(AriaRole.Checkbox, new() { Name = name });
        await Assertions.Expect(offered).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Listitem).Filter(new() { Has = offered }).First.GetByText(name).ClickAsync();
        await Assertions.Expect(offered.First).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Put into the post" }).ClickAsync();
        (await page.GetByLabel("Description for people who do not see the image").InputValueAsync()).ShouldBe("Steps that lead down to the water.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await page.GotoAsync(item);
        await Assertions.Expect(page.GetByText($"{name} open again")).ToBeVisibleAsync();
        await page.GetByText("Consent was withdrawn").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, they have taken it back" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Nothing with this picture goes out any more.")).ToBeVisibleAsync();
        (script ? await Axe.FaultsAsync(page) : []).ShouldBeEmpty();
        ana.Complaints.ShouldBeEmpty();
    }
}
