// Reads what holds posts: the periods that are on or to come, and which posts wait because of them.
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Publishing.Costs;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Holds;

internal sealed class FindHolds(StoreDb db, FindCostHints costs, TimeProvider clock)
{
    private const int Most = 500;

    /// <summary>The periods that hold now or will.</summary>
    public async Task<IReadOnlyList<BlackoutPeriod>> PeriodsAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.BlackoutPeriods.AsNoTracking().Where(b => b.EndedAt == null && b.Until > now).OrderBy(b => b.From).Take(Most).ToListAsync(cancellationToken);
    }

    /// <summary>Of these periods the one that keeps this content from this channel at that time; null when none does, or two people released it.</summary>
    public async Task<BlackoutPeriod?> AtAsync(
        IReadOnlyList<BlackoutPeriod> periods, Guid postId, string hash, Guid channelId, DateTimeOffset at, CancellationToken cancellationToken) =>
        Blackouts.Holding(periods, channelId, at) is { } period && !await IsReleasedAsync(postId, hash, cancellationToken) ? period : null;

    /// <summary>Of the posts given those that wait for the end of a period, and for which; what will be held at its time counts too.</summary>
    public async Task<IReadOnlyDictionary<Guid, BlackoutPeriod>> OfAsync(IReadOnlyCollection<Guid> posts, CancellationToken cancellationToken)
    {
        var held = new Dictionary<Guid, BlackoutPeriod>();
        var periods = posts.Count == 0 ? [] : await PeriodsAsync(cancellationToken);
        if (periods.Count == 0)
        {
            return held;
        }

        var now = clock.GetUtcNow();
        var waiting = await db.Deliveries.AsNoTracking().Where(d => d.OwnerKind == Post.Kind && posts.Contains(d.OwnerId) && d.State == DeliveryState.Waiting)
            .Join(db.Posts, d => d.OwnerId, p => p.Id, (d, p) => new { d.OwnerId, d.ChannelId, d.DueAt, p.ApprovedHash }).ToListAsync(cancellationToken);
        var released = await db.EmergencyReleases.AsNoTracking().Where(r => posts.Contains(r.PostId) && r.ConfirmedAt != null && r.VoidedAt == null).ToListAsync(cancellationToken);
        foreach (var delivery in waiting.Where(w => !released.Exists(r => r.PostId == w.OwnerId && ReleaseRules.Holds(r, w.ApprovedHash ?? ""))))
        {
            if (Blackouts.Holding(periods, delivery.ChannelId, delivery.DueAt > now ? delivery.DueAt : now) is { } period
                && (!held.TryGetValue(delivery.OwnerId, out var other) || other.Until < period.Until))
            {
                held[delivery.OwnerId] = period;
            }
        }

        return held;
    }

    /// <summary>What its author should know before it is in line: that a period will hold it, and whether it would still go out afterwards; that it does not fit beneath a cap.</summary>
    /// <param name="own">The post itself; null for a new one.</param>
    public async Task<IReadOnlyList<Problem>> WarnAsync(PostContent content, Guid? own, CancellationToken cancellationToken)
    {
        var periods = await PeriodsAsync(cancellationToken);
        var (now, found) = (clock.GetUtcNow(), new List<Problem>());
        var release = content.ReleaseAt(now);
        foreach (var version in content.Versions)
        {
            if (Blackouts.Holding(periods, version.ChannelId, release) is { } period)
            {
                var inTime = Blackouts.FreeAt([.. periods], version.ChannelId, release) <= (content.PublishBy ?? release + Deliveries.InTime);
                found.Add(new Problem(inTime ? "blackout" : "blackout-expires", false, PostPart.Due, null, Blackouts.Why(period)));
            }
        }

        return [.. found.DistinctBy(p => (p.Rule, (Reason)p.Args[0])), .. await costs.WarnAsync(content, own, cancellationToken)];
    }

    private async Task<bool> IsReleasedAsync(Guid postId, string hash, CancellationToken cancellationToken) =>
        (await db.EmergencyReleases.AsNoTracking().Where(r => r.PostId == postId && r.ConfirmedAt != null && r.VoidedAt == null).ToListAsync(cancellationToken))
            .Exists(r => ReleaseRules.Holds(r, hash));
}
