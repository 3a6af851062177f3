// What an endpoint can be told of. The names are part of the contract with receivers: add, never rename.
namespace Folkmoot.Channels.Hooks;

internal static class HookEvents
{
    public const string PostCreated = "post.created";
    public const string PostChanged = "post.changed";
    public const string PostSubmitted = "post.submitted";

    /// <summary>One person approved, or one step was decided; more may be asked.</summary>
    public const string PostStepDecided = "post.step-decided";

    /// <summary>It has all its approvals.</summary>
    public const string PostApproved = "post.approved";

    /// <summary>It has all its approvals and goes out later.</summary>
    public const string PostScheduled = "post.scheduled";

    public const string PostReturned = "post.returned";
    public const string PostWithdrawn = "post.withdrawn";
    public const string PostPublished = "post.published";
    public const string PostPartlyPublished = "post.partly-published";
    public const string PostFailed = "post.failed";

    /// <summary>What is out on one channel was corrected.</summary>
    public const string PostCorrected = "post.corrected";

    public const string DeliverySent = "delivery.sent";
    public const string DeliveryFailed = "delivery.failed";

    /// <summary>It is not known whether it arrived, or it is too late: a person must decide.</summary>
    public const string DeliveryNeedsReview = "delivery.needs-review";

    public const string DeliveryWithdrawn = "delivery.withdrawn";

    /// <summary>The network does not have it any more although nobody here took it back.</summary>
    public const string DeliveryRemoved = "delivery.removed";

    /// <summary>Sent on demand to one endpoint, to try it.</summary>
    public const string Ping = "ping";

    /// <summary>Those that can be chosen, in the order in which they happen.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        PostCreated, PostChanged, PostSubmitted, PostStepDecided, PostReturned, PostApproved, PostScheduled, PostPublished, PostPartlyPublished, PostFailed, PostWithdrawn, PostCorrected,
        DeliverySent, DeliveryFailed, DeliveryNeedsReview, DeliveryWithdrawn, DeliveryRemoved,
    ];

    /// <summary>Null where a state is not told.</summary>
    public static string? Of(DeliveryState state) => state switch
    {
        DeliveryState.Sent => DeliverySent,
        DeliveryState.Failed => DeliveryFailed,
        DeliveryState.NeedsReview => DeliveryNeedsReview,
        DeliveryState.Withdrawn => DeliveryWithdrawn,
        _ => null,
    };

    public static string TextKey(string name) => $"channels.hooks.event.{name}";
}
