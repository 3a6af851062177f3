// A step that a post must pass, as the chain asked when the post was sent for approval. Rules that change later do not change it.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Chains;

internal sealed class PostStep : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PostId { get; set; }

    /// <summary>Name of its chain, unique among a post's chains.</summary>
    public required string Chain { get; set; }

    public int ChainVersion { get; set; }

    /// <summary>Place in its chain, from 0.</summary>
    public int Position { get; set; }

    public required string Name { get; set; }

    /// <summary>BCP 47 tag of the translation that is reviewed in it; null for a step of a chain that the agency defined.</summary>
    public string? Translation { get; set; }

    public required List<Guid> People { get; set; }

    public required List<Role> Roles { get; set; }

    public StepMode Mode { get; set; }

    public int? Count { get; set; }

    public bool External { get; set; }

    public int? EscalateAfterHours { get; set; }

    public required List<Guid> EscalatePeople { get; set; }

    public required List<Role> EscalateRoles { get; set; }

    /// <summary>Since when it is this step's turn; null while an earlier one is open.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it escalates if it still waits then; null for never, and while it does not wait.</summary>
    public DateTimeOffset? EscalateAt { get; set; }

    public DateTimeOffset? EscalatedAt { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>When a change or a return made it void; null while it holds.</summary>
    public DateTimeOffset? VoidedAt { get; set; }

    public bool Waits => StartedAt is not null && DoneAt is null && VoidedAt is null;

    public void Start(DateTimeOffset now)
    {
        StartedAt = now;
        EscalateAt = EscalateAfterHours is { } hours ? now.AddHours(hours) : null;
    }
}

internal sealed class PostStepTable : IEntityTypeConfiguration<PostStep>
{
    public void Configure(EntityTypeBuilder<PostStep> builder)
    {
        builder.ToTable("post_steps");
        builder.Ignore(s => s.Waits);
        builder.Property(s => s.Chain).HasMaxLength(ChainFaults.NameMax);
        builder.Property(s => s.Name).HasMaxLength(ChainFaults.NameMax);
        builder.Property(s => s.Translation).HasMaxLength(35);
        builder.HasIndex(s => s.PostId);
        builder.HasIndex(s => s.EscalateAt);
        builder.HasOne<Post>().WithMany().HasForeignKey(s => s.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}
