// The bytes of an image on the Noticeboard: stored once, however many posts show it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Noticeboard;

internal sealed class NoticeboardImage : IAgencyOwned
{
    public const int AltTextMax = 2_000;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>Lower-case hexadecimal SHA-256 of the bytes; its public address.</summary>
    public required string Sha256 { get; set; }

    public required string MediaType { get; set; }

    public required byte[] Bytes { get; set; }

    /// <summary>Length of <see cref="Bytes"/>, so that feeds can say it without reading them.</summary>
    public int Size { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }
}

internal sealed class NoticeboardImageTable : IEntityTypeConfiguration<NoticeboardImage>
{
    public void Configure(EntityTypeBuilder<NoticeboardImage> builder)
    {
        builder.ToTable("noticeboard_images");
        builder.Property(i => i.Sha256).HasMaxLength(64);
        builder.Property(i => i.MediaType).HasMaxLength(30);
        builder.HasIndex(i => new { i.AgencyId, i.Sha256 }).IsUnique();
    }
}
