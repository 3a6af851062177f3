// Gives out stored proofs of consent, to those who write posts and as a download only.
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Library;

internal static class LibraryApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/media/proofs/{id:guid}", ProofAsync).Needs(Right.PostsWrite);

    private static async Task<IResult> ProofAsync(Guid id, StoreDb db, HttpContext http, CancellationToken cancellationToken)
    {
        if (await db.ConsentProofs.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } proof)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        return Results.File(proof.Bytes, proof.MediaType, proof.FileName);
    }
}
