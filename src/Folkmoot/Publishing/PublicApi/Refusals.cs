// Tells a program why something was not done: in words, and by a reason that it can act on (RFC 9457).
using Folkmoot.Web;

namespace Folkmoot.Publishing.PublicApi;

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
