// A channel that a post goes to. What became of it there is its delivery.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing;

internal sealed class PostTarget : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PostId { get; set; }

    public Guid ChannelId { get; set; }
}

internal sealed class PostTargetTable : IEntityTypeConfiguration<PostTarget>
{
    public void Configure(EntityTypeBuilder<PostTarget> builder)
    {
        builder.ToTable("post_targets");
        builder.HasIndex(t => new { t.PostId, t.ChannelId }).IsUnique();
        builder.HasIndex(t => t.ChannelId);
        builder.HasOne<Channel>().WithMany().HasForeignKey(t => t.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }
}
