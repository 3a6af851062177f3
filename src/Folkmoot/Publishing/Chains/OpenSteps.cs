// Gives a post that goes to approval the steps of the chains that hold for it as it is now, in place of those it had. In the caller's transaction.
using Folkmoot.Drafting.Translations;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Chains;

internal sealed class OpenSteps(StoreDb db, ReadChains chains, Unreviewed unreviewed, TimeProvider clock)
{
    /// <summary>The chains' names and version, for the audit trail.</summary>
    public async Task<OpenedSteps> RunAsync(Guid postId, PostContent content, IReadOnlyDictionary<Guid, ChannelFacts> channels, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.VoidStepsAsync(postId, now, cancellationToken);
        var held = await chains.NowAsync(cancellationToken);
        var names = new List<string>();
        foreach (var chain in held.Set.For(content, id => channels.GetValueOrDefault(id)?.Network?.Name))
        {
            names.Add(chain.Name);
            foreach (var (position, step) in chain.Steps.Index())
            {
                var row = Of(postId, chain, held.Version, position, step, now);
                if (position == 0)
                {
                    row.Start(now);
                }

                db.PostSteps.Add(row);
            }
        }

        foreach (var translation in await unreviewed.OfAsync(Post.Kind, postId, content.AllTexts(), cancellationToken))
        {
            var row = ReviewOf(postId, translation, held.Version, now);
            names.Add(row.Chain);
            row.Start(now);
            db.PostSteps.Add(row);
        }

        return new OpenedSteps(held.Version, names);
    }

    /// <summary>Whoever reviews what a machine translated is asked like a step of a chain.</summary>
    private static PostStep ReviewOf(Guid postId, ToReview translation, int version, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PostId = postId,
        Chain = $"translation:{translation.Language}",
        ChainVersion = version,
        Name = translation.Language,
        Translation = translation.Language,
        People = [.. translation.Reviewers],
        Roles = [],
        Mode = StepMode.Any,
        EscalatePeople = [],
        EscalateRoles = [],
    };

    private static PostStep Of(Guid postId, ApprovalChain chain, int version, int position, ChainStep step, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PostId = postId,
        Chain = chain.Name,
        ChainVersion = version,
        Position = position,
        Name = step.Name,
        People = [.. step.People],
        Roles = [.. step.Roles],
        Mode = step.Mode,
        Count = step.Count,
        External = step.External,
        EscalateAfterHours = step.EscalateAfterHours,
        EscalatePeople = [.. step.EscalatePeople ?? []],
        EscalateRoles = [.. step.EscalateRoles ?? []],
    };
}

internal sealed record OpenedSteps(int Version, IReadOnlyList<string> Chains);

internal static class VoidSteps
{
    /// <summary>Steps, and what was asked of outside people, do not outlive a change, a return or a withdrawal.</summary>
    public static async Task VoidStepsAsync(this StoreDb db, Guid postId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.PostSteps.Where(s => s.PostId == postId && s.VoidedAt == null).ExecuteUpdateAsync(s => s.SetProperty(p => p.VoidedAt, now), cancellationToken);
        await db.ExternalRequests.Where(r => r.PostId == postId && r.UsedAt == null && r.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.RevokedAt, now), cancellationToken);
    }
}
