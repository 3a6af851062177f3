// Signs out: ends the session and forgets the cookie.
using Folkmoot.Web;
using Microsoft.AspNetCore.Antiforgery;

namespace Folkmoot.Accounts.SignIn;

internal static class SignOutEndpoint
{
    public static void Map(WebApplication app) =>
        app.MapPost("/sign-out", async (HttpContext http, EndSession end, CancellationToken cancellationToken) =>
            {
                if (http.Features.Get<SignedIn>() is { } signedIn)
                {
                    await end.RunAsync(signedIn.PersonId, signedIn.SessionId, cancellationToken);
                }

                await SessionCookie.RemoveAsync(http);
                http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
                return Results.Redirect("/sign-in?signedOut=true");
            })
            .OpenToAll("whoever is signed in may leave, and whoever is not has left")
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
}
