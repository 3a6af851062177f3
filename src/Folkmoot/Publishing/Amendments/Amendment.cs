// A correction of a post that is out: other words for each channel, proposed by one person and approved by another, with what was wrong.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Amendments;

/// <summary>Stored by number: never renumber.</summary>
internal enum AmendmentState
{
    /// <summary>Waits for another person's approval.</summary>
    Waiting = 1,

    Approved = 2,
    Returned = 3,

    /// <summary>Taken back by who proposed it, or the post was withdrawn meanwhile.</summary>
    Void = 4,
}

/// <summary>How a channel gets the correction. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AmendmentWay>))]
internal enum AmendmentWay
{
    /// <summary>The words there are changed.</summary>
    Edit,

    /// <summary>A person changes them by hand and reports it.</summary>
    ByHand,

    /// <summary>It is answered beneath with the correction; the old words stay.</summary>
    Reply,

    /// <summary>It is taken down there.</summary>
    TakeDown,

    /// <summary>It stays as it is, for a reason.</summary>
    Leave,
}

internal sealed class Amendment : IAgencyOwned
{
    /// <summary>As <c>Delivery.OwnerKind</c> of a reply with the correction.</summary>
    public const string Kind = "amendment";

    public const int NoteMax = 500;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PostId { get; set; }

    public AmendmentState State { get; set; } = AmendmentState.Waiting;

    /// <summary>What was wrong. Readers are told where a network has a place for it.</summary>
    public required string Note { get; set; }

    /// <summary>Headline where a network has one; empty for none.</summary>
    public string Title { get; set; } = "";

    /// <summary>What is to happen on each channel, as JSON (<see cref="AmendedChannel"/>).</summary>
    public required string Channels { get; set; }

    /// <summary><see cref="AmendmentHash"/> of all of it.</summary>
    public required string Hash { get; set; }

    public Guid ProposedBy { get; set; }

    public DateTimeOffset ProposedAt { get; set; }

    public Guid? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Why it was returned; empty for nothing said.</summary>
    public string Reason { get; set; } = "";

    public IReadOnlyList<AmendedChannel> ReadChannels() =>
        JsonSerializer.Deserialize<List<AmendedChannel>>(Channels) ?? throw new InvalidOperationException($"Amendment {Id} names no channels.");

    public static string Write(IReadOnlyList<AmendedChannel> channels) => JsonSerializer.Serialize(channels, Plain);
}

/// <param name="DeliveryId">What is out there.</param>
/// <param name="Before">The words that it was written against: others since then must be seen first.</param>
/// <param name="Text">The words afterwards; the same as before where they stay.</param>
/// <param name="Why">Why it is left as it is; empty otherwise.</param>
/// <param name="Reply">What is sent beneath it; null where nothing is.</param>
internal sealed record AmendedChannel(Guid ChannelId, Guid DeliveryId, AmendmentWay Way, string Before, string Text, string Why = "", DeliveryContent? Reply = null);

internal sealed class AmendmentTable : IEntityTypeConfiguration<Amendment>
{
    public void Configure(EntityTypeBuilder<Amendment> builder)
    {
        builder.ToTable("post_amendments");
        builder.Property(a => a.State).IsConcurrencyToken();
        builder.Property(a => a.Note).HasMaxLength(Amendment.NoteMax);
        builder.Property(a => a.Title).HasMaxLength(Post.TitleMax);
        builder.Property(a => a.Hash).HasMaxLength(64);
        builder.Property(a => a.Reason).HasMaxLength(Amendment.NoteMax);
        builder.HasIndex(a => a.PostId).IsUnique().HasFilter("state = 1").HasDatabaseName("ix_post_amendments_waiting");
        builder.HasIndex(a => new { a.AgencyId, a.State, a.ProposedAt });
        builder.HasOne<Post>().WithMany().HasForeignKey(a => a.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}
