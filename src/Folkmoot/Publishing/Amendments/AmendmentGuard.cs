// The last word before a reply with a correction is sent: is it still wanted, approved, and exactly what was approved?
using System.Text.Json;
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Amendments;

/// <summary>No blackout holds a correction: what is wrong in public is put right as soon as two people say so.</summary>
internal sealed class AmendmentGuard(StoreDb db) : ISendGuard
{
    public string OwnerKind => Amendment.Kind;

    public async Task<IReadOnlyList<GuardAnswer>> AskAsync(IReadOnlyList<Delivery> deliveries, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var ids = deliveries.Select(d => d.OwnerId).Distinct().ToList();
        var amendments = await db.Amendments.AsNoTracking().Where(a => ids.Contains(a.Id) && a.State == AmendmentState.Approved
            && db.Posts.Any(p => p.Id == a.PostId && p.WithdrawnAt == null)).ToDictionaryAsync(a => a.Id, cancellationToken);
        return [.. deliveries.Select(d => !amendments.TryGetValue(d.OwnerId, out var amendment) ? new MayNotSend(new Reason("publishing.reason.not-approved"))
            : AmendmentHash.Of(amendment) != amendment.Hash || !IsApproved(amendment, d) ? new MayNotSend(new Reason("publishing.reason.changed"))
            : GuardAnswer.Go)];
    }

    private static bool IsApproved(Amendment amendment, Delivery delivery) =>
        amendment.ReadChannels().Any(c => c.ChannelId == delivery.ChannelId && c is { Way: AmendmentWay.Reply, Reply: { } reply } && JsonSerializer.Serialize(reply) == delivery.Content);
}
