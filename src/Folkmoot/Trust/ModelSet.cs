// The models that labelled a batch together: the decision record of each item that names it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Trust;

[SharedTable("Which models this installation ran together; it names no agency and no person.")]
internal sealed class ModelSet
{
    public Guid Id { get; set; }

    /// <summary>The models in the order of their steps, as JSON of <see cref="UsedModel"/>.</summary>
    public required string Models { get; set; }

    /// <summary>SHA-256 of <see cref="Models"/>: the same models are the same set.</summary>
    public required string Hash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class ModelSetTable : IEntityTypeConfiguration<ModelSet>
{
    public void Configure(EntityTypeBuilder<ModelSet> builder)
    {
        builder.ToTable("model_sets");
        builder.Property(s => s.Hash).HasMaxLength(64);
        builder.HasIndex(s => s.Hash).IsUnique();
    }
}
