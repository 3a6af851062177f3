// Something that somebody said to or about the agency, with what was made of it.
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Listening;

/// <summary>Stored by number: never renumber.</summary>
internal enum Feeling
{
    Negative = 1,
    Neutral = 2,
    Positive = 3,

    /// <summary>The model was not sure enough, or was not there, and nobody has said.</summary>
    Unclear = 4,
}

internal sealed class Mention : IAgencyOwned
{
    public const int TextMax = 50_000;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid SourceId { get; set; }

    public Guid? ChannelId { get; set; }

    public required string Network { get; set; }

    /// <summary>Where <see cref="ExternalId"/> is unique: the network, or for an import its source.</summary>
    public required string Origin { get; set; }

    public required string ExternalId { get; set; }

    public IncomingKind Kind { get; set; }

    [Personal]
    public required string AuthorExternalId { get; set; }

    [Personal]
    public required string AuthorHandle { get; set; }

    [Personal]
    public required string AuthorName { get; set; }

    [Personal]
    public required string Text { get; set; }

    /// <summary>Text and handle without case and accents: what a search looks in.</summary>
    [Personal]
    public required string Folded { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    public string? Url { get; set; }

    public string? ReplyToId { get; set; }

    public string? RootId { get; set; }

    public string? RootRevision { get; set; }

    public string? Revision { get; set; }

    /// <summary>The language that its author gave it.</summary>
    public string? DeclaredLanguage { get; set; }

    /// <summary>ISO 639-1; null when neither the text nor its author says.</summary>
    public string? Language { get; set; }

    /// <summary>The model's probability of <see cref="Language"/>; null where it is the author's word.</summary>
    public double? LanguageScore { get; set; }

    /// <summary>As it counts now, a person's correction included; null until it was analysed.</summary>
    public Feeling? Sentiment { get; set; }

    /// <summary>What the model said.</summary>
    public Feeling? MachineSentiment { get; set; }

    public double NegativeScore { get; set; }

    public double NeutralScore { get; set; }

    public double PositiveScore { get; set; }

    /// <summary>The spans of <see cref="Text"/> that the sentiment rests on, as JSON.</summary>
    public string? Evidence { get; set; }

    /// <summary>What else was found out about it, as JSON of <see cref="MentionLabel"/>; null until it was analysed.</summary>
    public string? Labels { get; set; }

    /// <summary>How urgent it is, as it counts now; null where nobody can say. The same as in <see cref="Labels"/>, to be filtered by, as are the next two.</summary>
    public string? Urgency { get; set; }

    /// <summary>Which service it is about.</summary>
    public string? Topic { get; set; }

    /// <summary>Whether it asks, requests, complains, praises or passes on a rumour.</summary>
    public string? Wants { get; set; }

    /// <summary>The models that labelled it: its decision record.</summary>
    public Guid? ModelSetId { get; set; }

    /// <summary>Set once; a run that comes second changes nothing.</summary>
    public DateTimeOffset? AnalysedAt { get; set; }

    public Guid? CorrectedBy { get; set; }

    public DateTimeOffset? CorrectedAt { get; set; }
}

internal sealed class MentionTable : IEntityTypeConfiguration<Mention>
{
    public void Configure(EntityTypeBuilder<Mention> builder)
    {
        builder.ToTable("mentions");
        builder.Property(m => m.Network).HasMaxLength(30);
        builder.Property(m => m.Origin).HasMaxLength(60);
        builder.Property(m => m.ExternalId).HasMaxLength(RawEvent.ExternalIdMax);
        builder.Property(m => m.AuthorExternalId).HasMaxLength(Incomings.AuthorMax);
        builder.Property(m => m.AuthorHandle).HasMaxLength(Incomings.AuthorMax);
        builder.Property(m => m.AuthorName).HasMaxLength(Incomings.AuthorMax);
        builder.Property(m => m.Url).HasMaxLength(Incomings.UrlMax);
        builder.Property(m => m.ReplyToId).HasMaxLength(RawEvent.ExternalIdMax);
        builder.Property(m => m.RootId).HasMaxLength(RawEvent.ExternalIdMax);
        builder.Property(m => m.RootRevision).HasMaxLength(200);
        builder.Property(m => m.Revision).HasMaxLength(200);
        builder.Property(m => m.DeclaredLanguage).HasMaxLength(35);
        builder.Property(m => m.Language).HasMaxLength(10);
        builder.Property(m => m.Urgency).HasMaxLength(30);
        builder.Property(m => m.Topic).HasMaxLength(60);
        builder.Property(m => m.Wants).HasMaxLength(30);
        builder.Property(m => m.AnalysedAt).IsConcurrencyToken();
        builder.HasIndex(m => new { m.AgencyId, m.Origin, m.ExternalId }).IsUnique();
        builder.HasIndex(m => new { m.AgencyId, m.At });
        builder.HasIndex(m => new { m.AgencyId, m.Urgency, m.At });
        builder.HasIndex(m => new { m.AgencyId, m.Topic, m.At });
        builder.HasIndex(m => new { m.AgencyId, m.Sentiment, m.At });
        builder.HasOne<Source>().WithMany().HasForeignKey(m => m.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ModelSet>().WithMany().HasForeignKey(m => m.ModelSetId).OnDelete(DeleteBehavior.Restrict);
    }
}
