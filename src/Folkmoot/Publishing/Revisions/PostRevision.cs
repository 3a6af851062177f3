// A post as somebody saved it. Kept with the post and deleted with it; one that a form saved by itself grows for some minutes.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Revisions;

internal sealed class PostRevision : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PostId { get; set; }

    /// <summary>From 1 within its post.</summary>
    public int Number { get; set; }

    /// <summary>Who saved it; null for what was there before revisions were kept and nobody's name is known.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>A <see cref="RevisionContent"/>.</summary>
    public required string Content { get; set; }

    /// <summary>Only the form saved it, while its author typed.</summary>
    public bool Automatic { get; set; }

    /// <summary>The revision that was restored by it; null for none.</summary>
    public int? RestoredFrom { get; set; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset BegunAt { get; set; }

    /// <summary>When it was last saved.</summary>
    public DateTimeOffset At { get; set; }
}

internal sealed class PostRevisionTable : IEntityTypeConfiguration<PostRevision>
{
    public void Configure(EntityTypeBuilder<PostRevision> builder)
    {
        builder.ToTable("post_revisions");
        // Not unique: of two who save at once the post's own version lets one through.
        builder.HasIndex(r => new { r.PostId, r.Number });
        builder.HasOne<Post>().WithMany().HasForeignKey(r => r.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}
