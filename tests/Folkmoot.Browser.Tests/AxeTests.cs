// Every page that the menus, links and routes lead to keeps WCAG 2.2 AA, scrolls only downwards at 400 % zoom, and makes the browser complain of nothing.
using System.Text.Json;
using System.Text.RegularExpressions;
using Folkmoot.Browser.Tests.Infrastructure;
using Folkmoot.Publishing;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Folkmoot.Browser.Tests;

[Collection(DemoSiteTests.Name)]
public sealed partial class AxeTests(DemoSite site, ITestOutputHelper output)
{
    /// <summary>CSS pixels of a screen of 1280 at 400 %.</summary>
    private const int Zoomed = 320;

    private static readonly string?[] People = [null, "ana", "ben", "carla", "nadia", "olive", "tom"];

    // What no link leads to.
    private static readonly string[] Further =
        ["/sign-in", "/sign-in/help", "/sign-in/code", "/join/no-such-invitation", "/set-password/no-such-link", "/review/no-such-link", "/nothing-here", "/people", "/set-up",
        "/channels/apps/x", "/channels/oauth/choose/018f0000-0000-7000-8000-000000000000"];

    // Reads a page without showing it: where it leads, and of which kinds of element it is made.
    private const string Look =
        """
        async address => {
          const answer = await fetch(address, { headers: { accept: "text/html" } });
          const isPage = (answer.headers.get("content-type") ?? "").startsWith("text/html");
          const page = new DOMParser().parseFromString(isPage ? await answer.text() : "", "text/html");
          const kinds = new Set([...page.querySelectorAll("body *")].map(e => [e.localName, ...[...e.classList].sort(), e.getAttribute("role"), e.getAttribute("type")].join(".")));
          const links = [...page.querySelectorAll("a[href]")].map(a => new URL(a.getAttribute("href"), answer.url)).filter(u => u.origin === location.origin);
          return JSON.stringify({ isPage, status: answer.status, kinds: [...kinds].sort().join(" "), links: links.map(u => u.pathname + u.search) });
        }
        """;

    [BrowserFact]
    public async Task Every_page_of_everybody_is_accessible()
    {
        var (checkedPages, read, faults) = (new HashSet<string>(), new HashSet<string>(), new List<string>());
        var draft = await PostAsync(PostState.Draft);
        string[] further = [.. Further, $"/posts/{draft}/edit", $"/posts/{draft}/revisions?from=1&to=1", $"/posts/{await PostAsync(PostState.Published)}/correct"];
        foreach (var person in People)
        {
            await using var visitor = await site.VisitAsync(person);
            foreach (var (address, kinds) in await WalkAsync(visitor.Page, person is null ? further : ["/", .. further]))
            {
                read.Add($"{person} {address}");
                if (checkedPages.Add($"{Shape(address)} {kinds}"))
                {
                    await ShowAsync(visitor.Page, address);
                    faults.AddRange((await Axe.FaultsAsync(visitor.Page)).Select(f => $"{person ?? "nobody"} {address}: {f}"));
                }
            }

            faults.AddRange(visitor.Complaints);
        }

        output.WriteLine($"{read.Count} pages read, {checkedPages.Count} of different make checked by axe, {faults.Count} faults");
        faults.Distinct().ShouldBeEmpty();
        Routes().Except(Unreachable).Where(route => !read.Any(page => Pattern(route).IsMatch(page.Split(' ')[1].Split('?')[0]))).ShouldBeEmpty("Pages that nothing leads to.");
    }

