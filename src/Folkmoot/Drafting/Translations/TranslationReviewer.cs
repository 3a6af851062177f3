// A person who reviews what a machine has translated into a language, before it may be published.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Drafting.Translations;

internal sealed class TranslationReviewer : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PersonId { get; set; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; set; }
}

internal sealed class TranslationReviewerTable : IEntityTypeConfiguration<TranslationReviewer>
{
    public void Configure(EntityTypeBuilder<TranslationReviewer> builder)
    {
        builder.ToTable("translation_reviewers");
        builder.Property(r => r.Language).HasMaxLength(35);
        builder.HasIndex(r => new { r.AgencyId, r.Language, r.PersonId }).IsUnique();
    }
}
