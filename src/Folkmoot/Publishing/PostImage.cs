// An image of a post with its alternative text, or the recorded reason why it needs none.
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing;

internal sealed class PostImage : IAgencyOwned
{
    public const int AltTextMax = 5_000;
    public const int ExemptionMax = 300;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PostId { get; set; }

    public Guid MediaId { get; set; }

    /// <summary>From 0.</summary>
    public int Position { get; set; }

    /// <summary>What the image shows, for people who do not see it; empty only with an <see cref="Exemption"/>.</summary>
    public string AltText { get; set; } = "";

    /// <summary>Why this image has no alternative text (it only decorates); null where it must have one.</summary>
    public string? Exemption { get; set; }

    /// <summary>Where the focal point lies, in percent of the width from the left; null for none.</summary>
    public int? FocusX { get; set; }

    /// <summary>In percent of the height from the top; null for none.</summary>
    public int? FocusY { get; set; }

    public FocalPoint? Focus
    {
        get => FocalPoint.Of(FocusX, FocusY);
        init => (FocusX, FocusY) = (value?.FromLeft, value?.FromTop);
    }
}

internal sealed class PostImageTable : IEntityTypeConfiguration<PostImage>
{
    public void Configure(EntityTypeBuilder<PostImage> builder)
    {
        builder.ToTable("post_images");
        builder.Property(i => i.AltText).HasMaxLength(PostImage.AltTextMax);
        builder.Property(i => i.Exemption).HasMaxLength(PostImage.ExemptionMax);
        builder.Ignore(i => i.Focus);
        builder.HasIndex(i => new { i.PostId, i.Position });
        builder.HasIndex(i => i.MediaId);
        builder.HasOne<MediaFile>().WithMany().HasForeignKey(i => i.MediaId).OnDelete(DeleteBehavior.Restrict);
    }
}
