// Something that the Noticeboard did, as it is told to other servers, and the inboxes that it is told to.
using Folkmoot.Networks.ActivityPub;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Noticeboard.Federation;

/// <summary>Stored by number: never renumber.</summary>
internal enum ActivityKind
{
    Create = 1,
    Update = 2,
    Delete = 3,

    /// <summary>An answer to a request to follow.</summary>
    Answer = 4,
}

internal sealed class OutgoingActivity : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public ActivityKind Kind { get; set; }

    /// <summary>The post or the answer that it is about; null for neither.</summary>
    public Guid? AboutId { get; set; }

    /// <summary>The exact bytes that every inbox gets.</summary>
    public required string Document { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>Stored by number: never renumber.</summary>
internal enum ActivityState
{
    Waiting = 1,
    Arrived = 2,

    /// <summary>Given up: the inbox is gone, blocked, or did not answer for too long.</summary>
    Dropped = 3,

    /// <summary>What it told was taken back before it could be told.</summary>
    Overtaken = 4,
}

internal sealed class ActivityDelivery : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid ActivityId { get; set; }

    /// <summary>As in its activity, to find what else the same inbox is told about the same thing.</summary>
    public Guid? AboutId { get; set; }

    [Personal]
    public required string Inbox { get; set; }

    public required string Server { get; set; }

    public ActivityState State { get; set; } = ActivityState.Waiting;

    public int Attempts { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>Why it did not arrive, as a stored <see cref="Networks.Reason"/>.</summary>
    public string? Reason { get; set; }
}

internal sealed class OutgoingActivityTable : IEntityTypeConfiguration<OutgoingActivity>
{
    public void Configure(EntityTypeBuilder<OutgoingActivity> builder)
    {
        builder.ToTable("noticeboard_activities");
        builder.HasIndex(a => new { a.AgencyId, a.AboutId });
    }
}

internal sealed class ActivityDeliveryTable : IEntityTypeConfiguration<ActivityDelivery>
{
    public void Configure(EntityTypeBuilder<ActivityDelivery> builder)
    {
        builder.ToTable("noticeboard_activity_deliveries");
        builder.Property(d => d.Inbox).HasMaxLength(ForeignIds.Max);
        builder.Property(d => d.Server).HasMaxLength(Follower.ServerMax);
        builder.Property(d => d.Reason).HasMaxLength(Networks.Reason.StoredMax);
        builder.HasIndex(d => new { d.ActivityId, d.Inbox }).IsUnique();
        builder.HasIndex(d => new { d.AgencyId, d.AboutId, d.Inbox });
        builder.HasIndex(d => new { d.AgencyId, d.State, d.SettledAt });
        builder.HasOne<OutgoingActivity>().WithMany().HasForeignKey(d => d.ActivityId).OnDelete(DeleteBehavior.Cascade);
    }
}
