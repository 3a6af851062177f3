// The facts that other modules may subscribe to.
namespace Folkmoot.Channels;

/// <summary>A delivery reached an end, or needs a person. Read its state from its row.</summary>
internal sealed record DeliverySettled(Guid DeliveryId, string OwnerKind, Guid OwnerId);
