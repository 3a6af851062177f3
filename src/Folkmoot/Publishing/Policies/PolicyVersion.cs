// One version of an agency's posting policy. Never changed: each change is a new row, so that what held at an approval can be shown later.
using System.Security.Cryptography;
using System.Text;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Policies;

internal sealed class PolicyVersion : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>From 1; an agency that never wrote a policy has none, and everything is a hint.</summary>
    public int Number { get; set; }

    /// <summary>The rules as <see cref="PolicyJson"/>, with channels by id.</summary>
    public required string Rules { get; set; }

    public Guid ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>SHA-256 of <see cref="Rules"/>, which the audit trail has too.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Rules)));

    public IReadOnlyList<PolicyRule> ReadRules()
    {
        var (rules, faults) = PolicyJson.Read(Rules, channel => channel);
        return faults.Count == 0 ? rules : throw new InvalidOperationException($"Version {Number} of the posting policy of {AgencyId} has a fault at {faults[0].Place}.");
    }
}

internal sealed class PolicyVersionTable : IEntityTypeConfiguration<PolicyVersion>
{
    public void Configure(EntityTypeBuilder<PolicyVersion> builder)
    {
        builder.ToTable("posting_policies");
        builder.Ignore(p => p.Hash);
        builder.HasIndex(p => new { p.AgencyId, p.Number }).IsUnique();
    }
}
