// The two journeys that the desk is for, from end to end, with script and without: a post from the first word to the Noticeboard, and a question to its answer.
using System.Globalization;
using Folkmoot.Browser.Tests.Infrastructure;
using Folkmoot.Demo;
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests;

[Collection(DemoSiteTests.Name)]
public sealed class JourneyTests(DemoSite site)
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_post_is_written_approved_and_read_on_the_Noticeboard(bool script)
    {
        var headline = script ? "The ice rink opens" : "The ice rink closes";
        await using var author = await site.VisitAsync("ana", script);
        var page = author.Page;
        await page.GotoAsync("/posts/new");
        var picture = await page.ScreenshotAsync(new() { Clip = new() { Width = 320, Height = 200 } });
        await page.GetByLabel("Headline").FillAsync(headline);
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("On Saturday at ten, on the quay. Skates are lent at the landing.");
        await page.GetByLabel("Add images").SetInputFilesAsync(new FilePayload { Name = "rink.png", MimeType = "image/png", Buffer = picture });
        var description = page.GetByLabel("Description for people who do not see the image");
        if (!script)
        {
            // With script the image is stored as soon as it is chosen.
            await Button(page, "Add the chosen files").ClickAsync();
        }

        await Assertions.Expect(description).ToBeVisibleAsync();

        // Not yet described: nothing goes anywhere, and the field says why.
        await Button(page, "Send for approval").ClickAsync();
        await ShouldExplainAsync(page, description, script);
        (await page.GetByLabel("Headline").InputValueAsync()).ShouldBe(headline);

        await description.FillAsync("The rink on the quay, with lanterns around it");
        var due = TimeZoneInfo.ConvertTime(site.Clock.GetUtcNow() + TimeSpan.FromMinutes(3), TimeZoneInfo.FindSystemTimeZoneById(FoundAgency.TimeZone));
        await page.GetByText("At a chosen time").ClickAsync();
        await page.GetByLabel("Date and time").FillAsync(due.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        await Button(page, "Send for approval").ClickAsync();
        await Assertions.Expect(page.GetByText("Sent for approval.").First).ToBeVisibleAsync();
        var post = new Uri(page.Url).AbsolutePath;

        await using var approver = await site.VisitAsync("ben", script);
        await approver.Page.GotoAsync("/approvals");
        await approver.Page.GetByRole(AriaRole.Link, new() { Name = headline, Exact = true }).ClickAsync();
        await Assertions.Expect(approver.Page.GetByAltText("The rink on the quay, with lanterns around it").First).ToBeVisibleAsync();
        await Button(approver.Page, "Approve").ClickAsync();
        await Assertions.Expect(approver.Page.GetByText("Approved. It goes out at its time.")).ToBeVisibleAsync();
        await Assertions.Expect(approver.Page.Locator("main .badge", new() { HasText = "Scheduled" }).First).ToBeVisibleAsync();

        site.Clock.Leap(TimeSpan.FromMinutes(4));
        await DemoSite.UntilAsync(async () =>
        {
            await page.GotoAsync(post);
            return await page.Locator("main .badge", new() { HasText = "Published" }).CountAsync() > 0;
        });

        await using var citizen = await site.VisitAsync(null, script);
        await citizen.Page.GotoAsync("/n/marlow-ferry");
        await citizen.Page.GetByRole(AriaRole.Link, new() { Name = headline }).ClickAsync();
        await Assertions.Expect(citizen.Page.GetByRole(AriaRole.Heading, new() { Name = headline, Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(citizen.Page.GetByAltText("The rink on the quay, with lanterns around it")).ToBeVisibleAsync();
        author.Complaints.Concat(approver.Complaints).Concat(citizen.Complaints).ShouldBeEmpty();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_question_is_taken_on_noted_answered_and_closed(bool script)
    {
        await using var agent = await site.VisitAsync("carla", script);
        var page = agent.Page;
        await page.GotoAsync("/inbox?view=unassigned");
        await page.Locator("tbody th a").First.ClickAsync();
        var conversation = new Uri(page.Url).AbsolutePath;
        await Button(page, "I look after it").ClickAsync();
        await Assertions.Expect(page.GetByText("The conversation is assigned.")).ToBeVisibleAsync();

        await Button(page, "Save the note").ClickAsync();
        await ShouldExplainAsync(page, page.GetByLabel("Note", new() { Exact = false }).Last, script);
        await page.GetByLabel("Note", new() { Exact = false }).Last.FillAsync("Asked the crew on duty.");
        await Button(page, "Save the note").ClickAsync();
        await Assertions.Expect(page.GetByText("The note is saved.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Asked the crew on duty.")).ToBeVisibleAsync();

        await Button(page, "Send the answer").ClickAsync();
        await ShouldExplainAsync(page, page.GetByLabel("Your answer"), script);
        await page.GetByLabel("Your answer").FillAsync("A crew is on its way. Thank you for telling us.");
        await Button(page, "Send the answer").ClickAsync();
        await Assertions.Expect(page.GetByText("The answer is on its way.")).ToBeVisibleAsync();
        await DemoSite.UntilAsync(async () =>
        {
            await page.GotoAsync(conversation);
            return await page.Locator(".message--outgoing .badge", new() { HasText = "Sent" }).CountAsync() > 0;
        });

        await Button(page, "Close the conversation").ClickAsync();
        await Assertions.Expect(page.GetByText("The conversation is closed.").First).ToBeVisibleAsync();
        await page.GotoAsync("/inbox?view=closed");
        (await page.Locator($"tbody a[href='{conversation}']").CountAsync()).ShouldBe(1);
        agent.Complaints.ShouldBeEmpty();
    }

    [BrowserTheory]
    [InlineData(true, "tom", "/people/invite")]
    [InlineData(false, "tom", "/people/invite")]
    [InlineData(true, "tom", "/account/password")]
    [InlineData(false, "tom", "/account/password")]
    [InlineData(true, "tom", "/listening/import")]
    [InlineData(false, "tom", "/listening/import")]
    [InlineData(true, null, "/sign-in")]
    [InlineData(false, null, "/sign-in")]
    public async Task An_empty_form_says_at_each_field_what_is_missing(bool script, string? person, string address)
    {
        await using var visitor = await site.VisitAsync(person, script);
        await visitor.Page.GotoAsync(address);
        await visitor.Page.Locator("main form button[type=submit]").First.ClickAsync();

        var links = visitor.Page.Locator(".error-summary a");
        await Assertions.Expect(links.First).ToBeVisibleAsync();
        foreach (var link in await links.AllAsync())
        {
            await ShouldExplainAsync(visitor.Page, visitor.Page.Locator((await link.GetAttributeAsync("href"))!), script);
        }

        visitor.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task What_is_heard_appears_on_an_open_dashboard()
    {
        const string said = "The new benches on the quay are the best idea in years.";
        await using var analyst = await site.VisitAsync("nadia");
        await analyst.Page.GotoAsync("/dashboard");
        await Assertions.Expect(analyst.Page.Locator("#latest tbody tr").First).ToBeVisibleAsync();
        (await analyst.Page.GetByText(said).CountAsync()).ShouldBe(0);

        await using var other = await site.VisitAsync("nadia");
        await other.Page.GotoAsync("/listening/import");
        var line = $$"""{"id":"bench-1","text":"{{said}}","author":"Ida Moss","at":"{{site.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}}","language":"en"}""";
        await other.Page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "heard.jsonl", MimeType = "application/jsonl", Buffer = System.Text.Encoding.UTF8.GetBytes(line) });
        await other.Page.GetByLabel("Name of the source").FillAsync("Letters");
        await Button(other.Page, "Take in").ClickAsync();

        await Assertions.Expect(analyst.Page.Locator("#latest").GetByText(said)).ToBeVisibleAsync(new() { Timeout = 15_000 });
        analyst.Complaints.Concat(other.Complaints).ShouldBeEmpty();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The summary leads to the field, has the focus, and the field is described by what is wrong with it.</summary>
    private static async Task ShouldExplainAsync(IPage page, ILocator field, bool script)
    {
        await Assertions.Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        if (script)
        {
            await Assertions.Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        }

        var id = await field.GetAttributeAsync("id");
        (await page.Locator($".error-summary a[href='#{id}']").CountAsync()).ShouldBeGreaterThan(0, $"The summary leads to {id}.");
        var described = ((await field.GetAttributeAsync("aria-describedby")) ?? "").Split(' ');
        described.ShouldContain($"{id}-error");
        (await page.Locator($"#{id}-error").InnerTextAsync()).Trim().Length.ShouldBeGreaterThan(0);
    }
}
