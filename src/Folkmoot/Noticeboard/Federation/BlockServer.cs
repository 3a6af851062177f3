// Keeps the people of a server away from the Noticeboard, or lets them come again.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Federation;

internal sealed class BlockServer(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <summary>Its followers are forgotten. False: it is no name of a server, or blocked already.</summary>
    public async Task<bool> RunAsync(string server, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        var name = server.Trim().ToLowerInvariant();
        if (name.Length is 0 or > Follower.ServerMax || Uri.CheckHostName(name.Split(':')[0]) == UriHostNameType.Unknown)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync($"federation:{db.AgencyId}", cancellationToken);
        if (await db.BlockedServers.AnyAsync(b => b.Server == name, cancellationToken))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var blocked = new BlockedServer { Id = Guid.CreateVersion7(now), Server = name, BlockedAt = now };
        db.BlockedServers.Add(blocked);
        var followers = await db.Followers.Where(f => f.Server == name).ExecuteDeleteAsync(cancellationToken);
        audit.Record("noticeboard.federation.server-blocked", "blocked-server", blocked.Id, new { server = name, followers });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<bool> AllowAsync(Guid id, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (await db.BlockedServers.SingleOrDefaultAsync(b => b.Id == id, cancellationToken) is not { } blocked)
        {
            return false;
        }

        db.BlockedServers.Remove(blocked);
        audit.Record("noticeboard.federation.server-allowed", "blocked-server", id, new { server = blocked.Server });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
