// Where passkeys.js fetches a challenge before it asks the device.
using Folkmoot.Accounts.SignIn;
using Folkmoot.Web;
using Microsoft.AspNetCore.Antiforgery;

namespace Folkmoot.Accounts.Passkeys;

internal static class PasskeyEndpoints
{
    public const string SignInOptions = "/sign-in/passkey-options";
    public const string AddOptions = "/account/passkeys/options";

    public static void Map(WebApplication app)
    {
        app.MapPost(SignInOptions, async (CheckPasskey check) => Json(await check.OptionsAsync()))
            .OpenToAll("signing in by passkey begins here")
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapPost(AddOptions, async (OwnPasskeys own, HttpContext http) => Json(await own.OptionsAsync(http.SignedIn().PersonId)))
            .Needs(Right.OwnAccount)
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    private static IResult Json(string options) => Results.Text(options, "application/json");
}
