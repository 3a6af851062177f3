// A write that a program asked for under its own key, so that asking again is answered and not done again.
using Folkmoot.Accounts.ApiKeys;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.PublicApi;

/// <summary>Kept in the transaction of the change itself: it is there if, and only if, the change was made.</summary>
internal sealed class IdempotentRequest : IAgencyOwned
{
    public const int KeyMax = 200;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid ApiKeyId { get; set; }

    /// <summary>The value of <c>Idempotency-Key</c>.</summary>
    public required string Key { get; set; }

    /// <summary>SHA-256 of method, address and content, so that a key cannot be used for something else.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>The post or other thing that was made or changed.</summary>
    public Guid SubjectId { get; set; }

    public DateTimeOffset At { get; set; }
}

internal sealed class IdempotentRequestTable : IEntityTypeConfiguration<IdempotentRequest>
{
    public void Configure(EntityTypeBuilder<IdempotentRequest> builder)
    {
        builder.ToTable("idempotent_requests");
        builder.Property(r => r.Key).HasMaxLength(IdempotentRequest.KeyMax);
        builder.Property(r => r.Fingerprint).HasMaxLength(64);
        builder.HasIndex(r => new { r.ApiKeyId, r.Key }).IsUnique();
        builder.Property(r => r.SubjectId).HasColumnName("post_id");
        builder.HasIndex(r => r.At);
        builder.HasOne<ApiKey>().WithMany().HasForeignKey(r => r.ApiKeyId).OnDelete(DeleteBehavior.Cascade);
    }
}
