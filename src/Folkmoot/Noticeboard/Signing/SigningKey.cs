// A key with which an agency signs what it publishes: one in use, the earlier ones kept so that what they signed stays genuine.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Noticeboard.Signing;

internal sealed class SigningKey : IAgencyOwned
{
    /// <summary>base64url of 32 bytes.</summary>
    public const int PartMax = 43;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>Thumbprint of the public key (RFC 7638).</summary>
    public required string Kid { get; set; }

    public required string X { get; set; }

    public required string Y { get; set; }

    /// <summary>Sealed with the installation's keys; null since it no longer signs.</summary>
    public string? Sealed { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>Since when nothing that it signed may be believed.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class SigningKeyTable : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.ToTable("noticeboard_keys");
        builder.Property(k => k.Kid).HasMaxLength(SigningKey.PartMax);
        builder.Property(k => k.X).HasMaxLength(SigningKey.PartMax);
        builder.Property(k => k.Y).HasMaxLength(SigningKey.PartMax);
        builder.HasIndex(k => k.Kid).IsUnique();
        builder.HasIndex(k => k.AgencyId).IsUnique().HasFilter("retired_at IS NULL").HasDatabaseName("ix_noticeboard_keys_in_use");
        builder.HasOne<Agency>().WithMany().HasForeignKey(k => k.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
