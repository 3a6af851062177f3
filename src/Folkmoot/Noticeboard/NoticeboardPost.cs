// A post on the Noticeboard, as the public reads it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Noticeboard;

internal sealed class NoticeboardPost : IAgencyOwned
{
    public const int TitleMax = 300;
    public const int LanguagesMax = 200;
    public const int NoteMax = 500;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>The key under which it was sent; sending it again is the same post.</summary>
    public Guid DeliveryId { get; set; }

    public string? Title { get; set; }

    public required string Text { get; set; }

    /// <summary>BCP 47 tags with a space between, the main one first; empty where it is not known.</summary>
    public required string Languages { get; set; }

    /// <summary>A machine proposed words of it; the public is told.</summary>
    public bool MachineAssisted { get; set; }

    public DateTimeOffset PublishedAt { get; set; }

    /// <summary>When its words were last corrected; readers are told.</summary>
    public DateTimeOffset? CorrectedAt { get; set; }

    /// <summary>What was wrong, as the agency says it to readers; null for nothing said.</summary>
    public string? CorrectionNote { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public List<NoticeboardPostImage> Images { get; set; } = [];
}

/// <summary>An image on one post, with the alternative text that it has there.</summary>
internal sealed class NoticeboardPostImage : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PostId { get; set; }

    public Guid ImageId { get; set; }

    public NoticeboardImage Image { get; set; } = null!;

    /// <summary>Its place on the post, from 0.</summary>
    public int Number { get; set; }

    public required string AltText { get; set; }
}

internal sealed class NoticeboardPostTable : IEntityTypeConfiguration<NoticeboardPost>
{
    public void Configure(EntityTypeBuilder<NoticeboardPost> builder)
    {
        builder.ToTable("noticeboard_posts");
        builder.Property(p => p.Title).HasMaxLength(NoticeboardPost.TitleMax);
        builder.Property(p => p.Languages).HasMaxLength(NoticeboardPost.LanguagesMax);
        builder.Property(p => p.CorrectionNote).HasMaxLength(NoticeboardPost.NoteMax);
        builder.HasIndex(p => p.DeliveryId).IsUnique();
        builder.HasIndex(p => new { p.AgencyId, p.PublishedAt }).HasFilter("withdrawn_at IS NULL").HasDatabaseName("ix_noticeboard_posts_out");
        builder.HasMany(p => p.Images).WithOne().HasForeignKey(i => i.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NoticeboardPostImageTable : IEntityTypeConfiguration<NoticeboardPostImage>
{
    public void Configure(EntityTypeBuilder<NoticeboardPostImage> builder)
    {
        builder.ToTable("noticeboard_post_images");
        builder.HasIndex(i => new { i.PostId, i.Number }).IsUnique();
        builder.HasOne(i => i.Image).WithMany().HasForeignKey(i => i.ImageId).OnDelete(DeleteBehavior.Restrict);
    }
}
