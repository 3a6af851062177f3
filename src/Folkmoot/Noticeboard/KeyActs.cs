// What an administrator does with the signing keys: the buttons of their page.
using Folkmoot.Noticeboard.Signing;
using Folkmoot.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Folkmoot.Noticeboard;

internal static class KeyActs
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var acts = routes.MapGroup("/noticeboard/keys/{id:guid}").Needs(Right.AgencyManage).WithMetadata(new RequireAntiforgeryTokenAttribute());
        acts.MapPost("/rotate", RotateAsync);
        acts.MapPost("/withdraw", WithdrawAsync);
    }

    private static async Task<RedirectHttpResult> RotateAsync(Guid id, ChangeKey use, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        if (await use.RunAsync(id, null, cancellationToken))
        {
            notices.Success(texts["noticeboard.keys.rotated"]);
        }
        else
        {
            notices.Info(texts["noticeboard.keys.unchanged"]);
        }

        return TypedResults.LocalRedirect("/noticeboard/keys");
    }

    private static async Task<RedirectHttpResult> WithdrawAsync(
        Guid id, [FromForm(Name = "reason")] string? reason, ChangeKey use, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > ChangeKey.ReasonMax)
        {
            notices.Error(texts["noticeboard.keys.reason.wrong", ChangeKey.ReasonMax]);
        }
        else if (await use.RunAsync(id, reason.Trim(), cancellationToken))
        {
            notices.Success(texts["noticeboard.keys.withdrawn"]);
        }
        else
        {
            notices.Info(texts["noticeboard.keys.unchanged"]);
        }

        return TypedResults.LocalRedirect("/noticeboard/keys");
    }
}
