// Other words for something that is out on one channel: what it shall say, what it said before, and how far that is.
using System.Text.Json;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Channels.Editing;

/// <summary>Stored by number: never renumber.</summary>
internal enum EditState
{
    Waiting = 1,

    /// <summary>A call was begun and has not been settled. The same words sent again leave the same post, so that it is simply made again.</summary>
    Calling = 2,

    Edited = 3,

    /// <summary>The network refused it, or does not have the post any more: a person decides.</summary>
    NotEdited = 4,

    /// <summary>Given to a person, who changes it by hand and reports it.</summary>
    ByHand = 5,

    /// <summary>A person left it as it is.</summary>
    Left = 6,
}

internal sealed class DeliveryEdit : IAgencyOwned
{
    public const int NoteMax = 500;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid DeliveryId { get; set; }

    /// <summary>What it belongs to, by which its owner finds it again.</summary>
    public Guid OwnerId { get; set; }

    public EditState State { get; set; } = EditState.Waiting;

    /// <summary>What it shall say, as JSON (<see cref="DeliveryContent"/>), frozen when it was approved.</summary>
    public required string Content { get; set; }

    /// <summary>What it said before, as JSON: it stays on record.</summary>
    public required string Before { get; set; }

    /// <summary>What was wrong, for readers; empty for none.</summary>
    public string Note { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>Calls begun.</summary>
    public int Attempts { get; set; }

    /// <summary>Calls begun before a person said "try again"; they do not count towards the limit.</summary>
    public int AttemptsForgiven { get; set; }

    /// <summary>Why it is not done yet, or was not done, as a stored <see cref="Networks.Reason"/>.</summary>
    public string? Reason { get; set; }

    /// <summary>The exact body that was sent, kept as a record.</summary>
    public string? Rendered { get; set; }

    public DeliveryContent ReadContent() => Read(Content);

    public DeliveryContent ReadBefore() => Read(Before);

    private DeliveryContent Read(string content) =>
        JsonSerializer.Deserialize<DeliveryContent>(content) ?? throw new InvalidOperationException($"Edit {Id} has no content.");
}

internal sealed class DeliveryEditTable : IEntityTypeConfiguration<DeliveryEdit>
{
    public void Configure(EntityTypeBuilder<DeliveryEdit> builder)
    {
        builder.ToTable("delivery_edits");
        // A person and a worker may meet; the one that read an older state must not write over the newer.
        builder.Property(e => e.State).IsConcurrencyToken();
        builder.Property(e => e.Note).HasMaxLength(DeliveryEdit.NoteMax);
        builder.Property(e => e.Reason).HasMaxLength(Delivery.ReasonMax);
        builder.HasIndex(e => new { e.DeliveryId, e.OwnerId }).IsUnique();
        builder.HasIndex(e => e.OwnerId);
        builder.HasOne<Delivery>().WithMany().HasForeignKey(e => e.DeliveryId).OnDelete(DeleteBehavior.Cascade);
    }
}
