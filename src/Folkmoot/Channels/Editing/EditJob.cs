// The job that edits, and the fact that an edit has come to an end.
namespace Folkmoot.Channels.Editing;

internal sealed record EditDelivery(Guid EditId);

/// <summary>An edit reached an end, or needs a person. Read its state from its row.</summary>
internal sealed record EditSettled(Guid EditId, Guid DeliveryId, Guid OwnerId);