    [BrowserTheory]
    [InlineData("tom")]
    [InlineData("ana")]
    [InlineData(null)]
    public async Task In_Spanish_on_a_screen_zoomed_to_400_percent_pages_are_accessible_and_scroll_only_downwards(string? person)
    {
        await using var visitor = await site.VisitAsync(person, language: "es", width: Zoomed);
        var (shown, faults) = (0, new List<string>());
        foreach (var (address, _) in await WalkAsync(visitor.Page, ["/", "/sign-in", "/n/marlow-ferry"]))
        {
            await ShowAsync(visitor.Page, address);
            // Words in another language seldom break a rule that they keep in English; every fifth page tells.
            if (shown++ % 5 == 0)
            {
                faults.AddRange((await Axe.FaultsAsync(visitor.Page)).Select(f => $"{address}: {f}"));
            }

            var wider = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
            if (wider > 0)
            {
                faults.Add($"{address}: {wider} pixels wider than the screen");
            }
        }

        output.WriteLine($"{shown} pages shown, every fifth checked by axe, {faults.Count} faults");
        faults.AddRange(visitor.Complaints);
        faults.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Forms_with_errors_are_accessible()
    {
        await using var visitor = await site.VisitAsync("ana");
        var page = visitor.Page;
        await page.GotoAsync("/posts/new");
        await page.GetByText("At a chosen time").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send for approval" }).ClickAsync();
        await Assertions.Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        (await Axe.FaultsAsync(page)).ShouldBeEmpty();

        await using var stranger = await site.VisitAsync(null);
        await stranger.Page.GotoAsync("/sign-in");
        await stranger.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(stranger.Page.Locator(".error-summary")).ToBeVisibleAsync();
        (await Axe.FaultsAsync(stranger.Page)).ShouldBeEmpty();
        visitor.Complaints.Concat(stranger.Complaints).ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task The_verdict_on_an_altered_post_is_accessible_and_needs_no_script()
    {
        await using var visitor = await site.VisitAsync(null);
        var page = visitor.Page;
        await page.GotoAsync("/n/marlow-ferry");
        await page.Locator("article a.u-url").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Verify this post" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Genuine", Exact = true })).ToBeVisibleAsync();
        await page.GetByLabel("Text that you saw").FillAsync("Another text altogether");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Not genuine: it differs from what was signed" })).ToBeVisibleAsync();
        (await Axe.FaultsAsync(page)).ShouldBeEmpty();
        visitor.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Setting_up_an_empty_house_is_accessible()
    {
        await using var database = await TestDatabase.NewAsync(Engine.Sqlite);
        await using var app = Program.Build([$"--Database={database.ConnectionString}", "--Logging:LogLevel:Default=None"], b => b.WebHost.UseUrls("http://127.0.0.1:0"));
        await app.StartAsync();
        await using var visitor = await Visitor.OpenAsync(await Chromium.NewContextAsync(new Uri(app.Urls.First())));
        await visitor.Page.GotoAsync("/");

        visitor.Page.Url.ShouldEndWith("/set-up");
        (await Axe.FaultsAsync(visitor.Page)).ShouldBeEmpty();
        await visitor.Page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".error-summary")).ToBeVisibleAsync();
        (await Axe.FaultsAsync(visitor.Page)).ShouldBeEmpty();
        visitor.Complaints.ShouldBeEmpty();
    }

    /// <summary>Follows every link once for each kind of page.</summary>
    private static async Task<IReadOnlyList<(string Address, string Kinds)>> WalkAsync(IPage page, IReadOnlyList<string> from)
    {
        await page.GotoAsync("/");
        var (open, seen, found) = (new Queue<string>(from), new HashSet<string>(StringComparer.Ordinal), new List<(string, string)>());
        while (open.TryDequeue(out var address))
        {
            if (!seen.Add(Shape(address)) || address.StartsWith("/sandbox/", StringComparison.Ordinal) || address.Contains("language=", StringComparison.Ordinal))
            {
                continue;
            }

            var look = JsonSerializer.Deserialize<Looked>(await page.EvaluateAsync<string>(Look, address), JsonSerializerOptions.Web)!;
            if (look.IsPage)
            {
                look.Status.ShouldBeOneOf([200, 403, 404, 410], address);
                found.Add((address, look.Kinds));
            }

            foreach (var link in look.Links)
            {
                open.Enqueue(link);
            }
        }

        return found;
    }

    private static async Task ShowAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        // Charts are drawn when their library has come.
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-chart]')].every(c => c.querySelector('canvas'))");
        // The hundredth row is made like the sixth, and axe looks at each for long.
        await page.EvaluateAsync("() => document.querySelectorAll('tbody > tr:nth-child(n+7), article.card:nth-of-type(n+7), option:nth-child(n+7), .calendar__item:nth-child(n+3)').forEach(e => e.remove())");
    }

    /// <summary>The walk looks at one post, to which the lists lead first; some pages are those of a post in another state.</summary>
    private async Task<Guid> PostAsync(PostState state)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var posts = scope.ServiceProvider.GetRequiredService<StoreDb>().Posts.IgnoreQueryFilters();
        return await posts.Where(post => post.State == state).OrderBy(post => post.CreatedAt).Select(post => post.Id).FirstAsync();
    }

    /// <summary>A demonstration asks no large model, so it has no proposals to read, tells no program outside (HookPagesTests looks at that page), and has no channel that charges (CostPagesTests).</summary>
    private static readonly string[] Unreachable = ["/ai/proposals/{Id:guid}", "/agency/webhooks/{Id:guid}", "/channels/{Id:guid}/costs"];

    private IEnumerable<string> Routes() => ((IEndpointRouteBuilder)site.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct(StringComparer.Ordinal);

    private static Regex Pattern(string route) => new("^" + Parameter().Replace(route, "[^/]+") + "$", RegexOptions.IgnoreCase);

    private static string Shape(string address) => Query().Replace(Id().Replace(address, "ID"), "$1");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}", RegexOptions.IgnoreCase)]
    private static partial Regex Id();

    /// <summary>Of what follows the address only the view counts.</summary>
    [GeneratedRegex(@"\?(?:.*?\b(view=\w+))?.*$")]
    private static partial Regex Query();

    private sealed record Looked(bool IsPage, int Status, string Kinds, IReadOnlyList<string> Links);
}
