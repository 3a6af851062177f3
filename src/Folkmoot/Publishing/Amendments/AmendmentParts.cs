// Registers corrections of posts that are out, and the buttons of their pages.
using Folkmoot.Channels;
using Folkmoot.Channels.Editing;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Folkmoot.Publishing.Amendments;

internal static class AmendmentParts
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<CheckAmendment>();
        services.AddScoped<ProposeAmendment>();
        services.AddScoped<ApproveAmendment>();
        services.AddScoped<ReturnAmendment>();
        services.AddScoped<CloseAmendments>();
        services.AddScoped<SettleAmended>();
        services.AddScoped<ReadAmendments>();
        services.AddScoped<ISendGuard, AmendmentGuard>();
        services.AddHandler<OnAmended, EditSettled>();
        services.AddHandler<OnReplied, DeliverySettled>(when: f => f.OwnerKind == Amendment.Kind);
        services.AddSingleton(new MenuEntry("publishing.menu.corrections", "/corrections", Right.PostsRead, 23));
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        var acts = routes.MapGroup("/posts/{postId:guid}/corrections").WithMetadata(new RequireAntiforgeryTokenAttribute());
        acts.MapPost("/{id:guid}/approve", async (Guid postId, Guid id, [FromForm] string? seen, ApproveAmendment use, Notices notices, Texts texts, CancellationToken cancellationToken) =>
            Say(postId, await use.RunAsync(id, seen ?? "", cancellationToken), notices, texts, "approved")).Needs(Right.PostsApprove);
        acts.MapPost("/{id:guid}/return", async (Guid postId, Guid id, [FromForm] string? reason, ReturnAmendment use, Notices notices, Texts texts, CancellationToken cancellationToken) =>
            Say(postId, await use.RunAsync(id, reason ?? "", cancellationToken), notices, texts, "returned")).Needs(Right.PostsRead);
        acts.MapPost("/edits/{edit:guid}/{word}", async (Guid postId, Guid edit, EditWord word, [FromForm] string? why, SettleAmended use, Notices notices, Texts texts, CancellationToken cancellationToken) =>
            Say(postId, await use.RunAsync(postId, edit, word, why ?? "", cancellationToken), notices, texts, word.ToString())).Needs(Right.PostsWrite);
    }

    private static RedirectHttpResult Say(Guid postId, PostOutcome outcome, Notices notices, Texts texts, string done)
    {
        switch (outcome)
        {
            case PostDone:
                notices.Success(texts[$"publishing.amend.done.{done}"]);
                break;
            case AmendmentBarred barred:
                notices.Warning(texts[$"publishing.amend.bar.{barred.Bar}"]);
                break;
            case AmendmentRefused refused:
                notices.Error(texts[$"publishing.amend.fault.{refused.Fault}", refused.Channel ?? ""]);
                break;
            case PostFaulty:
                notices.Error(texts["publishing.amend.faulty"]);
                break;
            default:
                notices.Warning(texts["publishing.post.notNow"]);
                break;
        }

        return TypedResults.LocalRedirect($"/posts/{postId}#corrections");
    }
}
