// An agency's key that is in use, opened before a transaction; what signs asks inside of it whether the key still is.
using System.Security.Cryptography;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Signing;

internal sealed record Signer(Guid KeyId, string Kid, ECDsa Key) : IDisposable
{
    public void Dispose() => Key.Dispose();

    /// <summary>Under the lock of the agency's Noticeboard: nobody changes the key meanwhile.</summary>
    public Task<bool> IsInUseAsync(StoreDb db, CancellationToken cancellationToken) =>
        db.SigningKeys.AnyAsync(k => k.Id == KeyId && k.RetiredAt == null, cancellationToken);
}

/// <summary>Makes the agency's first key when it is first needed.</summary>
internal sealed class EnsureKey(StoreDb db, KeySeal seal, Work.Jobs jobs, IAudit audit, TimeProvider clock)
{
    public async Task<Signer> RunAsync(CancellationToken cancellationToken)
    {
        var key = await InUseAsync(cancellationToken) ?? await MakeAsync(seal.New(clock.GetUtcNow()), cancellationToken);
        return new(key.Id, key.Kid, seal.Open(key));
    }

    private Task<SigningKey?> InUseAsync(CancellationToken cancellationToken) =>
        db.SigningKeys.AsNoTracking().SingleOrDefaultAsync(k => k.RetiredAt == null, cancellationToken);

    private async Task<SigningKey> MakeAsync(SigningKey made, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync($"noticeboard:{db.AgencyId}", cancellationToken);
        if (await InUseAsync(cancellationToken) is { } there)
        {
            return there;
        }

        db.SigningKeys.Add(made);
        audit.Record("noticeboard.key.made", "signing-key", made.Id, new { made.Kid });
        await KeyChange.TellAsync(db, jobs, made.CreatedAt, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return made;
    }
}
