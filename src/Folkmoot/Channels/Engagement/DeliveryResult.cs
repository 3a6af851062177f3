// What became of something that is out: the latest counts that its network told, when they are asked for again, and whether it is still there.
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Channels.Engagement;

internal sealed class DeliveryResult : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid DeliveryId { get; set; }

    public Guid ChannelId { get; set; }

    /// <summary>The account's handle when it was first asked about: a channel that was connected to another account says nothing about what is gone.</summary>
    public string Handle { get; set; } = "";

    /// <summary>When it went out.</summary>
    public DateTimeOffset SentAt { get; set; }

    /// <summary>Null is "not told", here and in the other counts; never 0 for what is not known.</summary>
    public long? Likes { get; set; }

    public long? Shares { get; set; }

    public long? Replies { get; set; }

    public long? Views { get; set; }

    public long? Reach { get; set; }

    /// <summary>As of when the counts are; null while none was told.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>When it is asked for again; null when it is not any more.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>The network said once that it is gone, at that time; it counts when it says so again.</summary>
    public DateTimeOffset? MissingSince { get; set; }

    /// <summary>Since then it is known that the network does not have it any more.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>A person saw that and leaves it so.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }

    public Guid? AcceptedBy { get; set; }

    public PostCounts Counts => new(Likes, Shares, Replies, Views, Reach);
}

internal sealed class DeliveryResultTable : IEntityTypeConfiguration<DeliveryResult>
{
    public void Configure(EntityTypeBuilder<DeliveryResult> builder)
    {
        builder.ToTable("delivery_results");
        builder.Ignore(r => r.Counts);
        builder.Property(r => r.Handle).HasMaxLength(256);
        builder.HasIndex(r => r.DeliveryId).IsUnique();
        builder.HasIndex(r => new { r.ChannelId, r.NextAt });
        builder.HasIndex(r => new { r.AgencyId, r.SentAt });
        builder.HasIndex(r => new { r.AgencyId, r.GoneAt });
        builder.HasOne<Delivery>().WithMany().HasForeignKey(r => r.DeliveryId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The counts at an earlier time; kept when they differ from those before.</summary>
internal sealed class ResultPoint : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid DeliveryId { get; set; }

    public DateTimeOffset At { get; set; }

    public long? Likes { get; set; }

    public long? Shares { get; set; }

    public long? Replies { get; set; }

    public long? Views { get; set; }

    public long? Reach { get; set; }
}

internal sealed class ResultPointTable : IEntityTypeConfiguration<ResultPoint>
{
    public void Configure(EntityTypeBuilder<ResultPoint> builder)
    {
        builder.ToTable("delivery_result_points");
        builder.HasIndex(p => new { p.DeliveryId, p.At });
        builder.HasOne<Delivery>().WithMany().HasForeignKey(p => p.DeliveryId).OnDelete(DeleteBehavior.Cascade);
    }
}
