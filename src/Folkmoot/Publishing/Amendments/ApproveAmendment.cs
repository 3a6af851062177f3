// Approves exactly the correction that the approver saw, and sends it to every channel: edits, replies and removals are one transaction.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Channels.Editing;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Amendments;

internal sealed class ApproveAmendment(StoreDb db, LoadPost load, CheckAmendment check, Edits edits, Deliveries deliveries, PostLog log, Actor actor, TimeProvider clock)
{
    /// <param name="seenHash"><see cref="AmendmentHash"/> of what was on the approver's screen.</param>
    public async Task<PostOutcome> RunAsync(Guid amendmentId, string seenHash, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        var postId = await db.Amendments.Where(a => a.Id == amendmentId).Select(a => (Guid?)a.PostId).SingleOrDefaultAsync(cancellationToken);
        if (postId is not { } of)
        {
            return new PostMissing();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync(ProposeAmendment.LockOf(of), cancellationToken);
        db.ChangeTracker.Clear();
        var amendment = await db.Amendments.SingleAsync(a => a.Id == amendmentId, cancellationToken);
        if (AmendmentRules.Bar(amendment, person, actor.Has(Right.PostsApprove), seenHash) is { } bar)
        {
            return new AmendmentBarred(bar);
        }

        var loaded = await load.FindAsync(of, cancellationToken) ?? throw new InvalidOperationException($"Amendment {amendmentId} has no post.");
        var channels = amendment.ReadChannels();
        if (!AmendmentRules.CanAmend(loaded.Post.State) || !await AreAsTheyWereAsync(of, channels, cancellationToken))
        {
            return new AmendmentBarred(AmendmentBar.Changed);
        }

        var problems = await check.RunAsync(loaded, amendment.Title, channels, cancellationToken);
        if (problems.Any(p => p.Blocks))
        {
            return new PostFaulty(problems);
        }

        var now = clock.GetUtcNow();
        (amendment.State, amendment.DecidedBy, amendment.DecidedAt) = (AmendmentState.Approved, person, now);
        foreach (var channel in channels)
        {
            switch (channel.Way)
            {
                case AmendmentWay.Edit or AmendmentWay.ByHand:
                    await edits.AddAsync(new NewEdit(amendment.Id, channel.DeliveryId, amendment.Title.Length > 0 ? amendment.Title : null, channel.Text, amendment.Note), cancellationToken);
                    break;
                case AmendmentWay.Reply:
                    await deliveries.AddAsync(new NewDelivery(Amendment.Kind, amendment.Id, channel.ChannelId, Lane.Reply, channel.Reply!, now, now + Deliveries.InTime), cancellationToken);
                    break;
                case AmendmentWay.TakeDown:
                    await deliveries.TakeDownAsync(channel.DeliveryId, cancellationToken);
                    break;
                default:
                    break;
            }
        }

        log.Record(of, PostAct.CorrectionApproved, amendment.Note, new { amendment = amendment.Id, hash = amendment.Hash, amendment.ProposedBy });
        var outcome = await db.SavePostAsync(of, cancellationToken);
        if (outcome is PostDone)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    /// <summary>Whether each channel still has the words that the correction was written against.</summary>
    private async Task<bool> AreAsTheyWereAsync(Guid postId, IReadOnlyList<AmendedChannel> channels, CancellationToken cancellationToken)
    {
        var standing = await edits.StandingAsync([.. (await db.OutAsync(postId, cancellationToken)).Select(d => d.Id)], cancellationToken);
        return channels.All(c => standing.TryGetValue(c.DeliveryId, out var there) && there.Text == c.Before);
    }
}
