// Keeps who likes and passes on posts of the Noticeboard, as hashes, until they take it back.
using System.Security.Cryptography;
using System.Text;
using Folkmoot.Networks.ActivityPub;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Federation;

internal sealed class KeepReactions(StoreDb db, TimeProvider clock)
{
    /// <summary>Unsaved. The same of the same person counts once; what is not up any more is not counted.</summary>
    public async Task AddAsync(ForeignActivity activity, ForeignActor sender, Guid postId, CancellationToken cancellationToken)
    {
        var (kind, actor, now) = (KindOf(activity.Type), Hash(sender.Id), clock.GetUtcNow());
        if (await db.NoticeboardPosts.AnyAsync(p => p.Id == postId && p.WithdrawnAt == null, cancellationToken)
            && !await db.Reactions.AnyAsync(r => r.PostId == postId && r.Kind == kind && r.ActorHash == actor, cancellationToken))
        {
            db.Reactions.Add(new Reaction { Id = Guid.CreateVersion7(now), PostId = postId, Kind = kind, ActorHash = actor, ActivityHash = activity.Id is { } id ? Hash(id) : "", At = now });
        }
    }

    /// <summary>The activity that is taken back stands there whole.</summary>
    public async Task RemoveAsync(ForeignActivity activity, ForeignActor sender, ActorLinks links, CancellationToken cancellationToken)
    {
        if (links.PostOf(activity.InnerObject) is { } postId)
        {
            var (kind, actor) = (KindOf(activity.ObjectType!), Hash(sender.Id));
            await db.Reactions.Where(r => r.PostId == postId && r.Kind == kind && r.ActorHash == actor).ExecuteDeleteAsync(cancellationToken);
        }
        else if (activity.ObjectId is { } id)
        {
            await RemoveAsync(id, sender, cancellationToken);
        }
    }

    /// <summary>The activity that is taken back is only named. False: it is none of these.</summary>
    public async Task<bool> RemoveAsync(string activityId, ForeignActor sender, CancellationToken cancellationToken)
    {
        var (activity, actor) = (Hash(activityId), Hash(sender.Id));
        return await db.Reactions.Where(r => r.ActivityHash == activity && r.ActorHash == actor).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    public async Task ForgetAsync(string actorId, CancellationToken cancellationToken)
    {
        var actor = Hash(actorId);
        await db.Reactions.Where(r => r.ActorHash == actor).ExecuteDeleteAsync(cancellationToken);
    }

    private static ReactionKind KindOf(string type) => type == "Like" ? ReactionKind.Like : ReactionKind.Announce;

    private string Hash(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{db.AgencyId:N} {address}")));
}
