// One piece of work, committed together with the state that makes it true.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Work;

/// <summary>Which work goes first. Alerts never queue behind newsletters.</summary>
internal enum Lane
{
    Alert = 0,
    Reply = 1,
    Scheduled = 2,
    Campaign = 3,
    Analytics = 4,
}

internal sealed class Job : IAgencyOwned
{
    public const int ErrorMax = 2_000;

    public Guid Id { get; set; }

    /// <summary>The agency on whose behalf it runs; empty for work of the house itself.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>Names the one handler: <c>Channels.Deliver</c>.</summary>
    public required string Kind { get; set; }

    public Lane Lane { get; set; }

    /// <summary>Where set, at most one open job has it.</summary>
    public string? Key { get; set; }

    /// <summary>The payload record as JSON: ids, never personal data.</summary>
    public required string Payload { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset DueAt { get; set; }

    /// <summary>Why it is not done yet, when its handler asked for another time.</summary>
    public string? WaitingFor { get; set; }

    /// <summary>The claim that holds it: unique to one claim, so that it fences off every earlier one.</summary>
    public string? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Runs begun that ended in an error or not at all.</summary>
    public int Attempts { get; set; }

    public string? LastError { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public DateTimeOffset? DeadAt { get; set; }

    public string? TraceParent { get; set; }
}

internal sealed class JobTable : IEntityTypeConfiguration<Job>
{
    public const string Open = "done_at IS NULL AND dead_at IS NULL";

    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("jobs");
        builder.Property(j => j.Kind).HasMaxLength(100);
        builder.Property(j => j.Key).HasMaxLength(200);
        builder.Property(j => j.LeaseOwner).HasMaxLength(100);
        builder.Property(j => j.LastError).HasMaxLength(Job.ErrorMax);
        builder.Property(j => j.WaitingFor).HasMaxLength(500);
        builder.Property(j => j.TraceParent).HasMaxLength(60);
        builder.HasIndex(j => new { j.Lane, j.DueAt }).HasFilter(Open).HasDatabaseName("ix_jobs_open");
        builder.HasIndex(j => j.Key).IsUnique().HasFilter($"key IS NOT NULL AND {Open}").HasDatabaseName("ux_jobs_key");
        builder.HasIndex(j => j.LeaseOwner).HasFilter(Open).HasDatabaseName("ix_jobs_lease");
        builder.HasIndex(j => j.DeadAt).HasFilter("dead_at IS NOT NULL").HasDatabaseName("ix_jobs_dead");
        builder.HasIndex(j => j.DoneAt).HasFilter("done_at IS NOT NULL").HasDatabaseName("ix_jobs_done");
    }
}
