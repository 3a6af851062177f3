// A time in which somebody is away and another person stands in for them, in one agency.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Accounts.Absences;

internal sealed class Absence : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PersonId { get; set; }

    public Guid DeputyId { get; set; }

    /// <summary>First instant of the first day away, in the agency's zone.</summary>
    public DateTimeOffset From { get; set; }

    /// <summary>First instant of the day back.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>When the person took it back; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class AbsenceTable : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("absences");
        builder.HasIndex(a => new { a.AgencyId, a.Until });
        builder.HasIndex(a => a.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.DeputyId).OnDelete(DeleteBehavior.Cascade);
    }
}
