// A word that the agency always translates the same way: the name of an office, a service, a place.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Drafting.Translations;

internal sealed class GlossaryTerm : IAgencyOwned
{
    public const int TermMax = 200;

    /// <summary>Most terms of an agency.</summary>
    public const int CountMax = 2_000;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public required string From { get; set; }

    public required string To { get; set; }

    public required string Term { get; set; }

    /// <summary>What it is called there; the same as the term where it stays as it is.</summary>
    public required string Translation { get; set; }

    public Guid ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class GlossaryTermTable : IEntityTypeConfiguration<GlossaryTerm>
{
    public void Configure(EntityTypeBuilder<GlossaryTerm> builder)
    {
        builder.ToTable("glossary_terms");
        builder.Property(t => t.From).HasMaxLength(35);
        builder.Property(t => t.To).HasMaxLength(35);
        builder.Property(t => t.Term).HasMaxLength(GlossaryTerm.TermMax);
        builder.Property(t => t.Translation).HasMaxLength(GlossaryTerm.TermMax);
        builder.HasIndex(t => new { t.AgencyId, t.From, t.To, t.Term }).IsUnique();
    }
}
