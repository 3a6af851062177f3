// The web floor over real HTTP: headers, rights, error pages, languages, static files, live events.
using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Folkmoot.Tests.Web;

public sealed class PipelineTests(PipelineTests.Desk desk) : IClassFixture<PipelineTests.Desk>
{
    private const string Agency = "018f0000-0000-7000-8000-000000000001";

    [Theory]
    [InlineData("/test/posts")]
    [InlineData("/nowhere")]
    [InlineData("/test/bug")]
    [InlineData("/site.css")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, "reader");

        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldBe(Security.ContentSecurityPolicy);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldHaveSingleItem().ShouldBe("nosniff");
        answer.Headers.GetValues("X-Frame-Options").ShouldHaveSingleItem().ShouldBe("DENY");
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/test/nameless", "reader", HttpStatusCode.Forbidden)]
    [InlineData("/test/nameless", null, HttpStatusCode.Unauthorized)]
    [InlineData("/test/posts", "reader", HttpStatusCode.OK)]
    [InlineData("/test/posts", "guest", HttpStatusCode.Forbidden)]
    [InlineData("/test/posts", null, HttpStatusCode.Unauthorized)]
    [InlineData("/nowhere", null, HttpStatusCode.NotFound)]
    [InlineData("/live?topics=a", null, HttpStatusCode.Unauthorized)]
    public async Task A_route_answers_only_who_has_the_right_that_it_names(string path, string? who, HttpStatusCode expected)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, who);

        answer.StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("/test/bug", HttpStatusCode.InternalServerError, "give this number")]
    [InlineData("/test/database", HttpStatusCode.ServiceUnavailable, "folkmoot check")]
    public async Task People_get_a_page_that_says_what_to_do_and_nothing_of_the_inside(string path, HttpStatusCode status, string advice)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null);
        var page = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.ShouldContain(advice);
        page.ShouldNotContain("secret");
        page.ShouldNotContain("Exception");
    }

    [Fact]
    public async Task Machines_get_problem_details()
    {
        using var answer = await SendAsync(HttpMethod.Get, "/test/bug", null, accept: "application/json");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("traceId");
    }

    [Fact]
    public async Task A_form_without_a_valid_token_is_refused_and_its_text_kept_for_our_own_page_only()
    {
        using var own = await SendAsync(HttpMethod.Post, "/test/form", null, form: new() { ["text"] = "my <words>" }, site: "same-origin");
        using var foreign = await SendAsync(HttpMethod.Post, "/test/form", null, form: new() { ["text"] = "my <words>" }, site: "cross-site");
        using var password = await SendAsync(HttpMethod.Post, "/test/form", null, form: new() { ["Password"] = "hunter2" }, site: "same-origin");

        own.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await own.Content.ReadAsStringAsync()).ShouldContain("my &lt;words&gt;");
        foreign.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await foreign.Content.ReadAsStringAsync()).ShouldNotContain("my ");
        (await password.Content.ReadAsStringAsync()).ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task What_was_written_survives_the_end_of_the_session()
    {
        using var answer = await SendAsync(HttpMethod.Post, "/test/write", null, form: new() { ["text"] = "a long post" }, site: "same-origin");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("a long post");
    }

    [Theory]
    [InlineData("/nowhere", "es-MX,es;q=0.9", "Esta página no existe")]
    [InlineData("/nowhere", "fr", "This page does not exist")]
    [InlineData("/nowhere?lang=es", "en", "Esta página no existe")]
    [InlineData("/nowhere?lang=xx", "en", "This page does not exist")]
    public async Task The_reader_chooses_the_language(string path, string asked, string expected)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null, language: asked);

        (await answer.Content.ReadAsStringAsync()).ShouldContain(expected);
        answer.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies?.Any(c => c.StartsWith("language=es", StringComparison.Ordinal)) ?? false).ShouldBe(path.EndsWith("lang=es", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_pages_hear_events_as_they_happen()
    {
        using var request = Request(HttpMethod.Get, "/live?topics=mentions", "reader");
        using var answer = await desk.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        (await reader.ReadLineAsync(limit.Token)).ShouldBe("event: ready");

        desk.App.Services.GetRequiredService<LiveEvents>().Publish(Guid.Parse(Agency), "mentions");
        string? line;
        do
        {
            line = await reader.ReadLineAsync(limit.Token);
        }
        while (line != "event: changed");

        (await reader.ReadLineAsync(limit.Token)).ShouldBe("data: mentions");
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string? who)
    {
        var request = new HttpRequestMessage(method, path);
        if (who is not null)
        {
            request.Headers.Add("X-Who", who);
        }

        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? who, string accept = "text/html", string? language = null, Dictionary<string, string>? form = null, string? site = null)
    {
        using var request = Request(method, path, who);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);
        request.Content = form is null ? null : new FormUrlEncodedContent(form);
        return await desk.Client.SendAsync(request);
    }

    private sealed class HeaderScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Who"] is not [{ } who])
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            Context.RequestServices.GetRequiredService<AgencyScope>().Enter(Guid.Parse(Agency));
            return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, who)], "header")), "header")));
        }
    }

    private sealed class OnlyReaders : AuthorizationHandler<RightRequirement>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
        {
            if (context.User.Identity?.Name == "reader")
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }

    /// <summary>The web floor with a few endpoints, signed in by the header X-Who, where "reader" has every right and others have none.</summary>
    public sealed class Desk : IAsyncLifetime
    {
        internal WebApplication App { get; private set; } = null!;

        internal HttpClient Client { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            var builder = WebHosting.CreateBuilder([]);
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            builder.Services.AddHttpClient("").ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseCookies = false });
            var web = new WebModule();
            builder.Services.AddScoped<AgencyScope>();
            web.Add(builder.Services, builder.Configuration);
            builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, HeaderScheme>("header", null);
            builder.Services.AddSingleton<IAuthorizationHandler, OnlyReaders>();
            App = builder.Build();
            web.Map(App);
            App.MapGet("/test/nameless", () => "never");
            App.MapGet("/test/posts", () => "posts").Needs(Right.PostsRead);
            App.MapPost("/test/write", () => "written").Needs(Right.PostsRead);
            App.MapPost("/test/form", (IFormCollection form) => form["text"].ToString()).OpenToAll("test");
            App.MapGet("/test/bug", string () => throw new InvalidOperationException("secret of the inside")).OpenToAll("test");
            App.MapGet("/test/database", string () => throw new SqliteException("secret of the inside", 14)).OpenToAll("test");
            await App.StartAsync();
            Client = App.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
            Client.BaseAddress = new Uri(App.Urls.First());
        }

        public async Task DisposeAsync()
        {
            Client.Dispose();
            await App.DisposeAsync();
        }
    }
}
