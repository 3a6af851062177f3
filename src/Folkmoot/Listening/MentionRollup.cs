// How many mentions there were in an hour, by source, language and sentiment: what charts read.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Listening;

internal sealed class MentionRollup : IAgencyOwned
{
    public static readonly string[] Key = [nameof(AgencyId), nameof(SourceId), nameof(Network), nameof(Hour), nameof(Language), nameof(Sentiment)];

    public static readonly string[] Sums = [nameof(Count)];

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid SourceId { get; set; }

    public required string Network { get; set; }

    /// <summary>Its beginning, in UTC.</summary>
    public DateTimeOffset Hour { get; set; }

    /// <summary>ISO 639-1, or <c>und</c>.</summary>
    public required string Language { get; set; }

    public Feeling Sentiment { get; set; }

    public int Count { get; set; }
}

internal sealed class MentionRollupTable : IEntityTypeConfiguration<MentionRollup>
{
    public void Configure(EntityTypeBuilder<MentionRollup> builder)
    {
        builder.ToTable("mention_rollups");
        builder.Property(r => r.Network).HasMaxLength(30);
        builder.Property(r => r.Language).HasMaxLength(10);
        builder.HasIndex(r => new { r.AgencyId, r.SourceId, r.Network, r.Hour, r.Language, r.Sentiment }).IsUnique();
        builder.HasIndex(r => new { r.AgencyId, r.Hour });
    }
}
