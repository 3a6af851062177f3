// Stores a proof of consent with a picture, or removes one.
using System.Security.Cryptography;
using Folkmoot.Accounts;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Library;

internal sealed class KeepProof(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    public async Task<Outcome> AddAsync(Guid mediaId, UploadRequest request, CancellationToken cancellationToken)
    {
        var (person, now) = (actor.Required, clock.GetUtcNow());
        if (request.Length is 0 or > ConsentProof.BytesMax)
        {
            return new Outcome.Refused("Proof", "publishing.library.proof.wrong");
        }

        var bytes = new byte[request.Length];
        await using (var stream = request.Open())
        {
            await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        }

        if (KindOf(bytes) is not { } kind)
        {
            return new Outcome.Refused("Proof", "publishing.library.proof.wrong");
        }

        if (await db.ItemAsync(mediaId, person, now, cancellationToken) is not { } item || await db.ConsentProofs.CountAsync(p => p.ItemId == item.Id, cancellationToken) >= ConsentProof.Most)
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("Proof", "publishing.library.proof.many");
        }

        var proof = new ConsentProof
        {
            Id = Guid.CreateVersion7(now),
            ItemId = item.Id,
            FileName = Name(request.FileName),
            MediaType = kind,
            Bytes = bytes,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            AddedBy = person,
            AddedAt = now,
        };
        db.ConsentProofs.Add(proof);
        audit.Record("publishing.media.proof-added", "media", mediaId, new { proof = proof.Id, sha256 = proof.Sha256 });
        return await db.SaveItemAsync(item, cancellationToken);
    }

    public async Task RemoveAsync(Guid mediaId, Guid proofId, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (await db.ConsentProofs.SingleOrDefaultAsync(p => p.Id == proofId, cancellationToken) is { } proof)
        {
            db.ConsentProofs.Remove(proof);
            audit.Record("publishing.media.proof-removed", "media", mediaId, new { proof = proofId, sha256 = proof.Sha256 });
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>PDF, PNG or JPEG by its bytes; null for anything else.</summary>
    private static string? KindOf(byte[] bytes) =>
        bytes.AsSpan().StartsWith("%PDF-"u8) ? "application/pdf"
        : ImageHeader.Read(bytes, out _) is { MediaType: "image/png" or "image/jpeg" } header ? header.MediaType
        : null;

    private static string Name(string name)
    {
        var last = PostDraft.OneLine(name[(name.LastIndexOfAny(['/', '\\']) + 1)..]);
        return last.Length <= ConsentProof.NameMax ? last : last[..ConsentProof.NameMax];
    }
}
