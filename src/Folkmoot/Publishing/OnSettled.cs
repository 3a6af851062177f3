// Brings a post's state up to date when one of its deliveries is settled.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

internal sealed class OnSettled(StoreDb db, PostLog log, LiveEvents live, TimeProvider clock) : IHandle<DeliverySettled>
{
    /// <summary>Topic on which open pages hear that posts changed.</summary>
    public const string Topic = "posts";

    public async Task<Next> HandleAsync(DeliverySettled job, CancellationToken cancellationToken)
    {
        if (job.OwnerKind != Post.Kind)
        {
            return Next.Done;
        }

        var post = await db.Posts.Include(p => p.Targets).SingleOrDefaultAsync(p => p.Id == job.OwnerId, cancellationToken);
        if (post is null || !PostStates.IsReleased(post.State))
        {
            return Next.Done; // Changed after its approval: what was withdrawn then says nothing about the post now.
        }

        var states = await db.TargetStatesAsync(post, cancellationToken);
        var state = states.Count == 0 ? post.State : PostStates.Of(post.WithdrawnAt is not null, states);
        if (state != post.State)
        {
            post.State = state;
            post.Touch(clock.GetUtcNow());
            if (Act(state) is { } act)
            {
                log.Record(post.Id, act, facts: new { targets = states.CountBy(s => s).ToDictionary(c => c.Key.ToString(), c => c.Value) });
            }

            // Before the job's own end, so that a page which is told finds the new state; another run would change nothing.
            await db.SaveChangesAsync(cancellationToken);
        }

        live.Publish(db.AgencyId, Topic);
        return Next.Done;
    }

    private static PostAct? Act(PostState state) => state switch
    {
        PostState.Published => PostAct.Published,
        PostState.PartlyPublished => PostAct.PartlyPublished,
        PostState.NotPublished => PostAct.NotPublished,
        _ => null,
    };
}
