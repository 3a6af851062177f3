// One version of an agency's approval chains. Never changed: each change is a new row, and a step names the version that it is from.
using System.Security.Cryptography;
using System.Text;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Chains;

internal sealed class ChainVersion : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>From 1; an agency that never defined a chain has none.</summary>
    public int Number { get; set; }

    /// <summary>A <see cref="ChainSet"/>.</summary>
    public required string Chains { get; set; }

    public Guid ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>SHA-256 of <see cref="Chains"/>, which the audit trail has too.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Chains)));
}

internal sealed class ChainVersionTable : IEntityTypeConfiguration<ChainVersion>
{
    public void Configure(EntityTypeBuilder<ChainVersion> builder)
    {
        builder.ToTable("approval_chains");
        builder.Ignore(c => c.Hash);
        builder.HasIndex(c => new { c.AgencyId, c.Number }).IsUnique();
    }
}
