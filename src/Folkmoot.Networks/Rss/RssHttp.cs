// Fetches a feed, only if it changed, and follows it where it moves within its own host.
using System.Net;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Rss;

internal sealed class RssHttp(SafeHttp http)
{
    private const int RedirectsMax = 5;

    public async Task<Exchange> GetAsync(Uri address, RssCursor? last, CancellationToken cancellationToken)
    {
        for (int redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5");
            if (last?.Etag is { } etag)
            {
                request.Headers.TryAddWithoutValidation("If-None-Match", etag);
            }

            if (last?.LastModified is { } modified)
            {
                request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
            }

            var exchange = await http.SendAsync(Rss.Client, request, cancellationToken).ConfigureAwait(false);
            if (redirects == RedirectsMax || Next(address, exchange) is not { } next)
            {
                return exchange;
            }

            address = next;
        }
    }

    /// <summary>Where to go on. Another host, or a step down to http, is for a person to decide: the answer then says where the feed went.</summary>
    private static Uri? Next(Uri from, Exchange exchange) =>
        exchange is Answer { Status: HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect } answer
        && answer.Headers.TryGetValue("Location", out var place)
        && Uri.TryCreate(from, place, out var to)
        && to.Host.Equals(from.Host, StringComparison.OrdinalIgnoreCase)
        && (to.Port == from.Port || (from.Scheme == "http" && to.Scheme == "https" && to.IsDefaultPort))
        && (to.Scheme == "https" || (to.Scheme == "http" && from.Scheme == "http"))
            ? to
            : null;
}
