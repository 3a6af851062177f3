// A key by which a program acts in a person's name, in one agency, with no more than that person's rights.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Accounts.ApiKeys;

internal sealed class ApiKey : IAgencyOwned
{
    public const int NameMax = 60;
    public const int DaysMax = 366;

    /// <summary>Before the random part, so that scanners for leaked secrets recognise it.</summary>
    public const string Prefix = "folkmoot_";

    /// <summary>So much of the key is kept readable, to tell keys apart.</summary>
    public const int StartLength = 14;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>In whose name it acts.</summary>
    public Guid PersonId { get; set; }

    public required string Name { get; set; }

    public required string Start { get; set; }

    /// <summary>SHA-256 of the whole key; the key itself is shown once and not kept.</summary>
    public required string Hash { get; set; }

    /// <summary>What it may do, as long as its person may.</summary>
    public required List<string> Rights { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>To the minute; null while it was never used.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class ApiKeyTable : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.Property(k => k.Name).HasMaxLength(ApiKey.NameMax);
        builder.Property(k => k.Start).HasMaxLength(ApiKey.StartLength);
        builder.Property(k => k.Hash).HasMaxLength(64);
        builder.HasIndex(k => k.Hash).IsUnique();
        builder.HasIndex(k => new { k.AgencyId, k.PersonId });
        builder.HasOne<Agency>().WithMany().HasForeignKey(k => k.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(k => k.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
