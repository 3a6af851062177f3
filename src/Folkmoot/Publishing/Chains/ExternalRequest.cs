// A request to a person outside of the agency to decide in one step about one exact content, by a link.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Chains;

internal sealed class ExternalRequest : IAgencyOwned
{
    public const int NameMax = 100;
    public const int HoursDefault = 72;
    public const int HoursMax = 720;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PostId { get; set; }

    public Guid StepId { get; set; }

    [Personal]
    public required string Name { get; set; }

    [Personal]
    public required string Email { get; set; }

    /// <summary>Of the link's token, which itself is shown once and not kept.</summary>
    public required string TokenHash { get; set; }

    /// <summary><see cref="ContentHash"/> of what is to be decided about.</summary>
    public required string Hash { get; set; }

    public Guid CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When the person decided; the link is spent then.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public bool IsOpen(DateTimeOffset now) => UsedAt is null && RevokedAt is null && now < ExpiresAt;
}

internal sealed class ExternalRequestTable : IEntityTypeConfiguration<ExternalRequest>
{
    public void Configure(EntityTypeBuilder<ExternalRequest> builder)
    {
        builder.ToTable("external_requests");
        builder.Property(r => r.Name).HasMaxLength(ExternalRequest.NameMax);
        builder.Property(r => r.Email).HasMaxLength(EmailAddress.Max);
        builder.Property(r => r.TokenHash).HasMaxLength(64);
        builder.Property(r => r.Hash).HasMaxLength(64);
        // One winner where two decide by it, or one decides and another revokes, at the same moment.
        builder.Property(r => r.UsedAt).IsConcurrencyToken();
        builder.Property(r => r.RevokedAt).IsConcurrencyToken();
        builder.HasIndex(r => r.PostId);
        builder.HasOne<Post>().WithMany().HasForeignKey(r => r.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}
