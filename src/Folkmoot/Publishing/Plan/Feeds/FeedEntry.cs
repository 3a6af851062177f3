// An item of a feed, kept once for ever, and what became of it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Plan.Feeds;

/// <summary>Stored by number: never renumber. The name is the end of its text key.</summary>
internal enum FeedEntryState
{
    /// <summary>It was there when the feed was first read, and old ones were not wanted.</summary>
    Old = 1,

    /// <summary>A draft is made of it when the day's number allows.</summary>
    Waiting = 2,

    Drafted = 3,

    /// <summary>A person left it out.</summary>
    LeftOut = 4,

    /// <summary>Other items came first for so long that it is news no more.</summary>
    TooLate = 5,
}

internal sealed class FeedEntry : IAgencyOwned
{
    /// <summary>Of the id that the reader of feeds gives: the item's own, else its link, else its hash.</summary>
    public const int ItemIdMax = 400;

    public const int LinkMax = 2_000;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid FeedId { get; set; }

    /// <summary>Unique in its feed: an item that is changed later, or read by two nodes, is the same item.</summary>
    public required string ItemId { get; set; }

    public required string Title { get; set; }

    public string? Link { get; set; }

    /// <summary>Headline and text in plain words; null when there is nothing to be made of it any more.</summary>
    public string? Text { get; set; }

    /// <summary>As the feed says.</summary>
    public DateTimeOffset PublishedAt { get; set; }

    public DateTimeOffset SeenAt { get; set; }

    /// <summary>Also the concurrency token: of two nodes one makes the draft.</summary>
    public FeedEntryState State { get; set; }

    /// <summary>The day on the agency's calendar on which a draft was made of it; null while none was.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>Which draft of its feed on that day, from 1. Unique with the day, so that no two nodes make more than a day may have.</summary>
    public int? Number { get; set; }

    /// <summary>Its draft; null where none was made, or where it was deleted since.</summary>
    public Guid? PostId { get; set; }
}

internal sealed class FeedEntryTable : IEntityTypeConfiguration<FeedEntry>
{
    public void Configure(EntityTypeBuilder<FeedEntry> builder)
    {
        builder.ToTable("post_feed_entries");
        builder.Property(e => e.ItemId).HasMaxLength(FeedEntry.ItemIdMax);
        builder.Property(e => e.Title).HasMaxLength(Post.TitleMax);
        builder.Property(e => e.Link).HasMaxLength(FeedEntry.LinkMax);
        builder.Property(e => e.State).IsConcurrencyToken();
        builder.HasIndex(e => new { e.FeedId, e.ItemId }).IsUnique();
        builder.HasIndex(e => new { e.FeedId, e.Day, e.Number }).IsUnique();
        builder.HasIndex(e => new { e.FeedId, e.State });
        builder.HasIndex(e => e.PostId);
        builder.HasOne<PostFeed>().WithMany().HasForeignKey(e => e.FeedId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Post>().WithMany().HasForeignKey(e => e.PostId).OnDelete(DeleteBehavior.SetNull);
    }
}
