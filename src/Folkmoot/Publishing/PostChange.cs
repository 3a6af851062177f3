// A line of a post's history: who did what and when. The audit trail has the same act, chained; this is what people read beside the post.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing;

/// <summary>Stored by number: never renumber.</summary>
internal enum PostAct
{
    Created = 1,
    Edited = 2,

    /// <summary>Edited after it was approved, which voided the approval.</summary>
    ChangedAfterApproval = 3,

    Submitted = 4,
    Approved = 5,
    Returned = 6,
    Withdrawn = 7,
    SentAgain = 8,
    FoundThere = 9,
    LeftOut = 10,
    Published = 11,
    PartlyPublished = 12,
    NotPublished = 13,

    /// <summary>Somebody asked that it goes out although a period holds it.</summary>
    ReleaseRequested = 14,

    /// <summary>Another person confirmed that.</summary>
    ReleaseConfirmed = 15,

    /// <summary>A step of its approval chain waited too long, and others are asked too.</summary>
    Escalated = 16,

    /// <summary>A link for an outside person was made.</summary>
    ExternalAsked = 17,

    /// <summary>Such a link was revoked.</summary>
    ExternalRevoked = 18,

    ApprovedOutside = 19,
    ReturnedOutside = 20,

    /// <summary>Put into a campaign or taken out of one, or given other tags.</summary>
    Filed = 30,
    /// <summary>Wording that somebody suggested with the return was taken over.</summary>
    SuggestionTaken = 31,

    SuggestionDismissed = 32,

    /// <summary>A network does not have it any more although nobody here took it back.</summary>
    RemovedThere = 40,

    /// <summary>It is there again.</summary>
    BackThere = 41,

    /// <summary>A person saw that it is gone and said what is to become of it.</summary>
    RemovalAccepted = 42,

    /// <summary>Other words were asked for, of what is out.</summary>
    CorrectionProposed = 60,

    /// <summary>Another person approved them.</summary>
    CorrectionApproved = 61,

    /// <summary>They were sent back, or taken back.</summary>
    CorrectionReturned = 62,

    /// <summary>A channel has the correction.</summary>
    CorrectedThere = 63,

    NotCorrectedThere = 64,

    /// <summary>A person said what is to become of it on a channel.</summary>
    CorrectionSettled = 65,
}

internal sealed class PostChange : IAgencyOwned
{
    public const int DetailMax = 500;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PostId { get; set; }

    /// <summary>Null for what Folkmoot did by itself.</summary>
    public Guid? PersonId { get; set; }

    public PostAct Act { get; set; }

    /// <summary>What was changed, as names of <see cref="PostContent"/> parts joined by a space; else a reason or a channel's name; or empty.</summary>
    public string Detail { get; set; } = "";

    public DateTimeOffset At { get; set; }

    /// <summary>Whether the act made its person one of those who wrote the post.</summary>
    public static readonly PostAct[] Writing = [PostAct.Created, PostAct.Edited, PostAct.ChangedAfterApproval];
}

internal sealed class PostChangeTable : IEntityTypeConfiguration<PostChange>
{
    public void Configure(EntityTypeBuilder<PostChange> builder)
    {
        builder.ToTable("post_changes");
        builder.Property(c => c.Detail).HasMaxLength(PostChange.DetailMax);
        builder.HasIndex(c => new { c.PostId, c.At });
        builder.HasOne<Post>().WithMany().HasForeignKey(c => c.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}
