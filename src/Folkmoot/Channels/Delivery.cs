// One thing that leaves the house to one channel: a post, an answer. Its id is the key under which it is sent, at every attempt.
using System.Text.Json;
using System.Text.Json.Serialization;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Channels;

/// <summary>Stored by number: never renumber.</summary>
internal enum DeliveryState
{
    /// <summary>Certainly not sent yet.</summary>
    Waiting = 1,

    /// <summary>A call was begun and has not been settled: it may have arrived.</summary>
    Sending = 2,

    Sent = 3,

    /// <summary>The network refused it.</summary>
    Failed = 4,

    /// <summary>A person must decide.</summary>
    NeedsReview = 5,

    /// <summary>Taken back, before or after it was sent.</summary>
    Withdrawn = 6,

    /// <summary>Given to a person, who posts it by hand and reports it (<see cref="ReportByHand"/>).</summary>
    ByHand = 7,
}

internal sealed class Delivery : IAgencyOwned
{
    public const int ReasonMax = 1_000;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>Kind of what it belongs to: <c>post</c>, <c>reply</c>. Chooses the <see cref="ISendGuard"/>.</summary>
    public required string OwnerKind { get; set; }

    public Guid OwnerId { get; set; }

    public Guid ChannelId { get; set; }

    /// <summary>Its place in a thread, from 0. Greater than <see cref="LastPart"/>: left over from a longer text that never went out.</summary>
    public int Part { get; set; }

    /// <summary>The place of the last part; 0 for a post of one part.</summary>
    public int LastPart { get; set; }

    public bool InThread => LastPart > 0 || Part > 0;

    public Lane Lane { get; set; }

    public DeliveryState State { get; set; } = DeliveryState.Waiting;

    /// <summary>The exact content as JSON (<see cref="DeliveryContent"/>), frozen when it was asked for.</summary>
    public required string Content { get; set; }

    public DateTimeOffset DueAt { get; set; }

    /// <summary>After this it is not sent without a person's word.</summary>
    public DateTimeOffset PublishBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Why it is not sent yet, or what a person must decide, as a stored <see cref="Networks.Reason"/>; null when there is nothing to say.</summary>
    public string? Reason { get; set; }

    /// <summary>Calls begun, and reports of people who post by hand.</summary>
    public int Attempts { get; set; }

    /// <summary>Calls made before a person said "send it again"; they do not count towards the limit.</summary>
    public int AttemptsForgiven { get; set; }

    /// <summary>Times that the network could not say whether it arrived.</summary>
    public int Asked { get; set; }

    /// <summary>When the first call was begun; the instant that the post carries.</summary>
    public DateTimeOffset? FirstStartedAt { get; set; }

    /// <summary>When the latest call was begun, or when it was given to a person.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? SettledAt { get; set; }

    public string? ExternalId { get; set; }

    public string? Url { get; set; }

    /// <summary>The network's revision of what was sent, needed to answer beneath it.</summary>
    public string? Revision { get; set; }

    /// <summary>The exact body that was sent, kept as a record.</summary>
    public string? Rendered { get; set; }

    /// <summary>Somebody asked for it back while it was on its way or out.</summary>
    public bool WithdrawRequested { get; set; }

    /// <summary>When somebody let it go out although its channel's cap on costs is reached.</summary>
    public DateTimeOffset? OverCapAt { get; set; }

    /// <summary>The same row, to change without touching this one.</summary>
    public Delivery Copy() => (Delivery)MemberwiseClone();

    public DeliveryContent ReadContent() =>
        JsonSerializer.Deserialize<DeliveryContent>(Content) ?? throw new InvalidOperationException($"Delivery {Id} has no content.");
}

/// <summary>What is sent. Images are named by id; their bytes never change.</summary>
internal sealed record DeliveryContent(
    string Text,
    IReadOnlyList<string> Languages,
    IReadOnlyList<ContentImage> Images,
    ReplyTarget? ReplyTo = null,
    string? Title = null,
    // Not written where it is not so: what waits was frozen before there was such a mark, and must stay equal to what was approved.
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool MachineAssisted = false);

internal sealed record ContentImage(Guid MediaId, string AltText, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FocalPoint? Focus = null);

internal sealed class DeliveryTable : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("deliveries");
        builder.Property(d => d.OwnerKind).HasMaxLength(20);
        builder.Ignore(d => d.InThread);
        // Two runs for one delivery may meet; the one that read an older state must not write over the newer.
        builder.Property(d => d.State).IsConcurrencyToken();
        builder.Property(d => d.Reason).HasMaxLength(Delivery.ReasonMax);
        builder.Property(d => d.ExternalId).HasMaxLength(500);
        builder.Property(d => d.Url).HasMaxLength(1_000);
        builder.Property(d => d.Revision).HasMaxLength(200);
        builder.HasIndex(d => new { d.OwnerKind, d.OwnerId, d.ChannelId, d.Part }).IsUnique();
        builder.HasIndex(d => new { d.AgencyId, d.State, d.DueAt });
        builder.HasIndex(d => new { d.ChannelId, d.ExternalId });
        builder.HasOne<Channel>().WithMany().HasForeignKey(d => d.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }
}
