// What a person does with a dead letter: the buttons of its page.
using Folkmoot.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Folkmoot.Work;

internal static class DeadLetterActs
{
    private const string Page = "/work/dead-letters";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var acts = routes.MapGroup(Page + "/{id:guid}").Needs(Right.WorkManage).WithMetadata(new RequireAntiforgeryTokenAttribute());
        acts.MapPost("/retry", RetryAsync);
        acts.MapPost("/discard", DiscardAsync);
    }

    private static async Task<RedirectHttpResult> RetryAsync(Guid id, RetryDeadLetter retry, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        Say(notices, texts, await retry.RunAsync(id, cancellationToken), "work.dead.retried");
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<RedirectHttpResult> DiscardAsync(Guid id, DiscardDeadLetter discard, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        Say(notices, texts, await discard.RunAsync(id, cancellationToken), "work.dead.discarded");
        return TypedResults.LocalRedirect(Page);
    }

    private static void Say(Notices notices, Texts texts, bool done, string key)
    {
        if (done)
        {
            notices.Success(texts[key]);
        }
        else
        {
            notices.Warning(texts["work.dead.gone"]);
        }
    }
}
