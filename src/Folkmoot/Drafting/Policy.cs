// What an agency has decided about a large model: whether it is used, why, what may leave, and what it may cost.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Drafting;

/// <summary>One for each agency that ever decided; without one it is off.</summary>
internal sealed class Policy : IAgencyOwned
{
    public const int ReasonMax = 1_000;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public bool IsOn { get; set; }

    /// <summary>Why it is on, or why it was stopped.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Pictures may leave, for descriptions of them.</summary>
    public bool AllowsPictures { get; set; }

    /// <summary>ISO 4217 code in which the agency counts.</summary>
    public required string Currency { get; set; }

    /// <summary>How many millionths of the agency's currency one unit of the operator's costs.</summary>
    public long RateMicros { get; set; } = Money.Unit;

    /// <summary>Millionths of the agency's currency for a month; null for no limit.</summary>
    public long? BudgetMicros { get; set; }

    public Guid ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Grows with every change, so that two administrators do not overwrite each other.</summary>
    public int Version { get; set; }
}

internal sealed class PolicyTable : IEntityTypeConfiguration<Policy>
{
    public void Configure(EntityTypeBuilder<Policy> builder)
    {
        builder.ToTable("drafting_policies");
        builder.Property(p => p.Reason).HasMaxLength(Policy.ReasonMax);
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.AgencyId).IsUnique();
    }
}
