// Passkeys from end to end, with the browser's virtual authenticator: made, used to sign in, renamed, removed.
using Folkmoot.Accounts;
using Folkmoot.Accounts.Agencies;
using Folkmoot.Accounts.People;
using Folkmoot.Browser.Tests.Infrastructure;
using Folkmoot.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests;

public sealed class PasskeyTests : IAsyncLifetime
{
    private const string Password = "seven blue lanterns drift";
    private TestDatabase _database = null!;
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(Engine.Sqlite);
        _app = Program.Build([$"--Database={_database.ConnectionString}", "--Logging:LogLevel:Default=None"], b => b.WebHost.UseUrls("http://127.0.0.1:0"));
        await _app.StartAsync();
        await using var scope = _app.Services.CreateAsyncScope();
        var agency = (await scope.ServiceProvider.GetRequiredService<CreateAgency>().RunAsync(new("Testford", "testford", "America/New_York", "en"), default)).Required.Id;
        _ = (await scope.ServiceProvider.GetRequiredService<AddPerson>().RunAsync(new(agency, "Ada Lovelace", "ada@example.org", Password, [Role.Administrator]), default)).Required;
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    [BrowserFact]
    public async Task A_passkey_is_made_signs_in_is_renamed_and_removed_and_then_opens_nothing()
    {
        // Passkeys belong to a name, not to an address.
        var site = new UriBuilder(_app.Urls.First()) { Host = "localhost" }.Uri;
        await using var context = await Chromium.NewContextAsync(site);
        var page = await context.NewPageAsync();
        await AddAuthenticatorAsync(page);

        await page.GotoAsync("/sign-in?returnUrl=/account/passkeys");
        await page.GetByLabel("E-mail address").FillAsync("ada@example.org");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByLabel("Name of the passkey").FillAsync("Office laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The passkey is added.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "Office laptop" })).ToBeVisibleAsync();

        await SignOutAsync(context);
        await SignInByPasskeyAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Passkeys", Level = 1 })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Rename" }).ClickAsync();
        await page.GetByLabel("Name of the passkey").FillAsync("Old laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "Old laptop" })).ToBeVisibleAsync();

        await page.Locator("details.confirm summary").ClickAsync();
        await page.Locator("details.confirm button[type=submit]").ClickAsync();
        await Assertions.Expect(page.GetByText("You have no passkey yet")).ToBeVisibleAsync();

        await SignOutAsync(context);
        await SignInByPasskeyAsync(page);
        await Assertions.Expect(page.GetByText("That did not work").First).ToBeVisibleAsync();
    }

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static Task SignOutAsync(IBrowserContext context) => context.ClearCookiesAsync();

    private static async Task SignInByPasskeyAsync(IPage page)
    {
        await page.GotoAsync("/sign-in?returnUrl=/account/passkeys");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
    }
}
