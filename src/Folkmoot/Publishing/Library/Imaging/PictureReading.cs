// What was read in a picture: the words in it, and how well those stand out.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Library.Imaging;

internal sealed class PictureReading : IAgencyOwned
{
    public const int WordsMax = 2_000;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid MediaId { get; set; }

    /// <summary>In the order of reading, divided by blanks; empty for none.</summary>
    public string Words { get; set; } = "";

    /// <summary>How many words stand out less than WCAG 2.2 (1.4.3) asks of text.</summary>
    public int Faint { get; set; }

    /// <summary>Contrast of the faintest of them, from 1 to 21; null where none is faint.</summary>
    public double? Faintest { get; set; }

    public DateTimeOffset ReadAt { get; set; }
}

internal sealed class PictureReadingTable : IEntityTypeConfiguration<PictureReading>
{
    public void Configure(EntityTypeBuilder<PictureReading> builder)
    {
        builder.ToTable("picture_readings");
        builder.Property(r => r.Words).HasMaxLength(PictureReading.WordsMax);
        builder.HasIndex(r => r.MediaId).IsUnique();
        builder.HasOne<MediaFile>().WithMany().HasForeignKey(r => r.MediaId).OnDelete(DeleteBehavior.Cascade);
    }
}
