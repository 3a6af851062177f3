// The way to a network's page of consent and back.
using Folkmoot.Accounts;
using Folkmoot.Accounts.SignIn;
using Folkmoot.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Folkmoot.Channels.Consent;

internal static class ConsentRoutes
{
    /// <summary>Longest state, code or error that is looked at.</summary>
    private const int LengthMax = 4_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/channels/oauth/start", StartAsync).Needs(Right.ChannelsManage).WithMetadata(new RequireAntiforgeryTokenAttribute());

        // Not by a right: whoever is not signed in would be sent to sign in with code and state in the address to return to.
        routes.MapGet(CallbackAddress.Path, ReturnAsync).OpenToAll("networks send people back here; the session and its rights are looked at inside, so that no address carries the code on");
    }

    private static async Task<IResult> StartAsync(
        [FromForm] string network, [FromForm] string? server, [FromForm] string? name, [FromForm] Guid? channel, HttpContext http, StartConsent use, CallbackAddress callback, Notices notices, Texts texts,
        CancellationToken cancellationToken)
    {
        var session = http.Features.Get<SignedIn>()!.SessionId;
        switch (await use.RunAsync(new(network, server ?? "", name ?? "", channel, session, callback.Of(http.Request)), cancellationToken))
        {
            case ConsentStart.Go go:
                http.Response.Headers.CacheControl = "no-store";
                return TypedResults.Redirect(go.Address.AbsoluteUri);
            case ConsentStart.Wrong wrong:
                notices.Error(texts.Resolve(wrong.Reason));
                return Back(network, channel);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<IResult> ReturnAsync(
        string? state, string? code, string? error, HttpContext http, TakeConsent use, Actor actor, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (http.Features.Get<SignedIn>() is not { Agency: not null } signedIn || !actor.Has(Right.ChannelsManage))
        {
            notices.Error(texts["channels.consent.signed-out"]);
            return TypedResults.LocalRedirect("/channels/connect");
        }

        switch (await use.RunAsync(new(Cut(state), Cut(code), Cut(error)), signedIn.SessionId, cancellationToken))
        {
            case ConsentEnd.Connected connected:
                notices.Success(texts[connected.Again ? "channels.reconnected" : "channels.connected"]);
                return TypedResults.LocalRedirect($"/channels/{connected.ChannelId}");
            case ConsentEnd.MustChoose choose:
                return TypedResults.LocalRedirect($"/channels/oauth/choose/{choose.RequestId}");
            case ConsentEnd.Wrong wrong:
                notices.Error(texts.Resolve(wrong.Reason));
                return Back(wrong.Network, wrong.ChannelId);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static RedirectHttpResult Back(string? network, Guid? channel) => TypedResults.LocalRedirect(
        channel is { } id ? $"/channels/{id}/change" : network is null ? "/channels/connect" : $"/channels/connect?network={Uri.EscapeDataString(network)}");

    private static string Cut(string? value) => value is { Length: <= LengthMax } ? value.Trim() : "";
}
