// Signs a post as it now stands on the Noticeboard: its text, or its removal. In the transaction that makes it so.
using System.Security.Cryptography;
using System.Text;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Signing;

internal sealed class SignPost(StoreDb db, PublicAddress address, TimeProvider clock)
{
    /// <param name="post">With its images, saved or about to be.</param>
    public async Task AddAsync(Signer signer, NoticeboardPost post, CancellationToken cancellationToken)
    {
        var agency = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => new { a.Id, a.Name, a.Slug }).SingleAsync(cancellationToken);
        var last = await db.SignedDocuments.AsNoTracking().Where(s => s.PostId == post.Id).OrderByDescending(s => s.Number)
            .Select(s => new { s.Number, s.Document }).FirstOrDefaultAsync(cancellationToken);
        var (links, name, now) = (new BoardLinks(address.Root, agency.Slug), NoticeText.Clean(agency.Name), clock.GetUtcNow());
        var number = (last?.Number ?? 0) + 1;
        var document = post.WithdrawnAt is { } removedAt
            ? PostDocument.OfRemoval(post, agency.Id, name, links, Math.Max(1, number - 1), removedAt, last is null ? null : Sha256(last.Document))
            : PostDocument.OfPost(post, agency.Id, name, links, number, number > 1 ? now : null);
        db.SignedDocuments.Add(new SignedDocument
        {
            Id = Guid.CreateVersion7(now),
            PostId = post.Id,
            Number = number,
            IsRemoval = post.WithdrawnAt is not null,
            Document = Encoding.UTF8.GetString(document),
            Signature = DetachedJws.Sign(signer.Key, signer.Kid, document, now),
            Kid = signer.Kid,
            TextSha256 = post.WithdrawnAt is null && post.Text.Length > 0 ? Sha256(Difference.Plain(post.Text)) : "",
            SignedAt = now,
        });
    }

    /// <summary>The same document by another key.</summary>
    public void Again(Signer signer, SignedDocument signed)
    {
        var now = clock.GetUtcNow();
        (signed.Signature, signed.Kid, signed.SignedAt) = (DetachedJws.Sign(signer.Key, signer.Kid, Encoding.UTF8.GetBytes(signed.Document), now), signer.Kid, now);
    }

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
