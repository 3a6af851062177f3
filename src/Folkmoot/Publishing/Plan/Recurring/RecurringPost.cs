// A post that comes again and again: its words, its rhythm, and what was made or left out of it. What is made is an ordinary draft.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Plan.Recurring;

internal sealed class RecurringPost : IAgencyOwned
{
    public const int NameMax = 100;

    /// <summary>At most so many days before its time a draft is made.</summary>
    public const int LeadMax = 60;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public required string Name { get; set; }

    /// <summary>A <see cref="Revisions.RevisionContent"/>; its own times count for nothing.</summary>
    public required string Content { get; set; }

    public Guid? CampaignId { get; set; }

    public Guid? CategoryId { get; set; }

    public List<string>? Tags { get; set; }

    /// <summary>A machine proposed words that were in the post it was made of; the mark goes with everything made of it.</summary>
    public bool MachineAssisted { get; set; }

    public Rhythm Rhythm { get; set; }

    public int Every { get; set; }

    public List<DayOfWeek> Days { get; set; } = [];

    public int Number { get; set; }

    public DateOnly From { get; set; }

    public DateOnly Until { get; set; }

    /// <summary>On the agency's clocks.</summary>
    public TimeOnly At { get; set; }

    public int LeadDays { get; set; }

    /// <summary>What is made is sent for approval at once; else it stays a draft.</summary>
    public bool Submits { get; set; }

    /// <summary>Everybody who wrote its words or its rhythm: none of them approves what is made of it.</summary>
    public List<Guid> Writers { get; set; } = [];

    /// <summary>Who changed it last; the author of what is made.</summary>
    public Guid ChangedBy { get; set; }

    /// <summary>Since when nothing is made of it; null while it runs.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Grows with every change, so that two people do not overwrite each other.</summary>
    public int Version { get; set; } = 1;

    public Recurrence Recurrence => new(Rhythm, Every, Days, Number, From, Until);
}

/// <summary>A day of it that was made or left out.</summary>
internal sealed class PostOccurrence : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid RecurringId { get; set; }

    /// <summary>On the agency's calendar. Unique: of many nodes one makes it, and what was deleted is not made again.</summary>
    public DateOnly Day { get; set; }

    /// <summary>What was made; null where it was left out, or deleted since.</summary>
    public Guid? PostId { get; set; }

    /// <summary>Who left it out; null where it was made.</summary>
    public Guid? SkippedBy { get; set; }

    public DateTimeOffset At { get; set; }
}

internal sealed class RecurringPostTable : IEntityTypeConfiguration<RecurringPost>
{
    public void Configure(EntityTypeBuilder<RecurringPost> builder)
    {
        builder.ToTable("recurring_posts");
        builder.Ignore(r => r.Recurrence);
        builder.Property(r => r.Name).HasMaxLength(RecurringPost.NameMax);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.AgencyId, r.Until });
    }
}

internal sealed class PostOccurrenceTable : IEntityTypeConfiguration<PostOccurrence>
{
    public void Configure(EntityTypeBuilder<PostOccurrence> builder)
    {
        builder.ToTable("recurring_post_days");
        builder.HasIndex(o => new { o.RecurringId, o.Day }).IsUnique();
        builder.HasIndex(o => o.PostId);
        builder.HasOne<RecurringPost>().WithMany().HasForeignKey(o => o.RecurringId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Post>().WithMany().HasForeignKey(o => o.PostId).OnDelete(DeleteBehavior.SetNull);
    }
}
