// What staff do about followers on other servers: the buttons of their page.
using Folkmoot.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Folkmoot.Noticeboard.Federation;

internal static class FederationActs
{
    private const string Page = "/noticeboard/followers";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var acts = routes.MapGroup(Page).Needs(Right.ChannelsManage).WithMetadata(new RequireAntiforgeryTokenAttribute());
        acts.MapPost("/on", (SwitchFederation use, Notices notices, Texts texts, CancellationToken cancellationToken) => SwitchAsync(true, use, notices, texts, cancellationToken));
        acts.MapPost("/off", (SwitchFederation use, Notices notices, Texts texts, CancellationToken cancellationToken) => SwitchAsync(false, use, notices, texts, cancellationToken));
        acts.MapPost("/key/{number:int}", RotateAsync);
        acts.MapPost("/block", BlockAsync);
        acts.MapPost("/allow/{id:guid}", AllowAsync);
    }

    private static async Task<RedirectHttpResult> SwitchAsync(bool on, SwitchFederation use, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        if (await use.RunAsync(on, cancellationToken) is { } obstacle)
        {
            notices.Error(texts.Resolve(obstacle.ToStored()));
        }
        else
        {
            notices.Success(texts[on ? "noticeboard.federation.switched-on" : "noticeboard.federation.switched-off"]);
        }

        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<RedirectHttpResult> RotateAsync(int number, SwitchFederation use, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        Say(notices, texts, await use.RotateAsync(number, cancellationToken), "noticeboard.keys.rotated", "noticeboard.keys.unchanged");
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<RedirectHttpResult> BlockAsync(
        [FromForm(Name = "server")] string? server, BlockServer use, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        Say(notices, texts, await use.RunAsync(server ?? "", cancellationToken), "noticeboard.federation.blocked", "noticeboard.federation.block.wrong");
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<RedirectHttpResult> AllowAsync(Guid id, BlockServer use, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        Say(notices, texts, await use.AllowAsync(id, cancellationToken), "noticeboard.federation.allowed", "noticeboard.keys.unchanged");
        return TypedResults.LocalRedirect(Page);
    }

    private static void Say(Notices notices, Texts texts, bool done, string yes, string no)
    {
        if (done)
        {
            notices.Success(texts[yes]);
        }
        else
        {
            notices.Info(texts[no]);
        }
    }
}
