// The cookie that names a session. Each request asks the store whether the session still holds, and then acts as its person in its agency.
using System.Security.Claims;
using Folkmoot.Accounts.SetUp;
using Folkmoot.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Folkmoot.Accounts.SignIn;

internal sealed class SessionCookie(ReadSession read, AgencyScope scope, Actor actor, SetUpState setUp) : CookieAuthenticationEvents
{
    private const string SessionClaim = "session";

    /// <summary>Signs the browser in to a session that <see cref="StartSession"/> opened.</summary>
    public static Task WriteAsync(HttpContext http, Guid personId, Guid sessionId) => http.SignInAsync(
        IdentityConstants.ApplicationScheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, personId.ToString()), new(SessionClaim, sessionId.ToString())], IdentityConstants.ApplicationScheme)));

    public static Task RemoveAsync(HttpContext http) => http.SignOutAsync(IdentityConstants.ApplicationScheme);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (!Guid.TryParse(context.Principal?.FindFirstValue(SessionClaim), out var sessionId)
            || await read.RunAsync(sessionId, http.RequestAborted) is not { } signedIn
            || signedIn.PersonId.ToString() != context.Principal.FindFirstValue(ClaimTypes.NameIdentifier))
        {
            context.RejectPrincipal();
            await RemoveAsync(http);
            return;
        }

        if (signedIn.Agency is { } agency)
        {
            scope.Enter(agency.Id);
        }

        actor.Is(signedIn.PersonId, signedIn.Name, signedIn.Rights);
        http.Features.Set(signedIn);
    }

    /// <summary>Machines get the bare status; people are led to sign in, or to the set-up while there is nobody who could.</summary>
    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!IsForPerson(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        context.Response.Redirect(await setUp.IsDoneAsync(context.HttpContext.RequestAborted) ? context.RedirectUri : SetUpState.Path);
    }

    /// <summary>Who serves several agencies and chose none yet is asked which; everybody else is told that a right is missing.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsForPerson(context.Request) && context.HttpContext.Features.Get<SignedIn>() is { Agency: null })
        {
            context.Response.Redirect("/agencies?returnUrl=" + Uri.EscapeDataString(context.Request.Path + context.Request.QueryString));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        return Task.CompletedTask;
    }

    private static bool IsForPerson(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}

internal static class SignedInExtensions
{
    /// <summary>Who is signed in, on pages that need it.</summary>
    public static SignedIn SignedIn(this HttpContext http) =>
        http.Features.Get<SignedIn>() ?? throw new InvalidOperationException("Nobody is signed in here.");
}
