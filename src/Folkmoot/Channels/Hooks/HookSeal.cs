// Numbers new facts and makes a message and a job for each endpoint that wants them, inside the transaction that saves them.
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Folkmoot.Channels.Hooks;

/// <summary>The number is given under the agency's lock, which is held until the commit: a higher number became true later. A fact that no endpoint wants is dropped.</summary>
internal sealed class HookSeal(Handlers handlers, TimeProvider clock, IOptions<NetworkOptions> options) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (StoreDb)eventData.Context!;
        // A save that failed and is tried again has its numbers already.
        var added = db.ChangeTracker.Entries<HookFact>().Where(e => e.State == EntityState.Added && e.Entity.Sequence == 0).Select(e => e.Entity).ToList();
        foreach (var agency in added.GroupBy(f => f.AgencyId).OrderBy(g => g.Key))
        {
            await SealAsync(db, agency.Key, [.. agency], cancellationToken);
        }

        return result;
    }

    private async Task SealAsync(StoreDb db, Guid agencyId, IReadOnlyList<HookFact> facts, CancellationToken cancellationToken)
    {
        // The agency is named: system work may tell for any agency.
        var endpoints = await db.HookEndpoints.IgnoreQueryFilters().AsNoTracking().Where(e => e.AgencyId == agencyId).ToListAsync(cancellationToken);
        var wanted = facts.Select(f => (Fact: f, To: endpoints.FindAll(e => f.OnlyEndpointId is { } only ? e.Id == only : e.Events.Contains(f.Event)))).ToList();
        foreach (var (fact, _) in wanted.Where(w => w.To.Count == 0))
        {
            db.Entry(fact).State = EntityState.Detached;
        }

        if (wanted.TrueForAll(w => w.To.Count == 0))
        {
            return;
        }

        await db.LockAsync($"hooks:{agencyId}", cancellationToken);
        var sequence = await db.HookFacts.IgnoreQueryFilters().Where(f => f.AgencyId == agencyId).MaxAsync(f => (long?)f.Sequence, cancellationToken) ?? 0;
        var jobs = new Jobs(db, handlers, clock);
        foreach (var (fact, to) in wanted.Where(w => w.To.Count > 0))
        {
            fact.Sequence = ++sequence;
            fact.Body = HookBody.Write(fact, options.Value.PublicRoot);
            foreach (var endpoint in to)
            {
                var message = new HookMessage { Id = Guid.CreateVersion7(clock.GetUtcNow()), AgencyId = agencyId, FactId = fact.Id, EndpointId = endpoint.Id, CreatedAt = fact.At };
                db.HookMessages.Add(message);
                // What comes while an endpoint is paused waits for its resumption.
                if (endpoint.PausedAt is null || fact.OnlyEndpointId is not null)
                {
                    await jobs.AddAsync(new SendHookMessage(message.Id), cancellationToken, agencyId: agencyId);
                }
            }
        }
    }
}
