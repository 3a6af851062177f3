using Folkmoot.Networks.Rules;

namespace Folkmoot.Networks;

/// <summary>
/// One kind of place that Folkmoot speaks on and listens to. A network knows neither our tables nor the clock on the
/// wall: it maps our records to the far end's API and back. Outcomes that a caller must choose on are returned, never thrown.
/// </summary>
public interface INetwork
{
    /// <summary>Lower-case name, stored with every account: <c>bluesky</c>.</summary>
    string Name { get; }

    /// <summary>Key of the name people know it by.</summary>
    string Title { get; }

    /// <summary>For practice: what is sent there reaches nobody.</summary>
    bool IsTraining => false;

    /// <summary>What it can carry. Figures of other houses come from the rule pack.</summary>
    NetworkLimits Limits { get; }

    /// <summary>Its rules in the rule pack; null for a network of the house, which states its own limits.</summary>
    NetworkRules? Rules => null;

    /// <summary>How an unknown outcome is settled without sending twice.</summary>
    Reconciliation Reconciliation { get; }

    /// <summary>The fields of the form that connects an account, in order.</summary>
    IReadOnlyList<SettingField> Settings { get; }

    /// <summary>Length of a text as this network counts it, against its limit. The only counting rule there is for it.</summary>
    TextLength Measure(string text);

    /// <summary>Tries the settings and returns the account's handle, or the field that is wrong.</summary>
    Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken);

    /// <summary>
    /// Sends once. <paramref name="key"/> is the delivery's own id and is the same at every attempt. Never throws for
    /// what a far end or the wire does; whatever may have arrived is <see cref="Unknown"/>.
    /// </summary>
    Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken);

    /// <summary>Is what was sent with this key there? Called after an unknown outcome, before anything else is done.</summary>
    Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Takes back what was sent. Already gone counts as done.</summary>
    Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken);

    /// <summary>Reads what has arrived since the cursor: replies, mentions, quotes, feed items. A null cursor starts at the newest page.</summary>
    Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken);
}

/// <summary>How a network lets us find out whether an unknown send arrived.</summary>
public enum Reconciliation
{
    /// <summary>The far end knows our key, so that asking by it is certain and sending again is safe.</summary>
    Native,

    /// <summary>Our own recent posts are read back and matched; sending again is safe only when they were read and it is not there.</summary>
    Search,

    /// <summary>There is no way to know: a person decides.</summary>
    None,
}

/// <summary>What a network can carry. Counts are in the unit that <see cref="INetwork.Measure"/> uses; sizes in bytes.</summary>
/// <param name="TextMax">Longest text.</param>
/// <param name="ImagesMax">Most images on one post; 0 where it takes none.</param>
/// <param name="ImageBytesMax">Largest image file.</param>
/// <param name="AltTextMax">Longest alternative text, in UTF-16 units.</param>
/// <param name="ImageTypes">Media types that it takes.</param>
/// <param name="CanRead">Whether <see cref="INetwork.ReadAsync"/> ever returns anything.</param>
/// <param name="CanSend">Whether posts can be sent (a news feed can only be read).</param>
/// <param name="CanReply">Whether an answer to an incoming item can be sent.</param>
/// <param name="HasTitle">Whether a headline is shown; otherwise it is left out.</param>
/// <param name="HasFocalPoint">Whether it crops images around a point that is sent with them.</param>
/// <param name="HasThreads">Whether the parts of a text (<see cref="ThreadText"/>) are sent one beneath the other; otherwise they are joined.</param>
public sealed record NetworkLimits(
    int TextMax, int ImagesMax, int ImageBytesMax, int AltTextMax, IReadOnlyList<string> ImageTypes, bool CanRead, bool CanSend, bool CanReply,
    bool HasTitle = false, bool HasFocalPoint = false, bool HasThreads = false);

/// <summary>A measured text: <paramref name="Length"/> of <paramref name="Limit"/> <paramref name="Unit"/>; <paramref name="Excess"/> says why it does not fit, or is null.</summary>
/// <param name="FitsTo">Where what is too much, or must not be, begins, in UTF-16 units; null where that is not told.</param>
public sealed record TextLength(int Length, int Limit, string Unit, Reason? Excess, int? FitsTo = null)
{
    public bool Fits => Excess is null;
}

/// <summary>One field of the form that connects an account.</summary>
/// <param name="Name">Key in <see cref="Account.Settings"/>.</param>
/// <param name="Label">Key of its label.</param>
/// <param name="Secret">Stored encrypted, never shown again; left empty on the form it keeps what is stored.</param>
/// <param name="Hint">Key of its hint: where to find it.</param>
/// <param name="Default">Value that the form starts with.</param>
public sealed record SettingField(string Name, string Label, bool Secret = false, bool Required = true, string? Hint = null, string? Default = null);
