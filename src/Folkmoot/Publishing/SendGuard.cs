// The last word before a post is sent to a channel: is it still wanted, still approved, and is this exactly what was approved, and does nothing hold it?
using System.Text.Json;
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Publishing.Holds;

namespace Folkmoot.Publishing;

internal sealed class SendGuard(LoadPost load, FindHolds holds, TimeProvider clock) : ISendGuard
{
    public string OwnerKind => Post.Kind;

    public async Task<GuardAnswer> AskAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (await load.FindAsync(delivery.OwnerId, cancellationToken) is not { } loaded)
        {
            return new MayNotSend(new Reason("publishing.reason.gone"));
        }

        var post = loaded.Post;
        if (post.WithdrawnAt is not null || !PostStates.MaySend(post.State))
        {
            return new MayNotSend(new Reason("publishing.reason.not-approved"));
        }

        if (!PostApprovals.Holds(post, loaded.Hash))
        {
            return new MayNotSend(new Reason("publishing.reason.changed"));
        }

        var isTarget = post.Targets.Exists(t => t.ChannelId == delivery.ChannelId);
        if (!isTarget || JsonSerializer.Serialize(loaded.Content.For(delivery.ChannelId)) != delivery.Content)
        {
            return new MayNotSend(new Reason("publishing.reason.other"));
        }

        if (post.EmbargoUntil is { } embargo && embargo > clock.GetUtcNow())
        {
            return Later(delivery, embargo, Blackouts.Embargo(embargo, post.TimeZone));
        }

        return await holds.NowAsync(post.Id, loaded.Hash, delivery.ChannelId, cancellationToken) is { } period
            ? Later(delivery, period.Until, Blackouts.Why(period))
            : GuardAnswer.Go;
    }

    /// <summary>At the end of the hold, or when a person must be asked because it is too late by then.</summary>
    private static SendLater Later(Delivery delivery, DateTimeOffset until, Reason why) =>
        new(until <= delivery.PublishBy ? until : delivery.PublishBy.AddSeconds(1), why);
}
