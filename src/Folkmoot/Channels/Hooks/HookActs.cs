// What a person does with an endpoint: the buttons of its page.
using Folkmoot.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Folkmoot.Channels.Hooks;

internal static class HookActs
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var acts = routes.MapGroup("/agency/webhooks/{id:guid}").Needs(Right.WebhooksManage).WithMetadata(new RequireAntiforgeryTokenAttribute());
        acts.MapPost("/pause", (Guid id, ManageHook use, Notices notices, Texts texts, CancellationToken cancellationToken) =>
            DoneAsync(id, use.PauseAsync(id, cancellationToken), "channels.hooks.paused-now", notices, texts));
        acts.MapPost("/resume", (Guid id, ManageHook use, Notices notices, Texts texts, CancellationToken cancellationToken) =>
            DoneAsync(id, use.ResumeAsync(id, cancellationToken), "channels.hooks.resumed", notices, texts));
        acts.MapPost("/ping", (Guid id, ManageHook use, Notices notices, Texts texts, CancellationToken cancellationToken) =>
            DoneAsync(id, use.PingAsync(id, cancellationToken), "channels.hooks.pinged", notices, texts));
        acts.MapPost("/delete", DeleteAsync);
        acts.MapPost("/replay", ReplayAsync);
    }

    private static async Task<RedirectHttpResult> DoneAsync(Guid id, Task<bool> act, string textKey, Notices notices, Texts texts)
    {
        if (await act)
        {
            notices.Success(texts[textKey]);
        }
        else
        {
            notices.Info(texts["channels.hooks.unchanged"]);
        }

        return TypedResults.LocalRedirect($"/agency/webhooks/{id}");
    }

    private static async Task<RedirectHttpResult> DeleteAsync(Guid id, ManageHook use, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        if (await use.DeleteAsync(id, cancellationToken))
        {
            notices.Success(texts["channels.hooks.deleted"]);
        }
        else
        {
            notices.Info(texts["channels.hooks.unchanged"]);
        }

        return TypedResults.LocalRedirect("/agency/webhooks");
    }

    private static async Task<RedirectHttpResult> ReplayAsync(
        Guid id, [FromForm] Guid? message, ReplayHook use, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        if (message is not null && await use.RunAsync(new ReplayRequest(id, message), cancellationToken) is > 0)
        {
            notices.Success(texts["channels.hooks.replayed", 1]);
        }
        else
        {
            notices.Info(texts["channels.hooks.unchanged"]);
        }

        return TypedResults.LocalRedirect($"/agency/webhooks/{id}");
    }
}
