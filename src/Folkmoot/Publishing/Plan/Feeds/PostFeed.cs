// A news feed whose items become drafts: its address, what is made of an item, and how the reading goes.
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Plan.Feeds;

/// <summary>Where the words of a draft come from. Stored by number: never renumber. The name is the end of its text key.</summary>
public enum FeedWording
{
    /// <summary>The item's headline and its link.</summary>
    HeadlineAndLink = 1,

    /// <summary>Folkmoot's own writer chooses sentences of the item; the link stands beneath.</summary>
    OwnWriter = 2,
}

/// <summary>What becomes of the items that a feed has when it is first read. Stored by number: never renumber. The name is the end of its text key.</summary>
public enum FeedStart
{
    OnlyNew = 1,

    /// <summary>So many of the newest are taken too.</summary>
    Newest = 2,
}

internal sealed class PostFeed : IAgencyOwned
{
    public const int NameMax = 100;
    public const int AddressMax = 1_000;
    public const int PerDayMax = 20;
    public const int StartMax = 20;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public required string Name { get; set; }

    public required string Address { get; set; }

    /// <summary>That its drafts are for.</summary>
    public List<Guid> Channels { get; set; } = [];

    public Guid? CampaignId { get; set; }

    public Guid? CategoryId { get; set; }

    public List<string>? Labels { get; set; }

    /// <summary>BCP 47 tag of its items and of what is made of them.</summary>
    public required string Language { get; set; }

    public FeedWording Wording { get; set; }

    /// <summary>At most so many drafts on a day of the agency's calendar.</summary>
    public int PerDay { get; set; }

    public FeedStart Start { get; set; }

    public int StartCount { get; set; }

    /// <summary>Who changed it last: the author of its drafts, and who is told when it cannot be read.</summary>
    public Guid ChangedBy { get; set; }

    /// <summary>Since when it is neither read nor drafted from; null while it runs.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>It was taken away, and can be brought back; null while it is there.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>What makes the next request conditional; moved in the transaction that stores what was read.</summary>
    public string? Cursor { get; set; }

    /// <summary>Null until it was read once at this address.</summary>
    public DateTimeOffset? FirstReadAt { get; set; }

    public DateTimeOffset? LastReadAt { get; set; }

    /// <summary>Null is at once.</summary>
    public DateTimeOffset? NextReadAt { get; set; }

    /// <summary>A stored <see cref="Reason"/>; null when the last reading worked.</summary>
    public string? LastError { get; set; }

    /// <summary>Readings in a row that failed.</summary>
    public int Failures { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Grows with every change of a person, so that two do not overwrite each other.</summary>
    public int Version { get; set; } = 1;
}

internal sealed class PostFeedTable : IEntityTypeConfiguration<PostFeed>
{
    public void Configure(EntityTypeBuilder<PostFeed> builder)
    {
        builder.ToTable("post_feeds");
        builder.Property(f => f.Name).HasMaxLength(PostFeed.NameMax);
        builder.Property(f => f.Address).HasMaxLength(PostFeed.AddressMax);
        builder.Property(f => f.Language).HasMaxLength(35);
        builder.Property(f => f.Cursor).HasMaxLength(2_000);
        builder.Property(f => f.LastError).HasMaxLength(Reason.StoredMax);
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.HasIndex(f => new { f.AgencyId, f.Name });
        builder.HasIndex(f => f.NextReadAt);
    }
}
