// Whether a reader of an address wants the document for programs of the network, or the page for people. Pure.
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Folkmoot.Noticeboard.Federation;

internal static class AcceptsActivity
{
    /// <summary>The page wins where both are wanted alike, and where neither is named.</summary>
    public static bool Of(StringValues accept)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var types))
        {
            return false;
        }

        var activity = types.Where(t => t.MediaType.Equals("application/activity+json", StringComparison.OrdinalIgnoreCase)
            || (t.MediaType.Equals("application/ld+json", StringComparison.OrdinalIgnoreCase) && IsStreams(t))).Select(t => t.Quality ?? 1).DefaultIfEmpty(0).Max();
        var page = types.Where(t => t.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)).Select(t => t.Quality ?? 1).DefaultIfEmpty(0).Max();
        return activity > page;
    }

    /// <summary>The profile that ActivityPub names; several servers leave it out.</summary>
    private static bool IsStreams(MediaTypeHeaderValue type)
    {
        var profile = type.Parameters.FirstOrDefault(p => p.Name.Equals("profile", StringComparison.OrdinalIgnoreCase))?.GetUnescapedValue();
        return !profile.HasValue || profile.Value == "https://www.w3.org/ns/activitystreams";
    }
}
