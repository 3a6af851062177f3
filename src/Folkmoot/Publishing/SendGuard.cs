// The last word before a post is sent to a channel: is it still wanted, still approved, and is this exactly what was approved?
using System.Text.Json;
using Folkmoot.Channels;
using Folkmoot.Networks;

namespace Folkmoot.Publishing;

internal sealed class SendGuard(LoadPost load) : ISendGuard
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
        return isTarget && JsonSerializer.Serialize(loaded.Content.For(delivery.ChannelId)) == delivery.Content
            ? GuardAnswer.Go
            : new MayNotSend(new Reason("publishing.reason.other"));
    }
}
