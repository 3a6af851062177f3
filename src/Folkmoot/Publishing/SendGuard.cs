// The last word before posts are sent to channels: is each still wanted, still approved, and exactly what was approved, and does nothing hold it?
using System.Text.Json;
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Publishing.Amendments;
using Folkmoot.Publishing.Holds;
using Folkmoot.Publishing.Library;
using Folkmoot.Publishing.Plan.Categories;

namespace Folkmoot.Publishing;

internal sealed class SendGuard(LoadPost load, FindHolds holds, FindCategories categories, ReadTerms library, ReadAmendments corrections) : ISendGuard
{
    public string OwnerKind => Post.Kind;

    public bool IsTraced => true;

    public async Task<IReadOnlyList<GuardAnswer>> AskAsync(IReadOnlyList<Delivery> deliveries, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var posts = await load.ReadAsync([.. deliveries.Select(d => d.OwnerId).Distinct()], cancellationToken);
        var periods = await holds.PeriodsAsync(cancellationToken);
        var paused = await categories.PausedAsync(posts.Keys.ToList(), cancellationToken);
        var terms = await library.OfAsync(posts.Values.SelectMany(p => p.Content.Images).Select(i => i.Media.Id), cancellationToken);
        var corrected = await corrections.CorrectedAsync(posts.Keys.ToList(), cancellationToken);
        // Few posts are divided: only for those it must be known how their channels take parts.
        var channels = posts.Values.Any(p => p.Content.IsDivided) ? await load.ChannelsAsync(cancellationToken) : new Dictionary<Guid, ChannelFacts>();
        var answers = new List<GuardAnswer>(deliveries.Count);
        foreach (var delivery in deliveries)
        {
            answers.Add(corrected.Contains(delivery.OwnerId) ? new MayNotSend(new Reason("publishing.reason.corrected")) : await OfAsync(delivery, posts.GetValueOrDefault(delivery.OwnerId), channels, periods, paused, terms, at, cancellationToken));
        }

        return answers;
    }

    private async Task<GuardAnswer> OfAsync(
        Delivery delivery, StoredPost? read, IReadOnlyDictionary<Guid, ChannelFacts> channels, IReadOnlyList<BlackoutPeriod> periods, IReadOnlyDictionary<Guid, string> paused, IReadOnlyDictionary<Guid, MediaTerms> terms,
        DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (read is null)
        {
            return new MayNotSend(new Reason("publishing.reason.gone"));
        }

        var post = read.Post;
        if (post.WithdrawnAt is not null || !PostStates.MaySend(post.State))
        {
            return new MayNotSend(new Reason("publishing.reason.not-approved"));
        }

        if (!PostApprovals.Holds(post, read.Hash))
        {
            return new MayNotSend(new Reason("publishing.reason.changed"));
        }

        var isTarget = post.Targets.Exists(t => t.ChannelId == delivery.ChannelId);
        var parts = isTarget ? read.Content.For(delivery.ChannelId, channels.GetValueOrDefault(delivery.ChannelId)?.HasThreads == true) : [];
        if (delivery.LastPart != parts.Count - 1 || delivery.Part >= parts.Count || JsonSerializer.Serialize(parts[delivery.Part]) != delivery.Content)
        {
            return new MayNotSend(new Reason("publishing.reason.other"));
        }

        if (post.EmbargoUntil is { } embargo && embargo > at)
        {
            return Later(delivery, embargo, Blackouts.Embargo(embargo, post.TimeZone));
        }

        if (paused.TryGetValue(post.Id, out var category))
        {
            // Until somebody lets it go on, which wakes it; at the latest a person is asked.
            return Later(delivery, DateTimeOffset.MaxValue, new Reason("publishing.hold.paused", category));
        }

        if (read.Content.Images.Count > 0 && LibraryRules.Of(read.Content.OnlyFor(delivery.ChannelId), terms, post.TimeZone, at).FirstOrDefault(p => p.Blocks) is { } picture)
        {
            // Until what is known of the picture changes, which wakes it.
            return Later(delivery, DateTimeOffset.MaxValue, LibraryRules.Why(picture));
        }

        return await holds.AtAsync(periods, post.Id, read.Hash, delivery.ChannelId, at, cancellationToken) is { } period
            ? Later(delivery, period.Until, Blackouts.Why(period))
            : GuardAnswer.Go;
    }

    /// <summary>At the end of the hold, or when a person must be asked because it is too late by then.</summary>
    private static SendLater Later(Delivery delivery, DateTimeOffset until, Reason why) =>
        new(until <= delivery.PublishBy ? until : delivery.PublishBy.AddSeconds(1), why);
}
