// What arrived, as it came: stored before anything is made of it, so that nothing that was heard is lost.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Listening;

internal sealed class RawEvent : IAgencyOwned
{
    /// <summary>Longest id of an item, in UTF-16 units.</summary>
    public const int ExternalIdMax = 500;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid SourceId { get; set; }

    public required string Network { get; set; }

    public required string ExternalId { get; set; }

    /// <summary>The record of the network as JSON, the far end's own body in it.</summary>
    [Personal]
    public required string Payload { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>When it had become a mention (or was one already).</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>When it turned out that nothing can be made of it: a person may look, and replay it.</summary>
    public DateTimeOffset? DeadAt { get; set; }

    public string? Error { get; set; }
}

internal sealed class RawEventTable : IEntityTypeConfiguration<RawEvent>
{
    public void Configure(EntityTypeBuilder<RawEvent> builder)
    {
        builder.ToTable("raw_events");
        builder.Property(r => r.Network).HasMaxLength(30);
        builder.Property(r => r.ExternalId).HasMaxLength(RawEvent.ExternalIdMax);
        builder.Property(r => r.Error).HasMaxLength(500);
        builder.HasIndex(r => new { r.SourceId, r.ExternalId }).IsUnique();
        builder.HasIndex(r => r.SourceId).HasFilter("done_at IS NULL AND dead_at IS NULL").HasDatabaseName("ix_raw_events_open");
        builder.HasIndex(r => new { r.AgencyId, r.DeadAt }).HasFilter("dead_at IS NOT NULL").HasDatabaseName("ix_raw_events_dead");
        builder.HasIndex(r => r.DoneAt).HasFilter("done_at IS NOT NULL").HasDatabaseName("ix_raw_events_done");
        builder.HasOne<Source>().WithMany().HasForeignKey(r => r.SourceId).OnDelete(DeleteBehavior.Cascade);
    }
}
