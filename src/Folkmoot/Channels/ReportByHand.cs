// A person's report of what they were given to post by hand: it is out, here; or it was not posted, because.
using Folkmoot.Accounts;
using Folkmoot.Channels.Hooks;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

/// <param name="HandedAt">When it was given to a person, as the page showed it: what was given again since may be another text.</param>
/// <param name="Url">Where it can be seen; null when it was not posted, or has no address.</param>
/// <param name="Words">A note, needed without an address; or why it was not posted.</param>
internal sealed record HandReport(Guid DeliveryId, DateTimeOffset HandedAt, bool Posted, string? Url, string? Words);

internal enum HandOutcome
{
    Done,

    /// <summary>It was withdrawn meanwhile: the report is kept, and the person must take it down.</summary>
    TakeDown,

    /// <summary>It was reported before, or given out again with another text.</summary>
    Late,
}

internal sealed class ReportByHand(StoreDb db, NetworkCatalogue networks, Jobs jobs, HookFacts hooks, IAudit audit, Actor actor, TimeProvider clock)
{
    /// <exception cref="InvalidOperationException">No person acts.</exception>
    public async Task<HandOutcome> RunAsync(HandReport report, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var delivery = await db.Deliveries.SingleOrDefaultAsync(d => d.Id == report.DeliveryId, cancellationToken);
        if (delivery is null || !ByHandRules.MayReport(delivery, report.HandedAt, report.Posted)
            || networks[await db.Channels.Where(c => c.Id == delivery.ChannelId).Select(c => c.Network).SingleAsync(cancellationToken)] is not IByHand)
        {
            return HandOutcome.Late;
        }

        var now = clock.GetUtcNow();
        var withdrawn = delivery.WithdrawRequested || delivery.State == DeliveryState.Withdrawn;
        var words = report.Words is { Length: > 0 } said ? new Reason("channels.reason.person-says", said) : null;
        delivery.Attempts++;
        delivery.State = report.Posted ? DeliveryState.Sent : DeliveryState.Failed;
        delivery.Reason = words?.ToStored();
        delivery.SettledAt = now;
        if (report.Posted)
        {
            (delivery.ExternalId, delivery.Url, delivery.Rendered) = (delivery.Id.ToString(), report.Url, delivery.Content);
        }

        db.DeliveryAttempts.Add(new DeliveryAttempt
        {
            Id = Guid.CreateVersion7(now),
            DeliveryId = delivery.Id,
            Number = delivery.Attempts,
            StartedAt = report.HandedAt,
            EndedAt = now,
            Outcome = report.Posted ? "posted-by-hand" : "not-posted",
            Reason = delivery.Reason,
        });
        if (report.Posted && withdrawn)
        {
            delivery.WithdrawRequested = true;
            await jobs.AddAsync(new WithdrawDelivery(delivery.Id), cancellationToken, key: $"withdraw:{delivery.Id}", lane: delivery.Lane);
        }

        jobs.Publish(DeliverySettled.Of(delivery));
        hooks.Add(delivery);
        audit.Record(report.Posted ? "channels.delivery.posted-by-hand" : "channels.delivery.not-posted", "delivery", delivery.Id,
            new { delivery.OwnerKind, delivery.OwnerId, delivery.ChannelId, report.Url, report.Words });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return HandOutcome.Late; // Another report, or a withdrawal, was written between our reading and our writing.
        }

        return report.Posted && withdrawn ? HandOutcome.TakeDown : HandOutcome.Done;
    }
}
