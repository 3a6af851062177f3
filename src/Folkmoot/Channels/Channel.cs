// A connected account of an agency: a place that it speaks on or listens to.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Channels;

internal enum ChannelState
{
    Connected = 1,

    /// <summary>Its credentials were refused: a person must connect it again.</summary>
    NeedsReconnect = 2,

    /// <summary>Somebody switched it off; nothing is sent or read.</summary>
    Off = 3,
}

internal sealed class Channel : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>Name of its network: <c>bluesky</c>.</summary>
    public required string Network { get; set; }

    /// <summary>What the agency calls it.</summary>
    public required string Name { get; set; }

    public string Handle { get; set; } = "";

    public string? Url { get; set; }

    /// <summary>Settings and credentials, encrypted (<see cref="Secrets"/>).</summary>
    public required string Settings { get; set; }

    public ChannelState State { get; set; } = ChannelState.Connected;

    public DateTimeOffset? CredentialsExpireAt { get; set; }

    /// <summary>The last warning of their end that was given, in days before it.</summary>
    public int? ExpiryToldDays { get; set; }

    /// <summary>When its access is to be renewed; null where it does not renew itself.</summary>
    public DateTimeOffset? RenewAt { get; set; }

    /// <summary>When its access was given or last renewed.</summary>
    public DateTimeOffset? RenewedAt { get; set; }

    /// <summary>A node is renewing it, at most until then.</summary>
    public DateTimeOffset? RenewingUntil { get; set; }

    /// <summary>How far its back-off has escalated; 0 after a success.</summary>
    public int BackoffStep { get; set; }

    public DateTimeOffset? PausedUntil { get; set; }

    public string? PausedReason { get; set; }

    public DateTimeOffset? LastWorkedAt { get; set; }

    public string? LastError { get; set; }

    public DateTimeOffset? LastErrorAt { get; set; }

    /// <summary>Whether the results of its posts are read; null is the usual: they are, where that costs nothing.</summary>
    public bool? ReadsResults { get; set; }

    /// <summary>When its results were last read to the end.</summary>
    public DateTimeOffset? ResultsReadAt { get; set; }

    /// <summary>Its results are not read before then.</summary>
    public DateTimeOffset? ResultsRestUntil { get; set; }

    /// <summary>Why, as a stored <see cref="Networks.Reason"/>.</summary>
    public string? ResultsError { get; set; }

    /// <summary>The most that its calls may cost in a month, in millionths of a dollar; null for no cap.</summary>
    public long? CapMicros { get; set; }

    /// <summary>The share of the cap at which people are told; null for the usual.</summary>
    public int? CapWarnPercent { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Grows with every change that a person makes, so that two do not overwrite each other.</summary>
    public int Version { get; set; }
}

internal sealed class ChannelTable : IEntityTypeConfiguration<Channel>
{
    public void Configure(EntityTypeBuilder<Channel> builder)
    {
        builder.ToTable("channels");
        builder.Property(c => c.Network).HasMaxLength(30);
        builder.Property(c => c.Name).HasMaxLength(120);
        builder.Property(c => c.Handle).HasMaxLength(256);
        builder.Property(c => c.Url).HasMaxLength(500);
        builder.Property(c => c.PausedReason).HasMaxLength(500);
        builder.Property(c => c.LastError).HasMaxLength(500);
        builder.Property(c => c.ResultsError).HasMaxLength(500);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.AgencyId, c.Name }).IsUnique();
    }
}
