// Counts wrong attempts per person and pauses sign-in after too many. Each attempt counts before it is made, so that many at once do not slip through.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.SignIn;

internal sealed partial class Attempts(StoreDb db, IAudit audit, TimeProvider clock, ILogger<Attempts> log)
{
    /// <summary>False while the person's sign-in is paused.</summary>
    public async Task<bool> BeginAsync(Guid personId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Users.Where(p => p.Id == personId && (p.LockoutEnd == null || p.LockoutEnd <= now))
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.AccessFailedCount, x => x.AccessFailedCount + 1), cancellationToken) == 1;
    }

    /// <summary>It was right: takes it back.</summary>
    public Task ForgiveAsync(Guid personId, CancellationToken cancellationToken) =>
        db.Users.Where(p => p.Id == personId && p.AccessFailedCount > 0)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.AccessFailedCount, x => x.AccessFailedCount - 1), cancellationToken);

    /// <summary>It was wrong: pauses the person's sign-in where that was one too many.</summary>
    public async Task FailAsync(Guid personId, CancellationToken cancellationToken)
    {
        var failures = await db.Users.Where(p => p.Id == personId).Select(p => p.AccessFailedCount).SingleAsync(cancellationToken);
        if (Lockout.Pause(failures) is not { } pause)
        {
            return;
        }

        DateTimeOffset? until = clock.GetUtcNow() + pause;
        await db.Users.Where(p => p.Id == personId).ExecuteUpdateAsync(p => p.SetProperty(x => x.LockoutEnd, until), cancellationToken);
        Log.Paused(log, personId, failures, pause);
        // Nobody is signed in here: each of the person's agencies is told.
        foreach (var agency in await db.Memberships.IgnoreQueryFilters().Where(m => m.PersonId == personId).Select(m => m.AgencyId).ToListAsync(cancellationToken))
        {
            audit.RecordFor(agency, "accounts.sign-in.paused", "person", personId, new { failures, minutes = pause.TotalMinutes });
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Somebody signed in: the count starts anew.</summary>
    public Task ClearAsync(Guid personId, CancellationToken cancellationToken) =>
        db.Users.Where(p => p.Id == personId && (p.AccessFailedCount != 0 || p.LockoutEnd != null))
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null), cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Warning, "Sign-in of person {PersonId} pauses for {Pause} after {Failures} wrong attempts")]
        public static partial void Paused(ILogger logger, Guid personId, int failures, TimeSpan pause);
    }
}
