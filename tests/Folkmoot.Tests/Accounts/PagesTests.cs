// The pages of this module over real HTTP: who gets in, who does not, and what the cookie is like.
using System.Net;
using System.Text.RegularExpressions;
using Folkmoot.Accounts;
using Folkmoot.Accounts.Agencies;
using Folkmoot.Accounts.People;
using Folkmoot.Accounts.SetUp;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Accounts;

public sealed partial class PagesTests : IAsyncLifetime
{
    private const string Password = "seven blue lanterns drift";
    private TestDatabase _database = null!;
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(Engine.Sqlite);
        _app = Program.Build([$"--Database={_database.ConnectionString}", "--Logging:LogLevel:Default=None"], b => b.WebHost.UseUrls("http://127.0.0.1:0"));
        await _app.StartAsync();
        _client = TestHttp.WithCookies(_app.Urls.First());
        _client.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Without_an_agency_every_page_leads_to_the_set_up_and_afterwards_it_is_gone()
    {
        foreach (var page in new[] { "/", "/people", "/sign-in", "/account" })
        {
            using var led = await _client.GetAsync(new Uri(page, UriKind.Relative));
            led.Headers.Location?.OriginalString.ShouldBe("/set-up");
        }

        var code = await DoAsync((IssueSetUpCode issue) => issue.RunAsync(default));
        using var done = await PostAsync("/set-up", "set-up", new()
        {
            ["Input.Code"] = code!,
            ["Input.Name"] = "City of Marlow Ferry",
            ["Input.Slug"] = "marlow-ferry",
            ["Input.TimeZone"] = "America/New_York",
            ["Input.Language"] = "en",
            ["Input.PersonName"] = "Ada Lovelace",
            ["Input.Email"] = "ada@example.org",
            ["Input.Password"] = Password,
            ["Input.Again"] = Password,
        });
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await StatusAsync("/people")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("/set-up")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_author_reaches_no_page_of_the_administrators_and_everybody_signed_in_their_own()
    {
        await PeopleAsync();
        (await StatusAsync("/people")).ShouldBe(HttpStatusCode.Redirect);
        await SignInAsync("bob@example.org");
        foreach (var page in new[] { "/people", "/people/invite", "/agency", "/agency/rights", "/noticeboard/keys", $"/people/{Guid.Empty}" })
        {
            (await StatusAsync(page)).ShouldBe(HttpStatusCode.Forbidden, page);
        }

        foreach (var page in new[] { "/account", "/account/password", "/account/authenticator", "/account/passkeys", "/account/sessions", "/agencies" })
        {
            (await StatusAsync(page)).ShouldBe(HttpStatusCode.OK, page);
        }
    }

    [Fact]
    public async Task A_wrong_password_is_answered_at_the_form_and_leaves_nobody_signed_in()
    {
        await PeopleAsync();
        using var answer = await PostAsync("/sign-in", "sign-in", new() { ["Input.Email"] = "bob@example.org", ["Input.Password"] = "wrong" });
        (await answer.Content.ReadAsStringAsync()).ShouldContain("do not match");
        (await StatusAsync("/account")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites_and_an_ended_session_is_over()
    {
        await PeopleAsync();
        using var signedIn = await SignInAsync("bob@example.org");
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("session=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        await DoAsync(async (StoreDb db) => await db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, DateTimeOffset.UnixEpoch)));
        (await StatusAsync("/account")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Signing_out_needs_our_own_form_and_ends_the_session()
    {
        await PeopleAsync();
        using var signedIn = await SignInAsync("bob@example.org");
        using var foreign = new FormUrlEncodedContent(new Dictionary<string, string>());
        using var refused = await _client.PostAsync(new Uri("/sign-out", UriKind.Relative), foreign);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync("/account")).ShouldBe(HttpStatusCode.OK);
        using var left = await PostAsync("/sign-out", "", [], from: "/account");
        (await StatusAsync("/account")).ShouldBe(HttpStatusCode.Redirect);
        (await DoAsync((StoreDb db) => db.Sessions.CountAsync(s => s.EndedAt == null))).ShouldBe(0);
    }

    private async Task PeopleAsync()
    {
        var agency = (await DoAsync((CreateAgency create) => create.RunAsync(new("Testford", "testford", "America/New_York", "en"), default))).Required.Id;
        foreach (var (email, role) in new[] { ("ada@example.org", Role.Administrator), ("bob@example.org", Role.Author) })
        {
            (await DoAsync((AddPerson add) => add.RunAsync(new(agency, role.ToString(), email, Password, [role]), default))).ShouldBeOfType<Outcome.Made>();
        }
    }

    private Task<HttpResponseMessage> SignInAsync(string email) =>
        PostAsync("/sign-in", "sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = Password });

    private async Task<HttpStatusCode> StatusAsync(string page)
    {
        using var answer = await _client.GetAsync(new Uri(page, UriKind.Relative));
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> PostAsync(string page, string form, Dictionary<string, string> fields, string? from = null)
    {
        var token = Token().Match(await _client.GetStringAsync(new Uri(from ?? page, UriKind.Relative))).Groups[1].Value;
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>(fields) { ["_handler"] = form, ["__RequestVerificationToken"] = token });
        return await _client.PostAsync(new Uri(page, UriKind.Relative), content);
    }

    private async Task<TResult> DoAsync<T, TResult>(Func<T, Task<TResult>> act)
        where T : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();
}
