// One place where somebody is signed in. The cookie only names it: what is ended here is over everywhere at once.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Accounts.SignIn;

/// <summary>How somebody proved who they are. Stored by number: never renumber.</summary>
internal enum Proof
{
    Password = 1,
    PasswordAndCode = 2,
    PasswordAndRecoveryCode = 3,
    Passkey = 4,
}

[SharedTable("A session belongs to a person, who may serve several agencies and choose among them.")]
internal sealed class Session
{
    public const int BrowserMax = 80;
    public const int AddressMax = 45;

    public Guid Id { get; set; }

    public Guid PersonId { get; set; }

    /// <summary>The agency that is being worked for; null until one is chosen.</summary>
    public Guid? AgencyId { get; set; }

    public Proof Proof { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Browser and system by name, not the whole header: <c>Firefox, Linux</c>.</summary>
    [Personal]
    public required string Browser { get; set; }

    /// <summary>Without its last part, enough to recognise a place: <c>203.0.113.0</c>.</summary>
    [Personal]
    public required string Address { get; set; }
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.Property(s => s.Browser).HasMaxLength(Session.BrowserMax);
        builder.Property(s => s.Address).HasMaxLength(Session.AddressMax);
        builder.HasIndex(s => new { s.PersonId, s.EndedAt });
        builder.HasIndex(s => s.LastSeenAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.SetNull);
    }
}
