// A small copy of an uploaded image, for lists; made when it is first asked for.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Library.Imaging;

internal sealed class Thumbnail : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid MediaId { get; set; }

    public required string MediaType { get; set; }

    public required byte[] Bytes { get; set; }
}

internal sealed class ThumbnailTable : IEntityTypeConfiguration<Thumbnail>
{
    public void Configure(EntityTypeBuilder<Thumbnail> builder)
    {
        builder.ToTable("thumbnails");
        builder.Property(t => t.MediaType).HasMaxLength(30);
        builder.HasIndex(t => t.MediaId).IsUnique();
        builder.HasOne<MediaFile>().WithMany().HasForeignKey(t => t.MediaId).OnDelete(DeleteBehavior.Cascade);
    }
}
