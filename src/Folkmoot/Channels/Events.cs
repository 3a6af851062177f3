// The facts that other modules may subscribe to.
using System.Text.Json.Serialization;

namespace Folkmoot.Channels;

/// <summary>A delivery reached an end, or needs a person. Read its state from its row.</summary>
/// <param name="InThread">It is one of several parts.</param>
internal sealed record DeliverySettled(
    Guid DeliveryId, string OwnerKind, Guid OwnerId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool InThread = false)
{
    public static DeliverySettled Of(Delivery delivery) => new(delivery.Id, delivery.OwnerKind, delivery.OwnerId, delivery.InThread);
}

/// <summary>The network does not have it any more although nobody here took it back; or, not <paramref name="Gone"/>, it is there again.</summary>
internal sealed record DeliveryGone(Guid DeliveryId, string OwnerKind, Guid OwnerId, Guid ChannelId, bool Gone);
