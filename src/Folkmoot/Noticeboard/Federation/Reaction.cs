// Somebody on another server likes or passes on a post of the Noticeboard: counted, and of who it was no more is kept than taking it back needs.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Noticeboard.Federation;

/// <summary>Stored by number: never renumber.</summary>
internal enum ReactionKind
{
    Like = 1,
    Announce = 2,
}

internal sealed class Reaction : IAgencyOwned
{
    public const int HashMax = 64;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PostId { get; set; }

    public ReactionKind Kind { get; set; }

    /// <summary>SHA-256 over the agency and the actor's address: each counts once and can take it back; no name, picture or address is kept.</summary>
    [Personal]
    public required string ActorHash { get; set; }

    /// <summary>The same of the activity's own address, by which some servers take it back; empty where it has none.</summary>
    public required string ActivityHash { get; set; }

    public DateTimeOffset At { get; set; }
}

internal sealed class ReactionTable : IEntityTypeConfiguration<Reaction>
{
    public void Configure(EntityTypeBuilder<Reaction> builder)
    {
        builder.ToTable("noticeboard_reactions");
        builder.Property(r => r.ActorHash).HasMaxLength(Reaction.HashMax);
        builder.Property(r => r.ActivityHash).HasMaxLength(Reaction.HashMax);
        builder.HasIndex(r => new { r.PostId, r.Kind, r.ActorHash }).IsUnique();
        builder.HasIndex(r => new { r.AgencyId, r.ActorHash });
    }
}
