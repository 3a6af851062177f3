// Somebody on another server who follows the Noticeboard: as little as delivering to them needs.
using Folkmoot.Networks.ActivityPub;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Noticeboard.Federation;

internal sealed class Follower : IAgencyOwned
{
    public const int ServerMax = 270;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    [Personal]
    public required string ActorId { get; set; }

    public required string Server { get; set; }

    [Personal]
    public required string Inbox { get; set; }

    public string? SharedInbox { get; set; }

    /// <summary>The request by which they follow: only its own withdrawal ends it.</summary>
    [Personal]
    public string? FollowId { get; set; }

    public DateTimeOffset FollowedAt { get; set; }
}

internal sealed class FollowerTable : IEntityTypeConfiguration<Follower>
{
    public void Configure(EntityTypeBuilder<Follower> builder)
    {
        builder.ToTable("noticeboard_followers");
        builder.Property(f => f.ActorId).HasMaxLength(ForeignIds.Max);
        builder.Property(f => f.Server).HasMaxLength(Follower.ServerMax);
        builder.Property(f => f.Inbox).HasMaxLength(ForeignIds.Max);
        builder.Property(f => f.SharedInbox).HasMaxLength(ForeignIds.Max);
        builder.Property(f => f.FollowId).HasMaxLength(ForeignIds.Max);
        builder.HasIndex(f => new { f.AgencyId, f.ActorId }).IsUnique();
        builder.HasIndex(f => new { f.AgencyId, f.Server });
    }
}

/// <summary>A server whose people can neither follow nor write.</summary>
internal sealed class BlockedServer : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public required string Server { get; set; }

    public DateTimeOffset BlockedAt { get; set; }
}

internal sealed class BlockedServerTable : IEntityTypeConfiguration<BlockedServer>
{
    public void Configure(EntityTypeBuilder<BlockedServer> builder)
    {
        builder.ToTable("noticeboard_blocked_servers");
        builder.Property(b => b.Server).HasMaxLength(Follower.ServerMax);
        builder.HasIndex(b => new { b.AgencyId, b.Server }).IsUnique();
    }
}
