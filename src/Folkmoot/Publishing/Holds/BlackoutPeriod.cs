// A time in which an agency's posts are held: before an election, in mourning, or for another reason.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Holds;

/// <summary>Stored by number: never renumber. The name is the end of its text keys.</summary>
public enum BlackoutKind
{
    Election = 1,
    Mourning = 2,

    /// <summary>Its words say what for.</summary>
    Other = 3,
}

internal sealed class BlackoutPeriod : IAgencyOwned
{
    public const int WordsMax = 200;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public DateTimeOffset From { get; set; }

    /// <summary>The first instant at which posts go out again.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>IANA name of the zone in which the times were chosen.</summary>
    public required string TimeZone { get; set; }

    public BlackoutKind Kind { get; set; }

    /// <summary>What more there is to say; empty for nothing.</summary>
    public string Words { get; set; } = "";

    /// <summary>The channels that it holds; empty for all.</summary>
    public List<Guid> Channels { get; set; } = [];

    public Guid CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When somebody ended it before its time; from then on it holds nothing.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public Guid? EndedBy { get; set; }
}

internal sealed class BlackoutPeriodTable : IEntityTypeConfiguration<BlackoutPeriod>
{
    public void Configure(EntityTypeBuilder<BlackoutPeriod> builder)
    {
        builder.ToTable("blackout_periods");
        builder.Property(b => b.TimeZone).HasMaxLength(60);
        builder.Property(b => b.Words).HasMaxLength(BlackoutPeriod.WordsMax);
        builder.HasIndex(b => new { b.AgencyId, b.Until });
    }
}
