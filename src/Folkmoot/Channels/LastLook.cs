// The look at what was got ready, in the moment of sending: has anything happened since that its owner or its channel should be asked about?
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

internal sealed class LastLook(StoreDb db, AskOwners owners)
{
    /// <summary>Where the agency's audit trail ends at present. To be read before the owners are asked: whatever changes their answers comes after it.</summary>
    public async Task<long> LineAsync(CancellationToken cancellationToken) =>
        await db.AuditEntries.MaxAsync(a => (long?)a.Sequence, cancellationToken) ?? 0;

    /// <summary>Of these deliveries, each with its channel as it was, those that must not go out now. They take the ordinary way, which says why.</summary>
    /// <param name="line">End of the trail when they were got ready.</param>
    public async Task<IReadOnlySet<Guid>> StoppedAsync(IReadOnlyList<Ready> ready, long line, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var channels = await ChannelsAsync([.. ready.Select(r => r.Channel.Id).Distinct()], cancellationToken);
        var stopped = ready.Where(r => !channels.TryGetValue(r.Channel.Id, out var channel) || Sending.Rest(channel, at) is not null || channel.Settings != r.Channel.Settings)
            .Select(r => r.Delivery.Id).ToHashSet();
        if (await ConcernsAsync([.. ready.Select(r => r.Delivery)], line, cancellationToken))
        {
            var answers = await owners.RunAsync([.. ready.Select(r => r.Delivery)], at, cancellationToken);
            stopped.UnionWith(ready.Zip(answers).Where(r => r.Second is not MaySend).Select(r => r.First.Delivery.Id));
        }

        db.ChangeTracker.Clear();
        return stopped;
    }

    /// <summary>Whether something happened that may change an owner's answer: an act on one of these owners, or on anything else that is no owner of a delivery.</summary>
    private async Task<bool> ConcernsAsync(IReadOnlyList<Delivery> deliveries, long line, CancellationToken cancellationToken)
    {
        var acts = await db.AuditEntries.AsNoTracking()
            .Where(a => a.Sequence > line && (a.Action.StartsWith("publishing.") || (a.Action.StartsWith("channels.") && !a.Action.StartsWith("channels.delivery."))))
            .Select(a => new { a.Subject, a.SubjectId }).Distinct().ToListAsync(cancellationToken);
        var (kinds, ids) = (deliveries.Select(d => d.OwnerKind).ToHashSet(StringComparer.Ordinal), deliveries.Select(d => d.OwnerId).ToHashSet());
        return acts.Exists(a => !kinds.Contains(a.Subject) || ids.Contains(a.SubjectId));
    }

    private Task<Dictionary<Guid, Channel>> ChannelsAsync(List<Guid> ids, CancellationToken cancellationToken) =>
        db.Channels.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
}
