// The facts that other modules may subscribe to.
namespace Folkmoot.Channels;

/// <summary>A delivery reached an end, or needs a person. Read its state from its row.</summary>
internal sealed record DeliverySettled(Guid DeliveryId, string OwnerKind, Guid OwnerId);

/// <summary>The network does not have it any more although nobody here took it back; or, not <paramref name="Gone"/>, it is there again.</summary>
internal sealed record DeliveryGone(Guid DeliveryId, string OwnerKind, Guid OwnerId, Guid ChannelId, bool Gone);
