// A government body that uses Folkmoot: the tenant.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Accounts;

[SharedTable("The list of tenants itself.")]
internal sealed class Agency
{
    public Guid Id { get; set; }

    public required string Name { get; set; }

    /// <summary>Name in public addresses: <c>/n/marlow-ferry</c>. Lower-case letters, digits and hyphens.</summary>
    public required string Slug { get; set; }

    /// <summary>IANA name: <c>America/New_York</c>.</summary>
    public required string TimeZone { get; set; }

    /// <summary>BCP 47 tag of the language that it mostly writes in.</summary>
    public required string Language { get; set; }

    /// <summary>A demonstration agency says so on every page.</summary>
    public bool IsDemonstration { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class AgencyTable : IEntityTypeConfiguration<Agency>
{
    public void Configure(EntityTypeBuilder<Agency> builder)
    {
        builder.ToTable("agencies");
        builder.Property(a => a.Name).HasMaxLength(120);
        builder.Property(a => a.Slug).HasMaxLength(60);
        builder.Property(a => a.TimeZone).HasMaxLength(60);
        builder.Property(a => a.Language).HasMaxLength(35);
        builder.HasIndex(a => a.Slug).IsUnique();
    }
}
