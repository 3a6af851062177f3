// Follows short links for whoever asks, and writes the list as a file for staff.
using System.Globalization;
using System.Text;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Folkmoot.Publishing.Links;

internal static class LinkRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        // Short circuit: neither session nor form token is looked at, so that nothing personal can be kept or set.
        routes.MapMethods("/l/{code:maxlength(60)}", Reading, FollowAsync).OpenToAll("short links are for everybody; each leads where the agency said").ShortCircuit();
        routes.MapGet("/links.csv", WriteAsync).Needs(Right.PostsWrite);
    }

    /// <summary>On the way, or to the page that says where it leads: behind a plus sign, or because it does not work.</summary>
    private static async Task FollowAsync(string code, HttpContext http, StoreDb db, CountClicks count, TimeProvider clock)
    {
        var wanted = code.TrimEnd('+').ToLowerInvariant();
        // Whoever follows it belongs to no agency; the code says whose it is.
        var link = await (
            from l in db.ShortLinks.IgnoreQueryFilters()
            where l.Code == wanted
            join agency in db.Agencies on l.AgencyId equals agency.Id
            select new { l.Id, l.AgencyId, l.Target, l.StoppedAt, agency.TimeZone }).AsNoTracking().SingleOrDefaultAsync(http.RequestAborted);
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        if (link is null or { StoppedAt: not null } || code.EndsWith('+'))
        {
            http.Response.Redirect($"/link/{Uri.EscapeDataString(wanted)}");
            return;
        }

        if (LinkRules.IsPerson(http.Request.Method, http.Request.Headers.UserAgent, $"{http.Request.Headers["Purpose"]} {http.Request.Headers["Sec-Purpose"]}"))
        {
            count.Add(link.AgencyId, link.Id, WallClock.DayOf(clock.GetUtcNow(), link.TimeZone));
        }

        http.Response.StatusCode = StatusCodes.Status302Found;
        headers[HeaderNames.Location] = link.Target;
    }

    private static async Task WriteAsync(HttpContext context, FindLinks find, LinkAddress address, string? q, string? sort, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"links.csv\"";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync("code,address,target,note,made,stopped,clicks");
        await foreach (var row in find.AllAsync(new LinkFilter(q, sort == "clicks", 1)).WithCancellation(cancellationToken))
        {
            await writer.WriteLineAsync(Csv.Row(
                row.Link.Code, address.Of(row.Link.Code) ?? LinkRules.Prefix + row.Link.Code, row.Link.Target, row.Link.Note, At(row.Link.CreatedAt), row.Link.StoppedAt is { } stopped ? At(stopped) : "",
                row.Clicks.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static string At(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
