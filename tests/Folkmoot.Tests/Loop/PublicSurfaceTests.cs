// Everything that can be reached from outside: each address names its right, each role reaches exactly what its rights allow, and nothing breaks.
using System.Net;
using System.Net.Http.Headers;
using Folkmoot.Accounts;
using Folkmoot.Accounts.ApiKeys;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Folkmoot.Tests.Loop;

public sealed class PublicSurfaceTests
{
    /// <summary>The framework adds it by itself, and no page of ours uses it: without a right it answers nobody.</summary>
    private const string OfTheFramework = "/_framework/opaque-redirect";

    [DatabaseTheory]
    public async Task Every_endpoint_names_its_right_or_why_it_needs_none(Engine engine)
    {
        await using var desk = await RunningDesk.StartAsync(engine, works: false);
        Endpoints(desk).Where(e => RightOf(e) is null && e.Metadata.GetMetadata<OpenToAllAttribute>() is null).Select(e => e.RoutePattern.RawText).ShouldBe([OfTheFramework]);
        using var browser = await desk.SignInAsync(await desk.APersonAsync("Everybody", Enum.GetValues<Role>()));
        (await browser.AskAsync(HttpMethod.Get, OfTheFramework)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [DatabaseTheory]
    public async Task Each_role_reaches_exactly_the_pages_that_its_rights_allow(Engine engine)
    {
        await using var desk = await RunningDesk.StartAsync(engine, works: false);
        var pages = Pages(desk).Where(p => RightOf(p) is not null).ToList();
        pages.Count.ShouldBeGreaterThan(15);
        List<string> wrong = [];
        foreach (var role in Enum.GetValues<Role>())
        {
            var rights = Rights.Of([role]);
            var person = await desk.APersonAsync($"{role}", role);
            using var browser = await desk.SignInAsync(person);
            using var program = await ProgramAsync(desk, person);
            foreach (var page in pages)
            {
                if (Path(page).StartsWith(ApiKeyScheme.PathPrefix, StringComparison.Ordinal))
                {
                    var cookie = (await browser.AskAsync(HttpMethod.Get, Path(page))).Status;
                    using var answer = await program.GetAsync(new Uri(Path(page), UriKind.Relative));
                    if (cookie != HttpStatusCode.Unauthorized || answer.StatusCode != (rights.Contains(RightOf(page)!) ? HttpStatusCode.OK : HttpStatusCode.Forbidden))
                    {
                        wrong.Add($"{role} at {Path(page)}: {cookie} with a cookie, {answer.StatusCode} with a key");
                    }

                    continue;
                }

                var (status, leadsTo) = await browser.AskAsync(HttpMethod.Get, Path(page));
                var isIn = status == HttpStatusCode.OK || leadsTo is not (null or "/sign-in");
                if (rights.Contains(RightOf(page)!) ? !isIn : status != HttpStatusCode.Forbidden)
                {
                    wrong.Add($"{role} at {Path(page)}: {status} {leadsTo}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        desk.Errors.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Whoever_is_not_signed_in_is_led_to_the_sign_in_and_reaches_only_what_is_open_to_all(Engine engine)
    {
        await using var desk = await RunningDesk.StartAsync(engine, works: false);
        using var browser = new Browser(desk.Address);
        foreach (var page in Pages(desk))
        {
            var (status, leadsTo) = await browser.AskAsync(HttpMethod.Get, Path(page));
            if (RightOf(page) is not null)
            {
                (status == HttpStatusCode.Unauthorized || leadsTo == "/sign-in").ShouldBeTrue($"{Path(page)} answered {status} {leadsTo}");
            }

            ((int)status).ShouldBeLessThan(500, Path(page));
        }

        foreach (var act in Endpoints(desk).Where(e => Methods(e).Contains("POST")))
        {
            var status = (int)(await browser.AskAsync(HttpMethod.Post, Path(act))).Status;
            (status is >= 300 and < 500).ShouldBeTrue($"POST {Path(act)} answered {status}");
        }

        desk.Errors.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task No_address_breaks_for_somebody_with_every_role_whatever_it_is_about(Engine engine)
    {
        await using var desk = await RunningDesk.StartAsync(engine, works: false);
        using var browser = await desk.SignInAsync(await desk.APersonAsync("Everybody", Enum.GetValues<Role>()));
        foreach (var endpoint in Endpoints(desk).Where(e => Methods(e).Contains("GET") && !IsFile(e)))
        {
            ((int)(await browser.AskAsync(HttpMethod.Get, Path(endpoint))).Status).ShouldBeLessThan(500, Path(endpoint));
        }

        foreach (var act in Endpoints(desk).Where(e => Methods(e).Contains("POST")))
        {
            var status = (int)(await browser.AskAsync(HttpMethod.Post, Path(act))).Status;
            (status is >= 300 and < 500).ShouldBeTrue($"POST {Path(act)} without a form answered {status}");
        }

        desk.Errors.ShouldBeEmpty();
    }

    /// <summary>A program with a key that has all of the person's rights.</summary>
    private static async Task<HttpClient> ProgramAsync(RunningDesk desk, DeskPerson person)
    {
        var key = (await desk.AsAsync(person, (CreateApiKey create) => create.RunAsync(new("walk", ApiKeyRights.All, 1), default))).Required.Secret;
        var client = TestHttp.Plain(desk.Address.ToString());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private static List<RouteEndpoint> Endpoints(RunningDesk desk) => [.. ((IEndpointRouteBuilder)desk.App).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];

    /// <summary>What can be opened as it stands: no file, nothing to fill in.</summary>
    private static IEnumerable<RouteEndpoint> Pages(RunningDesk desk) => Endpoints(desk).Where(e => Methods(e).Contains("GET") && !IsFile(e) && e.RoutePattern.Parameters.Count == 0);

    private static bool IsFile(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static string? RightOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Right;

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    /// <summary>An address of the route, about something that is not there; with topics, which the live events want.</summary>
    private static string Path(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p =>
            p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content
            : p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator ? separator.Content
            : "018f0000-0000-7000-8000-000000000001")))) + "?topics=posts";
}
