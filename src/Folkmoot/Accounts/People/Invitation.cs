// An offer to join an agency: whoever has the link accepts it once, within a week.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Accounts.People;

internal sealed class Invitation : IAgencyOwned
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    [Personal]
    public required string Email { get; set; }

    public required List<Role> Roles { get; set; }

    /// <summary>Of the link's token, which itself is shown once and not kept.</summary>
    public required string TokenHash { get; set; }

    public Guid? InvitedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && RevokedAt is null && now < ExpiresAt;
}

internal sealed class InvitationTable : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.Property(i => i.Email).HasMaxLength(EmailAddress.Max);
        builder.Property(i => i.TokenHash).HasMaxLength(64);
        // One winner where two accept at the same moment.
        builder.Property(i => i.AcceptedAt).IsConcurrencyToken();
        builder.HasIndex(i => i.TokenHash).IsUnique();
        builder.HasIndex(i => new { i.AgencyId, i.CreatedAt });
    }
}
