// The small forms of the listening pages: correcting a sentiment or another label, and replaying raw records.
using Folkmoot.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Folkmoot.Listening;

internal static class ListeningEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        // Who may correct is decided in the use case: either of two rights will do.
        routes.MapPost("/listening/mentions/{id:guid}/sentiment", CorrectAsync).Needs(Right.ListeningRead);
        routes.MapPost("/listening/mentions/{id:guid}/labels", CorrectLabelAsync).Needs(Right.ListeningRead);
        routes.MapPost("/listening/sources/replay", ReplayAsync).Needs(Right.ListeningManage);
    }

    private static async Task<Results<RedirectHttpResult, ForbidHttpResult>> CorrectAsync(
        Guid id, [FromForm] string? sentiment, [FromForm] string? back, CorrectSentiment correct, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = Enum.TryParse<Feeling>(sentiment, ignoreCase: true, out var to) && to != Feeling.Unclear && Enum.IsDefined(to)
            ? await correct.RunAsync(id, to, cancellationToken)
            : CorrectOutcome.NotFound;
        return Say(outcome, Back(back), notices, texts);
    }

    private static async Task<Results<RedirectHttpResult, ForbidHttpResult>> CorrectLabelAsync(
        Guid id, [FromForm] string? task, [FromForm] string? label, CorrectLabel correct, CorrectSentiment correctSentiment, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = (LabelTask.Find(task), label) switch
        {
            ({ } known, { } to) when known.Labels.Contains(to) => await correct.RunAsync(id, known, to, cancellationToken),
            (null, "negative" or "neutral" or "positive") when task == LabelTask.Sentiment => await correctSentiment.RunAsync(id, Feelings.Of(label), cancellationToken),
            _ => CorrectOutcome.NotFound,
        };
        return Say(outcome, $"/listening/mentions/{id}", notices, texts);
    }

    private static Results<RedirectHttpResult, ForbidHttpResult> Say(CorrectOutcome outcome, string back, Notices notices, Texts texts)
    {
        switch (outcome)
        {
            case CorrectOutcome.NotAllowed:
                return TypedResults.Forbid();
            case CorrectOutcome.Corrected:
                notices.Success(texts["listening.correct.done"]);
                break;
            case CorrectOutcome.Unchanged:
                notices.Info(texts["listening.correct.unchanged"]);
                break;
            case CorrectOutcome.Overtaken:
                notices.Warning(texts["listening.correct.overtaken"]);
                break;
            default:
                notices.Error(texts["listening.correct.failed"]);
                break;
        }

        return TypedResults.LocalRedirect(back);
    }

    private static async Task<RedirectHttpResult> ReplayAsync(
        [FromForm] Guid? id, ReplayRaw replay, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        notices.Success(texts.Count("listening.replayed", await replay.RunAsync(id, cancellationToken)));
        return TypedResults.LocalRedirect("/listening/sources");
    }

    /// <summary>The list as it was, or the list from its beginning where the form says something else.</summary>
    private static string Back(string? back) => back is not null && (back == "/listening" || back.StartsWith("/listening?", StringComparison.Ordinal)) ? back : "/listening";
}
