// Something that the agency knows for certain about itself: a telephone number, an address, a link, a name.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing;

internal sealed class AgencyFact : IAgencyOwned
{
    public const int LabelMax = 120;
    public const int ValueMax = 300;

    /// <summary>So many at most: each is read anew with every check.</summary>
    public const int CountMax = 200;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>What it is, for people: "Main telephone".</summary>
    public required string Label { get; set; }

    /// <summary>As it is to be written.</summary>
    public required string Value { get; set; }

    public Guid ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class AgencyFactTable : IEntityTypeConfiguration<AgencyFact>
{
    public void Configure(EntityTypeBuilder<AgencyFact> builder)
    {
        builder.ToTable("agency_facts");
        builder.Property(f => f.Label).HasMaxLength(AgencyFact.LabelMax);
        builder.Property(f => f.Value).HasMaxLength(AgencyFact.ValueMax);
        builder.HasIndex(f => new { f.AgencyId, f.Value }).IsUnique();
    }
}
