// Where mentions come from: a channel that is read, or a named import.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Listening;

internal enum SourceKind
{
    Channel = 1,
    Import = 2,
}

internal sealed class Source : IAgencyOwned
{
    public const int NameMax = 120;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public SourceKind Kind { get; set; }

    /// <summary>The channel that is read; null for an import.</summary>
    public Guid? ChannelId { get; set; }

    /// <summary>Name of the channel's network; for an import, of rows that name none.</summary>
    public required string Network { get; set; }

    /// <summary>Name of an import; for a channel the channel's own name is shown.</summary>
    public required string Name { get; set; }

    /// <summary>How far the channel has been read: moved in the same transaction as what was read.</summary>
    public string? Cursor { get; set; }

    /// <summary>Not read before; null reads at every round.</summary>
    public DateTimeOffset? NextReadAt { get; set; }

    public DateTimeOffset? LastReadAt { get; set; }

    public string? LastError { get; set; }

    public DateTimeOffset? LastErrorAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class SourceTable : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.ToTable("sources");
        builder.Property(s => s.Network).HasMaxLength(30);
        builder.Property(s => s.Name).HasMaxLength(Source.NameMax);
        builder.Property(s => s.Cursor).HasMaxLength(2_000);
        builder.Property(s => s.LastError).HasMaxLength(500);
        builder.HasIndex(s => s.ChannelId).IsUnique().HasFilter("channel_id IS NOT NULL");
        builder.HasIndex(s => new { s.AgencyId, s.Name }).IsUnique().HasFilter("channel_id IS NULL");
        builder.HasOne<Channel>().WithMany().HasForeignKey(s => s.ChannelId).OnDelete(DeleteBehavior.SetNull);
    }
}
