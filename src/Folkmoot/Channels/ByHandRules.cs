// The rules of posting by hand: which reports count, and what a report must say. Pure.
namespace Folkmoot.Channels;

internal static class ByHandRules
{
    public const int UrlMax = 1_000;
    public const int WordsMax = 300;

    /// <summary>
    /// That something was posted is a fact, and is taken even when its time is over or it was withdrawn meanwhile; that it was not posted is only
    /// news of what is still to be posted. Neither of what was given out again since: the text may be another.
    /// </summary>
    public static bool MayReport(Delivery delivery, DateTimeOffset handedAt, bool posted) =>
        delivery.StartedAt == handedAt
        && (delivery.State is DeliveryState.ByHand or DeliveryState.NeedsReview
            || (posted && delivery is { State: DeliveryState.Withdrawn, ExternalId: null }))
        && delivery.ExternalId is null;

    /// <summary>Key of what is wrong with the address of what was posted; null when nothing.</summary>
    public static string? Fault(string? url, string? note) =>
        string.IsNullOrWhiteSpace(url) ? string.IsNullOrWhiteSpace(note) ? "channels.by-hand.proof-missing" : null
        : Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? null
        : "web.error.url";
}
