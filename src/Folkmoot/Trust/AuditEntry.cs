// One act that can be proved afterwards.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Trust;

/// <summary>Append-only: nothing but <see cref="AuditSeal"/> writes to it, once, and the database refuses changes.</summary>
[AppendOnly]
internal sealed class AuditEntry : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>1, 2, 3 … within the agency, without gaps.</summary>
    public long Sequence { get; set; }

    /// <summary>To the millisecond, so that both engines keep it exactly.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The person who acted; null for the system.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>The actor's name as it was.</summary>
    [Personal]
    public required string ActorName { get; set; }

    public required string Action { get; set; }

    public required string Subject { get; set; }

    public Guid SubjectId { get; set; }

    /// <summary>JSON object, or null.</summary>
    public string? Details { get; set; }

    /// <summary>Lower-case hexadecimal SHA-256 of the entry before; 64 zeros at the first.</summary>
    public string PreviousHash { get; set; } = "";

    public string Hash { get; set; } = "";
}

internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.Property(a => a.ActorName).HasMaxLength(120);
        builder.Property(a => a.Action).HasMaxLength(100);
        builder.Property(a => a.Subject).HasMaxLength(60);
        builder.Property(a => a.PreviousHash).HasMaxLength(64);
        builder.Property(a => a.Hash).HasMaxLength(64);
        builder.HasIndex(a => new { a.AgencyId, a.Sequence }).IsUnique();
        builder.HasIndex(a => new { a.AgencyId, a.Subject, a.SubjectId });
    }
}
