// An administrator of channels lets people on other servers follow the Noticeboard, or stops it; and changes its key.
using Folkmoot.Accounts;
using Folkmoot.Networks;
using Folkmoot.Networks.ActivityPub;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Federation;

internal sealed class SwitchFederation(
    StoreDb db, ActorKeys keys, PublicAddress address, ActivityPubClient client, EnsureNoticeboard ensure, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <summary>Why it cannot be followed from here; null where it can.</summary>
    public Reason? Obstacle => ObstacleOf(address.Root, client.Options);

    /// <summary>Other servers call back at this address: it must be one that they may believe and can reach.</summary>
    internal static Reason? ObstacleOf(string root, NetworkOptions options) =>
        ForeignIds.Read(root + "/", options) is null ? new Reason("noticeboard.federation.obstacle", root) : null;

    /// <returns>What hinders it; null: it is so now.</returns>
    public async Task<Reason?> RunAsync(bool on, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (on && Obstacle is { } obstacle)
        {
            return obstacle;
        }

        await ensure.RunAsync(cancellationToken);
        var (pem, sealedKey) = keys.New();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync($"noticeboard:{db.AgencyId}", cancellationToken);
        var now = clock.GetUtcNow();
        var there = await db.FederatedActors.SingleOrDefaultAsync(cancellationToken);
        if ((there?.IsOn ?? false) == on)
        {
            return null;
        }

        if (there is null)
        {
            there = new FederatedActor { Id = Guid.CreateVersion7(now), KeyNumber = 1, PublicKeyPem = pem, Sealed = sealedKey, KeySince = now, CreatedAt = now };
            db.FederatedActors.Add(there);
        }

        there.IsOn = on;
        audit.Record(on ? "noticeboard.federation.on" : "noticeboard.federation.off", "noticeboard-actor", there.Id);
        await SaveAsync(now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>A new key signs from now on; other servers learn it from the actor's document when they next check a signature.</summary>
    /// <param name="keyNumber">The key that was seen in use.</param>
    /// <returns>False: it was changed already, or there is none.</returns>
    public async Task<bool> RotateAsync(int keyNumber, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        var (pem, sealedKey) = keys.New();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync($"noticeboard:{db.AgencyId}", cancellationToken);
        var there = await db.FederatedActors.SingleOrDefaultAsync(a => a.KeyNumber == keyNumber, cancellationToken);
        if (there is null)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        (there.KeyNumber, there.PublicKeyPem, there.Sealed, there.KeySince) = (keyNumber + 1, pem, sealedKey, now);
        audit.Record("noticeboard.federation.key-rotated", "noticeboard-actor", there.Id, new { next = there.KeyNumber });
        await SaveAsync(now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The public pages say how to follow, so that they change with it.</summary>
    private async Task SaveAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var board = await db.Noticeboards.SingleAsync(cancellationToken);
        (board.Version, board.ChangedAt, board.FaceChangedAt) = (board.Version + 1, now, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
