// Asks for other words of a post that is out; nothing changes anywhere until another person approves them.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Channels.Editing;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Amendments;

/// <param name="Title">Headline where a network has one; empty for none.</param>
/// <param name="Reply">Words of the reply, for channels that get one; empty for none.</param>
internal sealed record AmendRequest(Guid PostId, string Title, string Note, string Reply, IReadOnlyList<AmendWish> Channels);

internal sealed record AmendWish(Guid DeliveryId, AmendmentWay Way, string Text, string Why = "");

/// <param name="Channel">The channel it is about; null for all.</param>
internal sealed record AmendmentRefused(AmendmentFault Fault, Guid? DeliveryId = null, string? Channel = null) : PostOutcome;

internal sealed record AmendmentBarred(AmendmentBar Bar) : PostOutcome;

internal sealed class ProposeAmendment(StoreDb db, LoadPost load, Edits edits, CheckAmendment check, PostLog log, Actor actor, TimeProvider clock)
{
    public static string LockOf(Guid postId) => $"amend:{postId:N}";

    public async Task<PostOutcome> RunAsync(AmendRequest request, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        if (!actor.Has(Right.PostsWrite))
        {
            return new AmendmentBarred(AmendmentBar.NoRight);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync(LockOf(request.PostId), cancellationToken);
        db.ChangeTracker.Clear();
        if (await load.FindAsync(request.PostId, cancellationToken) is not { } loaded)
        {
            return new PostMissing();
        }

        if (!AmendmentRules.CanAmend(loaded.Post.State))
        {
            return new PostNotNow(loaded.Post.State);
        }

        var open = await db.Amendments.SingleOrDefaultAsync(a => a.PostId == request.PostId && a.State == AmendmentState.Waiting, cancellationToken);
        if (open is not null && open.ProposedBy != person)
        {
            return new AmendmentRefused(AmendmentFault.WaitingAlready);
        }

        var deliveries = await db.OutAsync(request.PostId, cancellationToken);
        if (deliveries.Exists(d => d.InThread))
        {
            return new AmendmentRefused(AmendmentFault.Thread);
        }

        var ids = deliveries.ConvertAll(d => d.Id);
        if (await db.DeliveryEdits.AnyAsync(e => ids.Contains(e.DeliveryId) && (e.State == EditState.Waiting || e.State == EditState.Calling || e.State == EditState.ByHand), cancellationToken))
        {
            return new AmendmentRefused(AmendmentFault.StillGoing);
        }

        if (!ids.ToHashSet().SetEquals(request.Channels.Select(c => c.DeliveryId)) || request.Channels.Count != ids.Count)
        {
            return new AmendmentRefused(AmendmentFault.Changed);
        }

        var standing = await edits.StandingAsync(ids, cancellationToken);
        var (title, note, reply) = (Clean(request.Title).ReplaceLineEndings(" "), Clean(request.Note), Clean(request.Reply));
        List<AmendedChannel> channels = [.. deliveries.Select(d => Of(d, standing[d.Id], request.Channels.Single(c => c.DeliveryId == d.Id), reply))];
        var titleChanged = standing.Values.Any(s => (s.Title ?? "") != title);
        var ways = deliveries.ToDictionary(d => d.Id, d => loaded.Channels[d.ChannelId].Network is var network
            ? (AmendmentRules.Ways(network, d), standing[d.Id].Images.Count > 0, network is { Limits.HasTitle: true }) : default);
        if (AmendmentRules.Fault(note, titleChanged, channels, ways) is var (fault, at))
        {
            return new AmendmentRefused(fault, at, at is { } id ? loaded.Channels[deliveries.Single(d => d.Id == id).ChannelId].Name : null);
        }

        var problems = await check.RunAsync(loaded, title, channels, cancellationToken);
        if (problems.Any(p => p.Blocks))
        {
            return new PostFaulty(problems);
        }

        var now = clock.GetUtcNow();
        var amendment = open ?? new Amendment { Id = Guid.CreateVersion7(now), PostId = request.PostId, Note = note, Channels = "", Hash = "", ProposedBy = person };
        if (open is null)
        {
            db.Amendments.Add(amendment);
        }

        (amendment.Note, amendment.Title, amendment.Channels, amendment.ProposedAt) = (note, title, Amendment.Write(channels), now);
        amendment.Hash = AmendmentHash.Of(request.PostId, title, note, channels);
        log.Record(request.PostId, PostAct.CorrectionProposed, note, new { amendment = amendment.Id, hash = amendment.Hash, channels = channels.Select(c => new { c.ChannelId, way = c.Way.ToString() }) });
        var outcome = await db.SavePostAsync(request.PostId, cancellationToken);
        if (outcome is PostDone)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    private static AmendedChannel Of(Delivery delivery, DeliveryContent standing, AmendWish wish, string reply)
    {
        var changes = wish.Way is AmendmentWay.Edit or AmendmentWay.ByHand;
        return new(
            delivery.ChannelId, delivery.Id, wish.Way, standing.Text, changes ? Clean(wish.Text) : standing.Text, wish.Way == AmendmentWay.Leave ? Clean(wish.Why) : "",
            wish.Way == AmendmentWay.Reply && delivery.ExternalId is { } there
                ? new DeliveryContent(reply, standing.Languages, [], new ReplyTarget(there, delivery.Revision, there, delivery.Revision)) : null);
    }

    private static string Clean(string text) => text.ReplaceLineEndings("\n").Trim();
}
