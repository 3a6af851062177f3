// What waits to be done, whichever module it belongs to, each with its reason: nothing waits silently.
namespace Folkmoot.Work;

/// <summary>A family of things that wait; the page "What waits" shows all of them together.</summary>
internal interface IWaiting
{
    /// <summary>The first <paramref name="most"/> of the current agency, longest waiting first, and how many there are in all.</summary>
    Task<(IReadOnlyList<WaitingItem> Items, int All)> FirstAsync(int most, CancellationToken cancellationToken);
}

/// <param name="What">What it is, in words or as the name of its kind.</param>
/// <param name="Href">Where it is shown; null for nowhere.</param>
/// <param name="Reason">Why it is not done yet.</param>
/// <param name="Since">Since when it could have been done, or was asked for.</param>
/// <param name="NotBefore">When it is looked at next, where that is known.</param>
internal sealed record WaitingItem(string What, string? Href, WaitReason Reason, DateTimeOffset Since, DateTimeOffset? NotBefore);

/// <param name="TextKey">Key of the reason, with {0} for <paramref name="Detail"/>.</param>
/// <param name="Detail">A reason as it is stored, or words; null for none.</param>
internal sealed record WaitReason(string TextKey, string? Detail = null);
