// Brings posts' states up to date when deliveries of theirs are settled.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

internal sealed class OnSettled(StoreDb db, PostLog log, LiveEvents live, TimeProvider clock) : IHandleTogether<DeliverySettled>
{
    /// <summary>Topic on which open pages hear that posts changed.</summary>
    public const string Topic = "posts";

    public async Task HandleAsync(IReadOnlyList<DeliverySettled> jobs, Ends ends, CancellationToken cancellationToken)
    {
        await ends.CommitAsync(
            [.. jobs.Select((_, i) => new End(i, Next.Done))],
            (these, token) => JudgeAsync([.. these.Select(e => jobs[e.Job].OwnerId).Distinct()], token),
            cancellationToken);
        // After the commit, so that a page which is told finds the new state.
        live.Publish(db.AgencyId, Topic);
    }

    private async Task JudgeAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var posts = await db.Posts.Include(p => p.Targets).Where(p => ids.Contains(p.Id)).ToListAsync(cancellationToken);
        // One that was changed after its approval says for itself what it is: what was withdrawn then tells nothing about it now.
        posts.RemoveAll(p => !PostStates.IsReleased(p.State));
        var all = await db.TargetStatesAsync(posts, cancellationToken);
        foreach (var post in posts)
        {
            var states = all[post.Id];
            var state = states.Count == 0 ? post.State : PostStates.Of(post.WithdrawnAt is not null, states);
            if (state == post.State)
            {
                continue;
            }

            post.State = state;
            post.Touch(clock.GetUtcNow());
            if (Act(state) is { } act)
            {
                log.Record(post.Id, act, facts: new { targets = states.CountBy(s => s).ToDictionary(c => c.Key.ToString(), c => c.Value) });
            }
        }
    }

    private static PostAct? Act(PostState state) => state switch
    {
        PostState.Published => PostAct.Published,
        PostState.PartlyPublished => PostAct.PartlyPublished,
        PostState.NotPublished => PostAct.NotPublished,
        _ => null,
    };
}
