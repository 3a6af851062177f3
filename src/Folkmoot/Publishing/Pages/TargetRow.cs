// One channel of a post and what became of it there, as its table shows it.
using Folkmoot.Channels;
using Folkmoot.Publishing.Engagement;
using Folkmoot.Web;
using Folkmoot.Web.Components;

namespace Folkmoot.Publishing.Pages;

/// <param name="DeliveryId">Null while nothing was put in line.</param>
/// <param name="Stopped">It needs a person's word.</param>
/// <param name="MayBeThere">Whether it arrived is not known.</param>
/// <param name="CertainlyFailed">The network refused it: sending it again cannot make two.</param>
/// <param name="GoneAt">Since when it is known that the network does not have it any more.</param>
public sealed record TargetRow(
    Guid? DeliveryId, string Channel, string Network, Tone Tone, string State, string? Reason, string? Url, DateTimeOffset? At, bool Stopped, bool MayBeThere,
    bool CertainlyFailed, DateTimeOffset? GoneAt = null)
{
    /// <summary>The channel, with the part of the thread where it is one of several.</summary>
    internal static string NameOf(Texts texts, string channel, Delivery delivery) => Counts.NameOf(texts, channel, delivery.Part, delivery.LastPart + 1);

    /// <param name="results">By the id of the delivery.</param>
    internal static TargetRow Of(Texts texts, ChannelFacts channel, Delivery? delivery, IReadOnlyDictionary<Guid, TargetResult> results) => delivery is null
        ? new(null, channel.Name, texts.Resolve(channel.NetworkTitle), Tone.Neutral, texts["publishing.delivery.none"], null, null, null, false, false, false)
        : new(
            delivery.Id, NameOf(texts, channel.Name, delivery), texts.Resolve(channel.NetworkTitle) is var network && network == channel.Name ? NameOf(texts, network, delivery) : network, Looks.Of(delivery.State), texts[Looks.TextKey(delivery.State)],
            (delivery.State != DeliveryState.Sent || delivery.WithdrawRequested) && delivery.Reason is { } reason ? texts.Resolve(reason) : null, delivery.Url, delivery.SettledAt ?? delivery.DueAt,
            delivery.State is DeliveryState.Failed or DeliveryState.NeedsReview, delivery.State == DeliveryState.NeedsReview, delivery.State == DeliveryState.Failed,
            delivery.State == DeliveryState.Sent ? results.GetValueOrDefault(delivery.Id)?.Latest.GoneAt : null);
}
