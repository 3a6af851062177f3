// The jobs of this module.
namespace Folkmoot.Channels;

internal sealed record SendDelivery(Guid DeliveryId);

internal sealed record WithdrawDelivery(Guid DeliveryId);

internal sealed record WatchDue;

internal sealed record WatchExpiry;
