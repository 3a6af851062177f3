// Registers corrections of posts that are out, and the buttons of their page.
using Folkmoot.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Folkmoot.Noticeboard.Corrections;

internal static class CorrectionParts
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<ProposeCorrection>();
        services.AddScoped<DecideCorrection>();
        services.AddSingleton(new MenuEntry("noticeboard.correction.menu", CorrectionActs.Page, Right.PostsRead, 62));
    }
}

internal static class CorrectionActs
{
    public const string Page = "/noticeboard/corrections";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var acts = routes.MapGroup(Page).WithMetadata(new RequireAntiforgeryTokenAttribute());
        acts.MapPost("/{postId:guid}/propose", ProposeAsync).Needs(Right.PostsWrite);
        acts.MapPost("/{id:guid}/approve", ApproveAsync).Needs(Right.PostsApprove);
        acts.MapPost("/{id:guid}/return", ReturnAsync).Needs(Right.PostsApprove);
    }

    private static async Task<RedirectHttpResult> ProposeAsync(
        Guid postId, [FromForm(Name = "title")] string? title, [FromForm(Name = "text")] string? text, ProposeCorrection use, Notices notices, Texts texts, CancellationToken cancellationToken) =>
        Say(notices, texts, await use.RunAsync(postId, title, text ?? "", cancellationToken), "noticeboard.correction.proposed");

    private static async Task<RedirectHttpResult> ApproveAsync(Guid id, DecideCorrection use, Notices notices, Texts texts, CancellationToken cancellationToken) =>
        Say(notices, texts, await use.ApproveAsync(id, cancellationToken), "noticeboard.correction.approved");

    private static async Task<RedirectHttpResult> ReturnAsync(Guid id, DecideCorrection use, Notices notices, Texts texts, CancellationToken cancellationToken) =>
        Say(notices, texts, await use.ReturnAsync(id, cancellationToken) ? null : "noticeboard.correction.settled", "noticeboard.correction.returned");

    private static RedirectHttpResult Say(Notices notices, Texts texts, string? fault, string done)
    {
        if (fault is not null)
        {
            notices.Error(texts[fault]);
        }
        else
        {
            notices.Success(texts[done]);
        }

        return TypedResults.LocalRedirect(Page);
    }
}
