// Something that the agency says in public: one text, its versions for single channels, images, targets, and what became of it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing;

/// <summary>Stored by number: never renumber.</summary>
internal enum PostState
{
    Draft = 1,

    /// <summary>Waits for somebody else's approval.</summary>
    InReview = 2,

    /// <summary>Sent back to its author with a reason.</summary>
    Returned = 3,

    /// <summary>Approved; goes out at its time.</summary>
    Approved = 4,

    /// <summary>Some of it is on its way.</summary>
    Publishing = 5,

    /// <summary>It is out on every channel.</summary>
    Published = 6,

    /// <summary>It is out on some channels and not on others; nothing moves any more without a person.</summary>
    PartlyPublished = 7,

    /// <summary>It is out nowhere, and a person must look.</summary>
    NotPublished = 8,

    /// <summary>Somebody took it back and some of it is not down yet.</summary>
    Withdrawing = 9,

    Withdrawn = 10,
}

internal sealed class Post : IAgencyOwned
{
    /// <summary>As <c>Delivery.OwnerKind</c>, and the subject of audit entries.</summary>
    public const string Kind = "post";

    public const int TitleMax = 200;

    /// <summary>Longest text of a post in UTF-16 units; each network's own limit is mostly far lower.</summary>
    public const int TextMax = 50_000;

    public const int SourceMax = 50_000;

    public const int ImagesMax = 10;
    public const int LanguagesMax = 4;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid AuthorId { get; set; }

    public PostState State { get; set; } = PostState.Draft;

    /// <summary>Headline where a network has one (the Noticeboard); empty for none.</summary>
    public string Title { get; set; } = "";

    /// <summary>The text for every channel that has no version of its own.</summary>
    public string Text { get; set; } = "";

    /// <summary>What it was written from, pasted by its author for the claim check; never goes out. Empty for none.</summary>
    public string Source { get; set; } = "";

    /// <summary>BCP 47 tags, the main one first.</summary>
    public required List<string> Languages { get; set; }

    /// <summary>Of the agency's labels, those that its author gave it; they say which approval chains hold. Null for none.</summary>
    public List<string>? Labels { get; set; }

    /// <summary>The campaign that it belongs to (<see cref="Plan.Campaign"/>); null for none. No content: it may change after the approval.</summary>
    public Guid? CampaignId { get; set; }

    /// <summary>Free words by which the agency finds it again, in small letters; null for none. No content either.</summary>
    public List<string>? Tags { get; set; }

    /// <summary>The content category that it is in (<see cref="Plan.Categories.PostCategory"/>); null for none. No content either.</summary>
    public Guid? CategoryId { get; set; }

    /// <summary>The instant chosen; null is "as soon as it is approved".</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>The wall-clock time that the author chose, <c>2026-11-22T09:30</c>, in <see cref="TimeZone"/>.</summary>
    public string? DueLocal { get; set; }

    /// <summary>IANA name of the zone in which the wall-clock times were chosen.</summary>
    public required string TimeZone { get; set; }

    /// <summary>After this instant it is not sent without a person's word; null is two hours after it was due.</summary>
    public DateTimeOffset? PublishBy { get; set; }

    /// <summary>Before this instant it goes nowhere; null for no embargo.</summary>
    public DateTimeOffset? EmbargoUntil { get; set; }

    /// <summary>A machine proposed words that are in it and a person took them over.</summary>
    public bool MachineAssisted { get; set; }

    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>What was approved (<see cref="ContentHash"/>); null while nothing is.</summary>
    public string? ApprovedHash { get; set; }

    /// <summary>When it goes or went out: set by the approval.</summary>
    public DateTimeOffset? ReleaseAt { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Grows with every change, so that two people do not overwrite each other.</summary>
    public int Version { get; set; } = 1;

    public List<PostTarget> Targets { get; } = [];

    public List<PostVersion> Versions { get; } = [];

    public List<PostImage> Images { get; } = [];

    /// <summary>The text that goes to a channel: its own version, or the post's.</summary>
    public string TextFor(Guid channelId) => Versions.Find(v => v.ChannelId == channelId)?.Text ?? Text;

    /// <summary>Marks a change, so that whoever read an older version cannot write over it.</summary>
    public void Touch(DateTimeOffset now) => (ChangedAt, Version) = (now, Version + 1);
}

internal sealed class PostTable : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("posts");
        builder.Property(p => p.Title).HasMaxLength(Post.TitleMax);
        builder.Property(p => p.Source).HasMaxLength(Post.SourceMax);
        builder.Property(p => p.DueLocal).HasMaxLength(20);
        builder.Property(p => p.TimeZone).HasMaxLength(60);
        builder.Property(p => p.ApprovedHash).HasMaxLength(64);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.AgencyId, p.ChangedAt });
        builder.HasIndex(p => new { p.AgencyId, p.State });
        builder.HasIndex(p => new { p.AgencyId, p.DueAt });
        builder.HasIndex(p => new { p.AgencyId, p.ReleaseAt });
        builder.HasIndex(p => new { p.AgencyId, p.CampaignId });
        builder.HasIndex(p => new { p.AgencyId, p.CategoryId });
        builder.HasMany(p => p.Targets).WithOne().HasForeignKey(t => t.PostId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Versions).WithOne().HasForeignKey(v => v.PostId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Images).WithOne().HasForeignKey(i => i.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}
