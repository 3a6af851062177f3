// That one person asked for a held post to go out all the same, and that another confirmed it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Holds;

internal sealed class EmergencyRelease : IAgencyOwned
{
    public const int ReasonMax = 500;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PostId { get; set; }

    /// <summary><see cref="ContentHash"/> of what both people saw; nothing else is released.</summary>
    public required string Hash { get; set; }

    public required string Reason { get; set; }

    public Guid RequestedBy { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    /// <summary>Never the same person as <see cref="RequestedBy"/>; null while nobody has.</summary>
    public Guid? ConfirmedBy { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>When a change of the post made it void.</summary>
    public DateTimeOffset? VoidedAt { get; set; }
}

internal sealed class EmergencyReleaseTable : IEntityTypeConfiguration<EmergencyRelease>
{
    public void Configure(EntityTypeBuilder<EmergencyRelease> builder)
    {
        builder.ToTable("emergency_releases");
        builder.Property(r => r.Hash).HasMaxLength(64);
        builder.Property(r => r.Reason).HasMaxLength(EmergencyRelease.ReasonMax);
        builder.HasIndex(r => new { r.PostId, r.RequestedAt });
        builder.HasOne<Post>().WithMany().HasForeignKey(r => r.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}
