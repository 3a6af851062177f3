// One thing said in a conversation: by the citizen, by us, or among ourselves.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Inbox;

/// <summary>Stored by number: never renumber.</summary>
internal enum MessageKind
{
    /// <summary>The citizen's.</summary>
    Incoming = 1,

    /// <summary>Our answer.</summary>
    Outgoing = 2,

    /// <summary>For colleagues only; never leaves the house.</summary>
    Note = 3,
}

internal sealed class Message : IAgencyOwned
{
    public const int NoteMax = 4_000;

    /// <summary>Chosen by the form that was shown, so that pressing "send" twice sends once.</summary>
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid ConversationId { get; set; }

    /// <summary>Of the conversation; here as well so that what a channel brought is there once.</summary>
    public Guid ChannelId { get; set; }

    public MessageKind Kind { get; set; }

    [Personal]
    public required string Text { get; set; }

    /// <summary>Its text and author as search compares them (<see cref="Fold"/>).</summary>
    [Personal]
    public required string Folded { get; set; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>When it came to us; equal to <see cref="At"/> for what we said.</summary>
    public DateTimeOffset StoredAt { get; set; }

    /// <summary>The citizen's handle, or the name of the member of staff.</summary>
    [Personal]
    public required string Author { get; set; }

    /// <summary>The member of staff; null for a citizen.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>The network's id; null for a note, and for an answer until it has arrived.</summary>
    public string? ExternalId { get; set; }

    /// <summary>The network's revision of it, needed to answer it.</summary>
    public string? Revision { get; set; }

    /// <summary>The item that it answers, by the network's id.</summary>
    public string? ReplyToId { get; set; }

    /// <summary>First item of the thread that it stands in; null when it starts one.</summary>
    public string? RootId { get; set; }

    public string? RootRevision { get; set; }

    public string? Url { get; set; }

    /// <summary>ISO 639-1 code; null when undetermined.</summary>
    public string? Language { get; set; }

    /// <summary><c>negative</c>, <c>neutral</c> or <c>positive</c> as it counts now, a person's correction included; null when the model abstained, and for what we said.</summary>
    public string? Sentiment { get; set; }

    /// <summary>What else was found out about it, as JSON of <see cref="Listening.Events.LabelFact"/>; null for what we said.</summary>
    [Personal]
    public string? Labels { get; set; }

    /// <summary>A machine proposed words of our answer and a person took them over.</summary>
    public bool MachineAssisted { get; set; }

    /// <summary>Where it was heard; null for what we said.</summary>
    public Guid? MentionId { get; set; }

    /// <summary>The sending of an answer: its state is read from there.</summary>
    public Guid? DeliveryId { get; set; }
}

internal sealed class MessageTable : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("messages");
        builder.Property(m => m.Author).HasMaxLength(300);
        builder.Property(m => m.ExternalId).HasMaxLength(500);
        builder.Property(m => m.Revision).HasMaxLength(200);
        builder.Property(m => m.ReplyToId).HasMaxLength(500);
        builder.Property(m => m.RootId).HasMaxLength(500);
        builder.Property(m => m.RootRevision).HasMaxLength(200);
        builder.Property(m => m.Url).HasMaxLength(1_000);
        builder.Property(m => m.Language).HasMaxLength(35);
        builder.Property(m => m.Sentiment).HasMaxLength(20);
        builder.HasIndex(m => new { m.ChannelId, m.ExternalId }).IsUnique().HasFilter("external_id IS NOT NULL");
        builder.HasIndex(m => new { m.ConversationId, m.At });
        builder.HasIndex(m => m.DeliveryId);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(m => m.ConversationId).OnDelete(DeleteBehavior.Cascade);
    }
}
