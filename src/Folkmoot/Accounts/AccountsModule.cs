// People, agencies, signing in, and what each person may do.
using System.CommandLine;
using Folkmoot.Accounts.Absences;
using Folkmoot.Accounts.Agencies;
using Folkmoot.Accounts.ApiKeys;
using Folkmoot.Accounts.Passkeys;
using Folkmoot.Accounts.People;
using Folkmoot.Accounts.SetUp;
using Folkmoot.Accounts.SignIn;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Folkmoot.Accounts;

internal sealed class AccountsModule : IModule
{
    /// <summary>PBKDF2 with HMAC-SHA-512: OWASP's Password Storage Cheat Sheet asks for 210,000.</summary>
    private const int HashIterations = 210_000;

    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccountsOptions>().Bind(configuration.GetSection("Accounts")).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<Actor>();
        services.AddScoped<IAuthorizationHandler, RightHandler>();
        services.AddScoped<IPageContextSource, FillPage>();
        AddIdentity(services);
        AddCookies(services);
        AddSignIn(services);
        AddPeopleAndAgencies(services);
        services.AddHandler<TidyAccounts, TidyAccountsDue>();
        services.AddSchedule("Accounts.Tidy", TimeSpan.FromDays(1), () => new TidyAccountsDue());
        services.AddSingleton(new MenuEntry("accounts.menu.people", "/people", Right.AgencyManage, 900));
        services.AddSingleton(new MenuEntry("accounts.menu.agency", "/agency", Right.AgencyManage, 910));
    }

    public void Map(WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<SetUpState>().GateAsync);
        SignOutEndpoint.Map(app);
        PasskeyEndpoints.Map(app);
    }

    public IEnumerable<Command> Commands(CommandHost host) => [PasswordLinkCommand.Make(host)];

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddIdentityCore<Person>(o =>
        {
            o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            o.User.RequireUniqueEmail = true;
            o.User.AllowedUserNameCharacters = "";
        }).AddEntityFrameworkStores<StoreDb>().AddSignInManager();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = HashIterations);
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<AccountsOptions>>((o, accounts) =>
        {
            o.ServerDomain = accounts.Value.PasskeyDomain;
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required";
        });
    }

    private static void AddCookies(IServiceCollection services)
    {
        services.AddAuthentication(ApiKeyScheme.Chooser)
            .AddPolicyScheme(ApiKeyScheme.Chooser, null, o => o.ForwardDefaultSelector = ApiKeyScheme.Choose)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyScheme>(ApiKeyScheme.Name, null)
            .AddCookie(IdentityConstants.ApplicationScheme, o =>
            {
                Harden(o, "session");
                o.LoginPath = "/sign-in";
                o.ReturnUrlParameter = "returnUrl";
                o.EventsType = typeof(SessionCookie);
            })
            .AddCookie(SecondStep.Scheme, o =>
            {
                Harden(o, "second-step");
                o.ExpireTimeSpan = SecondStep.Life;
            })
            // The framework keeps a passkey's challenge in this one.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, o =>
            {
                Harden(o, "passkey");
                o.ExpireTimeSpan = SecondStep.Life;
            });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<AccountsOptions>>((o, accounts) => o.ExpireTimeSpan = TimeSpan.FromHours(accounts.Value.SessionHours));
        services.AddScoped<SessionCookie>();
    }

    private static void Harden(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.IsEssential = true;
        options.Cookie.Path = "/";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.CookieManager = new HostCookies();
        options.SlidingExpiration = false;
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddSingleton<AddressLimit>();
        services.AddSingleton<CheckPassword.Nobody>();
        services.AddSingleton<AuthenticatorSecret>();
        services.AddScoped<Attempts>();
        services.AddScoped<CheckPassword>();
        services.AddScoped<CheckCode>();
        services.AddScoped<CheckPasskey>();
        services.AddScoped<Authenticator>();
        services.AddScoped<OwnPasskeys>();
        services.AddScoped<SetPassword>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<ReadSession>();
        services.AddScoped<StartSession>();
        services.AddScoped<EndSession>();
        services.AddScoped<EnterHouse>();
        services.AddScoped<ReadApiKey>();
        services.AddScoped<CreateApiKey>();
        services.AddScoped<RevokeApiKey>();
    }

    private static void AddPeopleAndAgencies(IServiceCollection services)
    {
        services.AddScoped<CreateAgency>();
        services.AddScoped<ChangeAgency>();
        services.AddScoped<ChooseAgency>();
        services.AddScoped<NewPerson>();
        services.AddScoped<AddPerson>();
        services.AddScoped<InvitePerson>();
        services.AddScoped<AcceptInvitation>();
        services.AddScoped<RevokeInvitation>();
        services.AddScoped<ChangeMembership>();
        services.AddScoped<ChangeRoles>();
        services.AddScoped<DisablePerson>();
        services.AddScoped<EnablePerson>();
        services.AddScoped<OnlyHere>();
        services.AddScoped<Deputies>();
        services.AddScoped<SetAbsence>();
        services.AddScoped<EndAbsence>();
        services.AddScoped<MakePasswordLink>();
        services.AddScoped<UsePasswordLink>();
        services.AddScoped<ResetSecondStep>();
        services.AddScoped<IssueSetUpCode>();
        services.AddScoped<SetUpAgency>();
        services.AddSingleton<SetUpState>();
        services.AddHostedService<AnnounceSetUp>();
    }
}
