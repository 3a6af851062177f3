// The headers of an answer, read only when they are asked for.
using System.Net.Http.Headers;

namespace Folkmoot.Networks.Http;

internal sealed class AnswerHeaders(HttpResponseHeaders answer, HttpContentHeaders content)
{
    /// <summary>The value as it was sent; several are joined by commas.</summary>
    public bool TryGetValue(string name, out string value)
    {
        if (answer.NonValidated.TryGetValues(name, out var values) || content.NonValidated.TryGetValues(name, out values))
        {
            value = values.ToString();
            return true;
        }

        value = "";
        return false;
    }
}
