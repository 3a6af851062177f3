// One citizen and the agency talking in one thread of one channel.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Inbox;

/// <summary>Stored by number: never renumber.</summary>
internal enum ConversationState
{
    Open = 1,
    Closed = 2,
}

/// <summary>Stored by number: never renumber. The higher, the earlier in the queue.</summary>
public enum Priority
{
    Normal = 1,
    High = 2,
    Urgent = 3,
}

/// <summary>Stored by number: never renumber. The higher, the earlier among those of one priority.</summary>
internal enum Urgency
{
    None = 0,

    /// <summary>A service that people rely on is out.</summary>
    ServiceOutage = 1,

    /// <summary>A life may be in danger.</summary>
    LifeSafety = 2,
}

internal sealed class Conversation : IAgencyOwned
{
    public const int SubjectMax = 160;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid ChannelId { get; set; }

    /// <summary>First item of the thread, by the network's id.</summary>
    public required string RootId { get; set; }

    /// <summary>The citizen, by the network's id.</summary>
    [Personal]
    public required string CitizenId { get; set; }

    [Personal]
    public required string CitizenHandle { get; set; }

    [Personal]
    public required string CitizenName { get; set; }

    /// <summary>How the citizen's first message begins.</summary>
    [Personal]
    public required string Subject { get; set; }

    /// <summary>ISO 639-1 code of the citizen's last message whose language was certain.</summary>
    public string? Language { get; set; }

    public ConversationState State { get; set; } = ConversationState.Open;

    public Priority Priority { get; set; } = Priority.Normal;

    /// <summary>The person who chose the priority; null where messages raised it.</summary>
    public Guid? PriorityBy { get; set; }

    /// <summary>What stands behind the priority, in the queue's words.</summary>
    public Urgency Urgency { get; set; }

    /// <summary>The message that says so.</summary>
    public Guid? UrgencyMessageId { get; set; }

    /// <summary>The member of staff who looks after it; null for nobody.</summary>
    public Guid? AssigneeId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset LastMessageAt { get; set; }

    /// <summary>Since when a message of the citizen has had no answer; null when none waits.</summary>
    public DateTimeOffset? UnreadSince { get; set; }

    /// <summary>Since when an answer of ours could not be sent; null when there is none such.</summary>
    public DateTimeOffset? TroubleSince { get; set; }

    /// <summary>Answers given so far, so that whoever answers learns that somebody else was quicker.</summary>
    public int Answers { get; set; }
}

internal sealed class ConversationTable : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.ToTable("conversations");
        builder.Property(c => c.RootId).HasMaxLength(500);
        builder.Property(c => c.CitizenId).HasMaxLength(300);
        builder.Property(c => c.CitizenHandle).HasMaxLength(300);
        builder.Property(c => c.CitizenName).HasMaxLength(300);
        builder.Property(c => c.Subject).HasMaxLength(Conversation.SubjectMax);
        builder.Property(c => c.Language).HasMaxLength(35);
        builder.HasIndex(c => new { c.ChannelId, c.RootId, c.CitizenId }).IsUnique();
        builder.HasIndex(c => new { c.AgencyId, c.State, c.LastMessageAt });
        builder.HasIndex(c => new { c.AgencyId, c.State, c.AssigneeId });
        builder.HasOne<Channel>().WithMany().HasForeignKey(c => c.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }
}
