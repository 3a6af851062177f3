// Sends public bytes: the coding that the reader takes, nothing where the reader has them already, and never a cookie.
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Folkmoot.Noticeboard;

internal static class PublicAnswer
{
    /// <param name="alsoBy">A further header of the request by which the answer was chosen.</param>
    public static async Task WriteAsync(HttpContext context, PublicBytes page, string? alsoBy = null)
    {
        var (request, response) = (context.Request, context.Response);
        var variant = Choose(page.Variants, request.Headers.AcceptEncoding);
        var headers = response.Headers;
        // What stands in front of the routes may have remembered a language; these bytes are the same for everybody.
        headers.SetCookie = StringValues.Empty;
        headers.ContentLanguage = page.Language;
        headers.ETag = variant.ETag;
        headers.LastModified = page.LastModifiedHeader;
        headers.CacheControl = page.CacheControl;
        headers.Vary = alsoBy is null ? HeaderNames.AcceptEncoding : $"{alsoBy}, {HeaderNames.AcceptEncoding}";
        // Public, and sent without looking at who asks: other sites may show the feeds.
        headers.AccessControlAllowOrigin = "*";
        if (page.Status == StatusCodes.Status200OK && IsKnown(request.Headers, variant.ETag, page.LastModified))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = page.Status;
        response.ContentType = page.ContentType;
        response.ContentLength = variant.Bytes.Length;
        headers.ContentEncoding = variant.Coding;
        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(variant.Bytes, context.RequestAborted);
        }
    }

    /// <summary>RFC 9110, section 12.5.3: the first of ours that is named and not refused by a zero; plain bytes otherwise.</summary>
    internal static PublicVariant Choose(IReadOnlyList<PublicVariant> variants, StringValues accepted)
    {
        if (variants.Count == 1 || !StringWithQualityHeaderValue.TryParseList(accepted, out var codings))
        {
            return variants[^1];
        }

        foreach (var variant in variants)
        {
            foreach (var coding in codings)
            {
                if (coding.Value.Equals(variant.Coding, StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0)
                {
                    return variant;
                }
            }
        }

        return variants[^1];
    }

    /// <summary>RFC 9110, section 13.2.2: the date counts only where no tag was sent.</summary>
    internal static bool IsKnown(IHeaderDictionary headers, string tag, DateTimeOffset lastModified)
    {
        if (headers.IfNoneMatch.Count > 0)
        {
            return EntityTagHeaderValue.TryParseList(headers.IfNoneMatch, out var tags)
                && tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Tag.Equals(tag, StringComparison.Ordinal));
        }

        return headers.IfModifiedSince.Count > 0
            && HeaderUtilities.TryParseDate(headers.IfModifiedSince.ToString(), out var since) && lastModified <= since;
    }
}
