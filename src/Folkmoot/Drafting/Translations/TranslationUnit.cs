// A sentence and its translation that a person has reviewed: what the translation memory consists of.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Drafting.Translations;

internal sealed class TranslationUnit : IAgencyOwned
{
    public const int TextMax = 2_000;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>BCP 47 tag of <see cref="Source"/>.</summary>
    public required string From { get; set; }

    /// <summary>BCP 47 tag of <see cref="Target"/>.</summary>
    public required string To { get; set; }

    public required string Source { get; set; }

    public required string Target { get; set; }

    /// <summary><see cref="MemoryKey.Of"/> of the source: two sentences that differ in numbers alone share it.</summary>
    public required string Key { get; set; }

    /// <summary>Who reviewed it.</summary>
    public Guid ReviewedBy { get; set; }

    public DateTimeOffset ReviewedAt { get; set; }
}

internal sealed class TranslationUnitTable : IEntityTypeConfiguration<TranslationUnit>
{
    public void Configure(EntityTypeBuilder<TranslationUnit> builder)
    {
        builder.ToTable("translation_units");
        builder.Property(u => u.From).HasMaxLength(35);
        builder.Property(u => u.To).HasMaxLength(35);
        builder.Property(u => u.Source).HasMaxLength(TranslationUnit.TextMax);
        builder.Property(u => u.Target).HasMaxLength(TranslationUnit.TextMax);
        builder.Property(u => u.Key).HasMaxLength(MemoryKey.Length);
        builder.HasIndex(u => new { u.AgencyId, u.From, u.To, u.Key }).IsUnique();
        builder.HasIndex(u => new { u.AgencyId, u.ReviewedAt });
    }
}
