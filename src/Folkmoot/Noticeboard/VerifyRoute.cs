// Answers what the public hands in on the verify page, and the key set under its well-known address.
using Folkmoot.Noticeboard.Signing;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard;

internal static class VerifyRoute
{
    /// <summary>Bytes of a form: the longest post in any script, its document and what the coding adds.</summary>
    private const long FormMax = 2_000_000;

    public static async Task AnswerAsync(HttpContext context, PageAddress.Verify address)
    {
        // Nothing is changed or remembered and nobody is known here, so there is nothing that a foreign form could do in a reader's name.
        var (request, response) = (context.Request, context.Response);
        if (request.ContentLength is null or > FormMax)
        {
            response.StatusCode = request.ContentLength is null ? StatusCodes.Status411LengthRequired : StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (!request.HasFormContentType)
        {
            response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        var form = await request.ReadFormAsync(new FormOptions { ValueLengthLimit = (int)FormMax, ValueCountLimit = 10 }, context.RequestAborted);
        string Field(string name) => form[name].ToString() is var value && value.Length <= Claim.Max ? value.Trim() : value[..Claim.Max];
        var slug = (string)request.RouteValues["slug"]!;
        var services = context.RequestServices;
        // A reader has no agency: the address says which board is meant.
        var agencyId = await services.GetRequiredService<StoreDb>().Noticeboards.IgnoreQueryFilters()
            .Join(services.GetRequiredService<StoreDb>().Agencies.Where(a => a.Slug == slug), b => b.AgencyId, a => a.Id, (b, _) => b.AgencyId)
            .SingleOrDefaultAsync(context.RequestAborted);
        if (agencyId == Guid.Empty)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        services.GetRequiredService<AgencyScope>().Enter(agencyId);
        var page = await services.GetRequiredService<RenderPage>().AnswerAsync(address, new(Field("source"), Field("signature"), Field("text")), context.RequestAborted);
        response.ContentType = page.ContentType;
        response.Headers.ContentLanguage = page.Language;
        response.Headers.CacheControl = "no-store";
        var bytes = page.Variants[^1].Bytes;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    public static void MapKeys(IEndpointRouteBuilder routes) => routes.MapGet(ReadKeys.WellKnown, async (StoreDb db, HttpContext context, CancellationToken cancellationToken) =>
    {
        var bytes = PublicKey.Set(await ReadKeys.OfAllAsync(db, cancellationToken));
        context.Response.ContentType = ReadKeys.MediaType;
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "public, max-age=60, stale-if-error=3600";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        await context.Response.Body.WriteAsync(bytes, cancellationToken);
    }).OpenToAll("the public keys of all agencies").ShortCircuit();
}
