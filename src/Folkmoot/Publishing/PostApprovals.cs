// Who may approve or return a post, and when. Pure.
namespace Folkmoot.Publishing;

/// <summary>Why somebody may not decide about a post. The name is the end of its text key.</summary>
internal enum ApprovalBar
{
    /// <summary>Their role does not include it.</summary>
    NoRight,

    /// <summary>It does not wait for a decision.</summary>
    NotInReview,

    /// <summary>They wrote it.</summary>
    IsAuthor,

    /// <summary>They changed it at some time, so it is theirs too.</summary>
    HasEdited,

    /// <summary>They have approved it, and it needs somebody else as well.</summary>
    HasApproved,

    /// <summary>Its approval chain asks somebody else now.</summary>
    NotYourTurn,

    /// <summary>It was changed after they opened it: what they saw is not what would go out.</summary>
    ChangedMeanwhile,
}

internal static class PostApprovals
{
    /// <summary>Null: they may decide.</summary>
    /// <param name="mayApprove">Whether their role includes approving.</param>
    /// <param name="writers">Everybody who created or changed it.</param>
    /// <param name="hash">Of the content as it is now.</param>
    /// <param name="seen">Of the content that they saw; null where they only ask whether they might.</param>
    /// <param name="approved">Who has approved it as it is, where one is not enough.</param>
    /// <param name="chain">What its approval chains have against it.</param>
    public static ApprovalBar? Bar(Post post, Guid person, bool mayApprove, IReadOnlySet<Guid> writers, string hash, string? seen, IReadOnlySet<Guid>? approved = null, ApprovalBar? chain = null) =>
        !mayApprove ? ApprovalBar.NoRight
        : post.State != PostState.InReview ? ApprovalBar.NotInReview
        : post.AuthorId == person ? ApprovalBar.IsAuthor
        : writers.Contains(person) ? ApprovalBar.HasEdited
        : approved?.Contains(person) == true ? ApprovalBar.HasApproved
        : chain is not null ? chain
        : seen is not null && seen != hash ? ApprovalBar.ChangedMeanwhile
        : null;

    /// <summary>Whether the approval that a post carries still is about its content.</summary>
    public static bool Holds(Post post, string hash) => post.ApprovedHash is { } approved && approved == hash;
}
