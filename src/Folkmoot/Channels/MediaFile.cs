// An image that was uploaded, without what its bytes told beside what they show; its alternative text belongs to each use of it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Channels;

internal sealed class MediaFile : IAgencyOwned
{
    /// <summary>Largest file taken in, in bytes. Each network's own limit may be lower.</summary>
    public const int BytesMax = 10_000_000;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>Read from the bytes, never from the name.</summary>
    public required string MediaType { get; set; }

    public required byte[] Bytes { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    /// <summary>Lower-case hexadecimal SHA-256 of the bytes.</summary>
    public required string Sha256 { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class MediaFileTable : IEntityTypeConfiguration<MediaFile>
{
    public void Configure(EntityTypeBuilder<MediaFile> builder)
    {
        builder.ToTable("media_files");
        builder.Property(m => m.MediaType).HasMaxLength(30);
        builder.Property(m => m.Sha256).HasMaxLength(64);
        builder.HasIndex(m => new { m.AgencyId, m.Sha256 });
    }
}
