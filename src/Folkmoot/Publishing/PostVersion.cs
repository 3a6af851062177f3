// The text of a post for one channel, where it differs. Kept while the channel is not a target, so that nothing written is lost.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing;

internal sealed class PostVersion : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PostId { get; set; }

    public Guid ChannelId { get; set; }

    public required string Text { get; set; }
}

internal sealed class PostVersionTable : IEntityTypeConfiguration<PostVersion>
{
    public void Configure(EntityTypeBuilder<PostVersion> builder)
    {
        builder.ToTable("post_versions");
        builder.HasIndex(v => new { v.PostId, v.ChannelId }).IsUnique();
        builder.HasOne<Channel>().WithMany().HasForeignKey(v => v.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }
}
