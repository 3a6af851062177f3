// One channel of a post with what came of it there, as the page of the post shows it.
namespace Folkmoot.Publishing.Engagement.Pages;

public sealed class TargetResultModel
{
    internal TargetResultModel(Guid deliveryId, string channel, bool isOut, TargetResult result) => (DeliveryId, Channel, IsGone, Result) = (deliveryId, channel, isOut && result.Latest.GoneAt is not null, result);

    internal Guid DeliveryId { get; }

    internal string Channel { get; }

    /// <summary>Nobody took it back here, and its network does not have it.</summary>
    internal bool IsGone { get; }

    internal TargetResult Result { get; }
}
