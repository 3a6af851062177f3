// Tells a program why something was not done: in words, and by a reason that it can act on (RFC 9457).
using System.ComponentModel;
using Folkmoot.Web;

namespace Folkmoot.Publishing.PublicApi;

/// <summary>What a refusal says (RFC 9457), for the description of the API; <see cref="Refusals"/> writes it.</summary>
internal sealed record Refusal(
    string? Type = null,
    string? Title = null,
    int? Status = null,
    [property: Description("For people, in the language of Accept-Language.")] string? Detail = null,
    [property: Description("For programs; docs/api.md lists them.")] string? Reason = null,
    [property: Description("What is wrong with a post.")] IReadOnlyList<ProblemResource>? Problems = null);

internal static class RefusalDescriptions
{
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> states)
    {
        foreach (var state in states)
        {
            endpoint.Produces<Refusal>(state, "application/problem+json");
        }

        return endpoint;
    }

    /// <summary>What every write may be refused for.</summary>
    public static RouteHandlerBuilder RefusesWrites(this RouteHandlerBuilder endpoint) => endpoint.Refuses(
        StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict,
        StatusCodes.Status422UnprocessableEntity, StatusCodes.Status429TooManyRequests);

    public static RouteHandlerBuilder RefusesReads(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> more) =>
        endpoint.Refuses(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status429TooManyRequests).Refuses(more);
}

internal sealed class Refusals(Texts texts)
{
    /// <param name="textKey">Its last part is the reason for programs.</param>
    public IResult Of(int status, string textKey, params object[] args) => Of(status, textKey, [], args);

    /// <summary>The same for a post with problems, each beside it.</summary>
    public IResult Of(int status, string textKey, IReadOnlyList<ProblemResource> problems, params object[] args)
    {
        var more = new Dictionary<string, object?> { ["reason"] = textKey[(textKey.LastIndexOf('.') + 1)..] };
        if (problems.Count > 0)
        {
            more["problems"] = problems;
        }

        return Results.Problem(texts[textKey, args], statusCode: status, extensions: more);
    }
}
