// One decision of a machine: which model, on what evidence, how sure, and what a person made of it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Trust;

internal sealed class Decision : IAgencyOwned
{
    public const int ModelMax = 400;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>What it was for: <c>listening.sentiment</c>.</summary>
    public required string Purpose { get; set; }

    public required string Subject { get; set; }

    public Guid SubjectId { get; set; }

    /// <summary><c>NAME@VERSION</c> as in its card; <c>NAME@HOST</c> of a model outside of this program.</summary>
    public required string Model { get; set; }

    public required string Label { get; set; }

    /// <summary>A model outside of this program proposed something: it gives no probability, so score and threshold are 0, and names no spans.</summary>
    public bool IsProposal { get; set; }

    /// <summary>Probability of the label.</summary>
    public double Score { get; set; }

    /// <summary>The score under which the model abstains.</summary>
    public double Threshold { get; set; }

    /// <summary>SHA-256 of the text that was judged; the text itself stays where it is.</summary>
    public required string InputHash { get; set; }

    /// <summary>The spans it rests on, as JSON: start, length, weight.</summary>
    public required string Evidence { get; set; }

    public Guid? OverriddenBy { get; set; }

    public string? OverriddenLabel { get; set; }

    public DateTimeOffset? OverriddenAt { get; set; }
}

internal sealed class DecisionTable : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("decisions");
        builder.Property(d => d.Purpose).HasMaxLength(60);
        builder.Property(d => d.Subject).HasMaxLength(60);
        builder.Property(d => d.Model).HasMaxLength(Decision.ModelMax);
        builder.Property(d => d.Label).HasMaxLength(60);
        builder.Property(d => d.OverriddenLabel).HasMaxLength(60);
        builder.Property(d => d.InputHash).HasMaxLength(64);
        builder.HasIndex(d => new { d.AgencyId, d.Subject, d.SubjectId });
        builder.HasIndex(d => new { d.AgencyId, d.At });
    }
}
