// Puts a post that has all its approvals in line to be sent at its time. In the caller's transaction.
using Folkmoot.Channels;
using Folkmoot.Channels.Hooks;
using Folkmoot.Work;

namespace Folkmoot.Publishing;

internal sealed class ReleasePost(Deliveries deliveries, HookFacts hooks)
{
    /// <summary>When it goes out.</summary>
    public async Task<DateTimeOffset> RunAsync(LoadedPost loaded, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var post = loaded.Post;
        var release = loaded.Content.ReleaseAt(now);
        foreach (var target in post.Targets)
        {
            var parts = loaded.Content.For(target.ChannelId, loaded.Channels[target.ChannelId].HasThreads);
            for (var part = 0; part < parts.Count; part++)
            {
                await deliveries.AddAsync(
                    new NewDelivery(
                        Post.Kind, post.Id, target.ChannelId, Lane.Scheduled, parts[part], release, post.PublishBy ?? release + Deliveries.InTime, part, parts.Count - 1),
                    cancellationToken);
            }
        }

        (post.State, post.ApprovedHash, post.ReleaseAt) = (PostState.Approved, loaded.Hash, release);
        hooks.Add(HookEvents.PostApproved, new Dictionary<string, object?> { [Post.Kind] = post.Id });
        if (release > now)
        {
            hooks.Add(HookEvents.PostScheduled, new Dictionary<string, object?> { [Post.Kind] = post.Id, ["releaseAt"] = release });
        }

        return release;
    }
}
