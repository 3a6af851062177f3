// How other modules ask for something that is out to be changed; in their own transaction.
using System.Text.Json;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Editing;

/// <param name="OwnerId">One edit for each owner and delivery.</param>
/// <param name="Note">What was wrong, for readers; empty for none.</param>
internal sealed record NewEdit(Guid OwnerId, Guid DeliveryId, string? Title, string Text, string Note);

internal sealed class Edits(StoreDb db, NetworkCatalogue networks, Jobs jobs, TimeProvider clock)
{
    /// <summary>Adds the edit and its job; where only a person can change it, it is given to one at once.</summary>
    /// <exception cref="InvalidOperationException">Nothing can be changed there.</exception>
    public async Task AddAsync(NewEdit asked, CancellationToken cancellationToken)
    {
        var delivery = await db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == asked.DeliveryId, cancellationToken);
        var network = networks[await db.Channels.Where(c => c.Id == delivery.ChannelId).Select(c => c.Network).SingleAsync(cancellationToken)];
        if (network is not IByHand && !EditRules.CanEdit(network, delivery))
        {
            throw new InvalidOperationException($"Delivery {delivery.Id} cannot be edited on {network.Name}.");
        }

        var before = (await StandingAsync([delivery.Id], cancellationToken))[delivery.Id];
        var now = clock.GetUtcNow();
        var edit = new DeliveryEdit
        {
            Id = Guid.CreateVersion7(now),
            DeliveryId = delivery.Id,
            OwnerId = asked.OwnerId,
            State = network is IByHand ? EditState.ByHand : EditState.Waiting,
            Content = JsonSerializer.Serialize(before with { Text = asked.Text, Title = asked.Title }),
            Before = JsonSerializer.Serialize(before),
            Note = asked.Note,
            CreatedAt = now,
        };
        db.DeliveryEdits.Add(edit);
        if (edit.State == EditState.Waiting)
        {
            await jobs.AddAsync(new EditDelivery(edit.Id), cancellationToken, lane: Lane.Reply);
        }
    }

    /// <summary>What each of these says now: as it was sent, or as it was last changed.</summary>
    public async Task<Dictionary<Guid, DeliveryContent>> StandingAsync(IReadOnlyCollection<Guid> deliveries, CancellationToken cancellationToken)
    {
        var standing = (await db.Deliveries.AsNoTracking().Where(d => deliveries.Contains(d.Id)).ToListAsync(cancellationToken)).ToDictionary(d => d.Id, d => d.ReadContent());
        var edits = await db.DeliveryEdits.AsNoTracking().Where(e => deliveries.Contains(e.DeliveryId) && e.State == EditState.Edited).OrderBy(e => e.CreatedAt).ThenBy(e => e.Id).ToListAsync(cancellationToken);
        foreach (var edit in edits)
        {
            standing[edit.DeliveryId] = edit.ReadContent();
        }

        return standing;
    }
}
