// Work that recurs; a row, so that of many nodes one fires it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Work;

[SharedTable("Recurring work of the house itself; what it does per agency are jobs of that agency.")]
internal sealed class Schedule
{
    public required string Name { get; set; }

    public DateTimeOffset NextAt { get; set; }

    public DateTimeOffset? LastAt { get; set; }
}

/// <summary>A recurring job as a module declares it. The payload is made anew at each time.</summary>
internal sealed record ScheduleEntry(string Name, TimeSpan Every, Type PayloadType, Func<object> Payload);

internal sealed class ScheduleTable : IEntityTypeConfiguration<Schedule>
{
    public void Configure(EntityTypeBuilder<Schedule> builder)
    {
        builder.ToTable("schedules");
        builder.HasKey(s => s.Name);
        builder.Property(s => s.Name).HasMaxLength(100);
    }
}
