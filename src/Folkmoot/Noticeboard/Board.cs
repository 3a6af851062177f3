// An agency's Noticeboard: one each, made when the agency is founded.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Noticeboard;

internal sealed class Board : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>The channel through which posts come.</summary>
    public Guid ChannelId { get; set; }

    /// <summary>Grows in the transaction of every change that the public can see, so that each node notices with one small query.</summary>
    public long Version { get; set; }

    /// <summary>When anything on it last changed.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>When what frames every page last changed: the agency's name, zone or language.</summary>
    public DateTimeOffset FaceChangedAt { get; set; }
}

internal sealed class BoardTable : IEntityTypeConfiguration<Board>
{
    public void Configure(EntityTypeBuilder<Board> builder)
    {
        builder.ToTable("noticeboards");
        builder.HasIndex(b => b.AgencyId).IsUnique();
        builder.HasOne<Agency>().WithMany().HasForeignKey(b => b.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Channel>().WithMany().HasForeignKey(b => b.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }
}
