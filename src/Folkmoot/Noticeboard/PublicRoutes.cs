// The addresses of the public pages, and the one by which staff find their own.
using System.Globalization;
using Folkmoot.Noticeboard.Federation;
using Folkmoot.Noticeboard.Signing;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Folkmoot.Noticeboard;

internal static class PublicRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        // Short circuit: neither session nor form token is looked at, so that nothing personal can reach these bytes.
        var board = routes.MapGroup(BoardLinks.Prefix + "{slug}").OpenToAll("the agency's public pages");
        board.ShortCircuit();
        foreach (var language in Texts.Languages.Prepend(null))
        {
            var own = board.MapGroup(language ?? "");
            Map(own, "", _ => new PageAddress.List(language, 1));
            Map(own, "page/{number:int:min(1)}", values => new PageAddress.List(language, int.Parse((string)values["number"]!, CultureInfo.InvariantCulture)));
            Map(own, "posts/{id:guid}", values => new PageAddress.Post(language, Guid.Parse((string)values["id"]!)),
                language is null ? values => new PageAddress.Note(Guid.Parse((string)values["id"]!)) : null);
            Map(own, "answers/{id:guid}", values => new PageAddress.Answer(language, Guid.Parse((string)values["id"]!)),
                language is null ? values => new PageAddress.AnswerNote(Guid.Parse((string)values["id"]!)) : null);
            Map(own, "verify", _ => new PageAddress.Verify(language, null));
            Map(own, "verify/{id:guid}", values => new PageAddress.Verify(language, Guid.Parse((string)values["id"]!)));
            Map(own, "verify/offline", _ => new PageAddress.VerifyOffline(language));
            own.MapPost("verify", context => VerifyRoute.AnswerAsync(context, new(language, null)));
        }

        Map(board, "feed.rss", _ => new PageAddress.Feed(FeedKind.Rss));
        Map(board, "feed.atom", _ => new PageAddress.Feed(FeedKind.Atom));
        Map(board, "feed.json", _ => new PageAddress.Feed(FeedKind.Json));
        Map(board, "media/{sha256:length(64)}", values => new PageAddress.Image((string)values["sha256"]!));
        Map(board, "posts/{id:guid}.json", values => new PageAddress.Document(Guid.Parse((string)values["id"]!)));
        Map(board, "posts/{id:guid}.jws", values => new PageAddress.Signature(Guid.Parse((string)values["id"]!)));
        Map(board, "jwks.json", _ => new PageAddress.Keys());
        Map(board, "keys/{kid:length(43)}.pem", values => new PageAddress.PublicKey((string)values["kid"]!));
        Map(board, "actor", _ => new PageAddress.Actor());
        Map(board, "outbox", _ => new PageAddress.Outbox(0));
        Map(board, "outbox/{number:int:min(1)}", values => new PageAddress.Outbox(int.Parse((string)values["number"]!, CultureInfo.InvariantCulture)));
        FederationParts.Map(routes, board);
        VerifyRoute.MapKeys(routes);
        KeyActs.Map(routes);
        routes.MapGet("/noticeboard", OwnAsync).Needs(Right.PostsRead);
    }

    /// <param name="note">The same for programs of the network, where they can ask for it; the page answers where there is none.</param>
    private static void Map(
        RouteGroupBuilder group, string pattern, Func<RouteValueDictionary, PageAddress> address, Func<RouteValueDictionary, PageAddress>? note = null) => group.MapMethods(pattern, Reading, async context =>
    {
        var values = context.Request.RouteValues;
        var pages = context.RequestServices.GetRequiredService<PublicPages>();
        var slug = (string)values["slug"]!;
        var page = note is not null && AcceptsActivity.Of(context.Request.Headers.Accept) ? await pages.FindAsync(slug, note(values), context.RequestAborted) : null;
        page ??= await pages.FindAsync(slug, address(values), context.RequestAborted);
        if (page is not null)
        {
            await PublicAnswer.WriteAsync(context, page, alsoBy: note is null ? null : HeaderNames.Accept);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
    });

    /// <summary>The own agency's board, in the reader's language.</summary>
    private static async Task<RedirectHttpResult> OwnAsync(StoreDb db, CancellationToken cancellationToken)
    {
        var agency = await db.Agencies.Where(a => a.Id == db.AgencyId).Select(a => new { a.Slug, a.Language }).SingleAsync(cancellationToken);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return TypedResults.LocalRedirect(new BoardLinks("", agency.Slug).Path(new PageAddress.List(language == agency.Language ? null : language, 1)));
    }
}
