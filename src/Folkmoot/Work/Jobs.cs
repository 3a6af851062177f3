// How work is asked for: a row added to the current store, so that commit makes the state and the job true together.
using System.Diagnostics;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Work;

internal sealed class Jobs(StoreDb db, Handlers handlers, TimeProvider clock)
{
    /// <summary>Adds a job for the payload's one handler. With a <paramref name="key"/>, nothing is added while an open job has it.</summary>
    /// <param name="dueAt">Null for now.</param>
    /// <param name="lane">Null for the handler's own lane.</param>
    /// <param name="agencyId">Null for the agency of the current scope.</param>
    public async Task AddAsync<T>(
        T payload, CancellationToken cancellationToken, DateTimeOffset? dueAt = null, string? key = null, Lane? lane = null, Guid? agencyId = null)
        where T : notnull
    {
        if (key is not null && await IsOpenAsync(key, cancellationToken))
        {
            return;
        }

        db.Jobs.Add(New(handlers.Single(payload.GetType()), payload, dueAt, key, lane, agencyId));
    }

    /// <summary>Tells every subscriber that wants to hear of a fact: one job each, in the current transaction.</summary>
    /// <param name="agencyId">Null for the agency of the current scope.</param>
    public void Publish<T>(T fact, Lane? lane = null, Guid? agencyId = null)
        where T : notnull
    {
        foreach (var entry in handlers.For(fact.GetType()).Where(e => e.Wants?.Invoke(fact) != false))
        {
            db.Jobs.Add(New(entry, fact, null, null, lane, agencyId));
        }
    }

    private async Task<bool> IsOpenAsync(string key, CancellationToken cancellationToken) =>
        db.Jobs.Local.Any(j => j.Key == key && j.DoneAt is null && j.DeadAt is null)
        // Keys are unique across agencies (they carry ids), and system work asks for any agency's.
        || await db.Jobs.IgnoreQueryFilters().AnyAsync(j => j.Key == key && j.DoneAt == null && j.DeadAt == null, cancellationToken);

    private Job New(HandlerEntry entry, object payload, DateTimeOffset? dueAt, string? key, Lane? lane, Guid? agencyId)
    {
        var now = clock.GetUtcNow();
        return new Job
        {
            Id = Guid.CreateVersion7(now),
            AgencyId = agencyId ?? db.AgencyId,
            Kind = entry.Kind,
            Lane = lane ?? entry.Lane,
            Key = key,
            Payload = Handlers.Write(payload),
            CreatedAt = now,
            DueAt = dueAt ?? now,
            TraceParent = Activity.Current?.Id,
        };
    }
}
