namespace Folkmoot.Networks;

/// <summary>A network that lets its authors change the words of a post that is out. Which networks can, and within what bounds, is in each one's README.md.</summary>
public interface IEdit : INetwork
{
    /// <summary>
    /// Puts these words in the place of those of a post; its images, its answers and its address stay. The same words sent twice leave the same post, so that
    /// an unknown outcome is answered by sending again. Never throws for what a far end or the wire does.
    /// </summary>
    /// <param name="edit">What the post says afterwards.</param>
    Task<EditOutcome> EditAsync(Account account, string externalId, PostEdit edit, CancellationToken cancellationToken);
}

/// <summary>The post as it shall be.</summary>
/// <param name="Revision">The network's revision of what is there, where it has one.</param>
/// <param name="Content">The whole post with the new words; its images are those that are there.</param>
/// <param name="Note">What was wrong, for readers, where the network has a place for it.</param>
public sealed record PostEdit(Outgoing Content, string? Revision = null, string? Note = null);

/// <summary>What came of an edit. Closed: switch on it exhaustively.</summary>
public abstract record EditOutcome
{
    private protected EditOutcome()
    {
    }
}

/// <summary>The post has these words. <paramref name="Rendered"/> is the exact body that was sent, kept as a record.</summary>
public sealed record Edited(string Rendered, string? Revision = null) : EditOutcome;

/// <summary>The network does not have the post any more.</summary>
public sealed record EditGone : EditOutcome;

/// <summary>It is not edited and will not be; <paramref name="Field"/> names the setting that is wrong, or is null where it is the post.</summary>
public sealed record NotEdited(Reason Reason, string? Field = null) : EditOutcome;

/// <summary>Not now: try again, not before <paramref name="Until"/> where the far end says when.</summary>
public sealed record EditLater(Reason Reason, DateTimeOffset? Until = null) : EditOutcome;

/// <summary>It may have been edited: sending the same again is safe and tells.</summary>
public sealed record EditUnknown(Reason Reason) : EditOutcome;
