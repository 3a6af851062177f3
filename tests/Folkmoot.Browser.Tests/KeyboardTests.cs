// Everything that the desk is for can be done with the keyboard alone, and one always sees where one is.
using Folkmoot.Browser.Tests.Infrastructure;
using Folkmoot.Demo;
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests;

[Collection(DemoSiteTests.Name)]
public sealed class KeyboardTests(DemoSite site)
{
    private const int MostSteps = 250;

    // Of a box that is drawn by its label, the label shows the focus.
    private const string SeesFocus =
        """
        () => {
          const shows = style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none";
          const at = document.activeElement;
          const label = at.matches("[type=checkbox], [type=radio]") ? at.labels[0] : null;
          return at === document.body || shows(getComputedStyle(at)) || label !== null && shows(getComputedStyle(label, "::before"));
        }
        """;

    [BrowserFact]
    public async Task A_post_is_written_and_approved_by_keyboard()
    {
        const string headline = "Written without a mouse";
        await using var author = await SignInAsync("ana");
        var page = author.Page;
        await page.GotoAsync("/posts");
        await GoAsync(page, page.Locator("main a[href='/posts/new']").First);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/posts/new");
        await GoAsync(page, page.GetByLabel("Headline"));
        await page.Keyboard.TypeAsync(headline);
        await GoAsync(page, page.GetByLabel("Text", new() { Exact = true }));
        await page.Keyboard.TypeAsync("The town hall has a new door.");
        await GoAsync(page, Button(page, "Send for approval"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Sent for approval.").First).ToBeVisibleAsync();

        await using var approver = await SignInAsync("ben");
        page = approver.Page;
        await page.GotoAsync("/approvals");
        await GoAsync(page, page.GetByRole(AriaRole.Link, new() { Name = headline, Exact = true }));
        await page.Keyboard.PressAsync("Enter");
        await GoAsync(page, Button(page, "Approve"));
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.GetByText("Approved. It goes out at its time.")).ToBeVisibleAsync();
        author.Complaints.Concat(approver.Complaints).ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_question_is_answered_by_keyboard()
    {
        await using var agent = await SignInAsync("carla");
        var page = agent.Page;
        await page.GotoAsync("/inbox");
        await GoAsync(page, page.Locator("tbody th a").Last);
        await page.Keyboard.PressAsync("Enter");
        await GoAsync(page, page.GetByLabel("Your answer"));
        await page.Keyboard.TypeAsync("We look into it today.");
        await GoAsync(page, Button(page, "Send the answer"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("The answer is on its way.")).ToBeVisibleAsync();
        agent.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_post_is_moved_in_the_calendar_by_keyboard_and_keeps_the_focus()
    {
        await using var author = await SignInAsync("ana");
        var page = author.Page;
        await page.GotoAsync("/posts/new");
        await page.GetByLabel("Headline").FillAsync("Moved without a mouse");
        await page.GetByText("At a chosen time").ClickAsync();
        await page.Locator("#Input-Due").FillAsync("2031-03-04T10:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as a draft" }).Or(page.Locator("button[value=save]")).First.ClickAsync();
        await page.WaitForURLAsync("**/edit");

        await page.GotoAsync("/calendar?view=week&date=2031-03-04");
        var post = page.Locator(".calendar__item > a[id]").First;
        await GoAsync(page, post);
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.WaitForURLAsync("**/move?*by=7*");
        await Assertions.Expect(page.Locator("#Input-To")).ToHaveValueAsync("2031-03-11T10:00");
        await Assertions.Expect(page.Locator("#Input-To")).ToBeFocusedAsync();
        await GoAsync(page, Button(page, "Move"));
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/calendar?view=week&date=2031-03-11*");
        await Assertions.Expect(page.Locator(".calendar__item > a[id]")).ToBeFocusedAsync();
        await GoAsync(page, page.Locator("form button", new() { HasText = "Put it back to" }));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/calendar?view=week&date=2031-03-04*");
        await Assertions.Expect(page.Locator(".calendar__item > a[id]")).ToBeFocusedAsync();
        author.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task The_first_stop_leads_past_the_menu()
    {
        await using var visitor = await site.VisitAsync("ana");
        var page = visitor.Page;
        await page.GotoAsync("/posts");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" }).Or(page.Locator(".usa-skipnav"))).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        (await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)")).ShouldBeTrue();
    }

    [BrowserTheory]
    [InlineData("/dashboard")]
    [InlineData("/posts/new")]
    [InlineData("/calendar")]
    [InlineData("/listening")]
    public async Task No_page_holds_the_keyboard(string address)
    {
        await using var visitor = await site.VisitAsync("ana");
        var page = visitor.Page;
        await page.GotoAsync(address);
        var last = page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" });
        await GoAsync(page, last);
        await page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(last).Not.ToBeFocusedAsync();
    }

    private async Task<Visitor> SignInAsync(string person)
    {
        var visitor = await site.VisitAsync(null);
        var page = visitor.Page;
        await page.GotoAsync("/sign-in");
        await GoAsync(page, page.GetByLabel("E-mail address"));
        await page.Keyboard.TypeAsync(FoundAgency.Mail(person));
        await GoAsync(page, page.GetByLabel("Password"));
        await page.Keyboard.TypeAsync(FoundAgency.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".person-menu")).ToBeVisibleAsync();
        return visitor;
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Tabs on until the focus is there; at each stop it must be seen.</summary>
    private static async Task GoAsync(IPage page, ILocator there)
    {
        await Assertions.Expect(there).ToBeVisibleAsync();
        for (var step = 0; step < MostSteps; step++)
        {
            if (await there.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<bool>(SeesFocus)).ShouldBeTrue(await page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)"));
        }

        throw new InvalidOperationException($"{there} is not reached in {MostSteps} steps on {page.Url}.");
    }
}
