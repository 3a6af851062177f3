// Reads the corrections of a post, with what came of each on every channel; and those of the agency, for the list.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Channels.Editing;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Amendments;

/// <param name="Edit">Null where nothing there is edited, or not yet.</param>
/// <param name="Reply">Null where nothing is sent beneath it, or not yet.</param>
/// <param name="Out">What was sent there.</param>
internal sealed record AmendedTarget(AmendedChannel Channel, string Name, DeliveryEdit? Edit, Delivery? Reply, Delivery Out);

/// <param name="Bar">Why the reader may not approve it; null where they may.</param>
internal sealed record AmendmentView(Amendment Amendment, string ProposedBy, string? DecidedBy, IReadOnlyList<AmendedTarget> Targets, AmendmentBar? Bar, bool IsOwn);

/// <param name="Open">Channels on which it is not done, or asks for a person.</param>
internal sealed record AmendmentRow(Guid PostId, string Label, string? Language, string Note, AmendmentState State, string ProposedBy, DateTimeOffset At, int Open);

internal sealed class ReadAmendments(StoreDb db, Actor actor)
{
    private const int Most = 50;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<AmendmentView>> OfAsync(Guid postId, CancellationToken cancellationToken)
    {
        var amendments = await db.Amendments.AsNoTracking().Where(a => a.PostId == postId).OrderByDescending(a => a.ProposedAt).Take(Most).ToListAsync(cancellationToken);
        if (amendments.Count == 0)
        {
            return [];
        }

        var ids = amendments.ConvertAll(a => a.Id);
        var edits = (await db.DeliveryEdits.AsNoTracking().Where(e => ids.Contains(e.OwnerId)).ToListAsync(cancellationToken)).ToDictionary(e => (e.OwnerId, e.DeliveryId));
        var replies = (await db.Deliveries.AsNoTracking().Where(d => d.OwnerKind == Amendment.Kind && ids.Contains(d.OwnerId)).ToListAsync(cancellationToken)).ToDictionary(d => (d.OwnerId, d.ChannelId));
        var sent = await db.Deliveries.AsNoTracking().Where(d => d.OwnerKind == Post.Kind && d.OwnerId == postId).ToDictionaryAsync(d => d.Id, cancellationToken);
        var channels = await db.Channels.AsNoTracking().Where(c => db.Deliveries.Any(d => d.OwnerKind == Post.Kind && d.OwnerId == postId && d.ChannelId == c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        var names = await db.NamesAsync(amendments.SelectMany(a => new[] { a.ProposedBy, a.DecidedBy }).OfType<Guid>(), cancellationToken);
        var person = actor.PersonId ?? Guid.Empty;
        return [.. amendments.Select(a => new AmendmentView(
            a, names.GetValueOrDefault(a.ProposedBy, ""), a.DecidedBy is { } by ? names.GetValueOrDefault(by, "") : null,
            [.. a.ReadChannels().Select(c => new AmendedTarget(c, channels.GetValueOrDefault(c.ChannelId, ""), edits.GetValueOrDefault((a.Id, c.DeliveryId)), replies.GetValueOrDefault((a.Id, c.ChannelId)), sent[c.DeliveryId]))
                .OrderBy(t => t.Name, StringComparer.CurrentCulture)],
            AmendmentRules.Bar(a, person, actor.Has(Right.PostsApprove), seen: null), a.ProposedBy == person))];
    }

    /// <summary>Those that wait for approval first, then the newest.</summary>
    public async Task<IReadOnlyList<AmendmentRow>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Amendments.AsNoTracking().OrderBy(a => a.State == AmendmentState.Waiting ? 0 : 1).ThenByDescending(a => a.ProposedAt).Take(Most)
            .Join(db.Posts, a => a.PostId, p => p.Id, (a, p) => new
            {
                a.PostId,
                p.Title,
                p.Text,
                p.Languages,
                a.Note,
                a.State,
                a.ProposedBy,
                a.ProposedAt,
                Open = db.DeliveryEdits.Count(e => e.OwnerId == a.Id && (e.State == EditState.Waiting || e.State == EditState.Calling || e.State == EditState.NotEdited || e.State == EditState.ByHand))
                    + db.Deliveries.Count(d => d.OwnerKind == Amendment.Kind && d.OwnerId == a.Id && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Sending || d.State == DeliveryState.Failed || d.State == DeliveryState.NeedsReview)),
            }).ToListAsync(cancellationToken);
        var names = await db.NamesAsync(rows.Select(r => r.ProposedBy), cancellationToken);
        return [.. rows.OrderBy(r => r.State == AmendmentState.Waiting ? 0 : 1).ThenByDescending(r => r.ProposedAt)
            .Select(r => new AmendmentRow(r.PostId, PostRow.LabelOf(r.Title, r.Text), r.Languages.FirstOrDefault(), r.Note, r.State, names.GetValueOrDefault(r.ProposedBy, ""), r.ProposedAt, r.Open))];
    }

    /// <summary>Of these posts those that were corrected: their old words go nowhere any more.</summary>
    public Task<HashSet<Guid>> CorrectedAsync(IReadOnlyCollection<Guid> posts, CancellationToken cancellationToken) =>
        db.Amendments.Where(a => posts.Contains(a.PostId) && a.State == AmendmentState.Approved).Select(a => a.PostId).ToHashSetAsync(cancellationToken);
}
