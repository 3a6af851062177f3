// Signs a request to the public API in by the key in its Authorization header (RFC 6750); cookies do not count there, so that no page can act through a browser.
using System.Security.Claims;
using System.Text.Encodings.Web;
using Folkmoot.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Folkmoot.Accounts.ApiKeys;

internal sealed class ApiKeyScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ReadApiKey read, AgencyScope scope, Actor actor)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "ApiKey";

    /// <summary>Where keys count, and nothing else does.</summary>
    public const string PathPrefix = "/api/v1";

    /// <summary>Name of the scheme that chooses between the cookie and the key by the address.</summary>
    public const string Chooser = "Folkmoot";

    private const string Bearer = "Bearer ";

    public static string Choose(HttpContext http) =>
        http.Request.Path.StartsWithSegments(PathPrefix, StringComparison.OrdinalIgnoreCase) ? Name : IdentityConstants.ApplicationScheme;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        if (await read.RunAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is not { } caller)
        {
            return AuthenticateResult.Fail("The key is unknown, revoked or expired, or its person may no longer enter the agency.");
        }

        scope.Enter(caller.AgencyId);
        // What it does is the person's doing; the audit trail says that it was done with a key, and which.
        actor.Is(caller.PersonId, $"{caller.PersonName} ({caller.KeyName})", caller.Rights);
        Context.Features.Set(caller);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, caller.PersonId.ToString())], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer realm=\"Folkmoot\"";
        return Task.CompletedTask;
    }
}
