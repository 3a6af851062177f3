// The Noticeboard as an actor of ActivityPub: whether it can be followed, and the key with which it signs what it sends.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Noticeboard.Federation;

internal sealed class FederatedActor : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>Whether people can find and follow it, and followers get new posts. Removals go out in any case.</summary>
    public bool IsOn { get; set; }

    /// <summary>Counts the keys, from 1: a part of the key's address, so that no server mistakes a new key for the old one.</summary>
    public int KeyNumber { get; set; }

    public required string PublicKeyPem { get; set; }

    /// <summary>The private half, sealed with the installation's keys.</summary>
    public required string Sealed { get; set; }

    public DateTimeOffset KeySince { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class FederatedActorTable : IEntityTypeConfiguration<FederatedActor>
{
    public void Configure(EntityTypeBuilder<FederatedActor> builder)
    {
        builder.ToTable("noticeboard_actors");
        builder.Property(a => a.PublicKeyPem).HasMaxLength(2_000);
        // Two who rotate at the same time: the second is told that it was done.
        builder.Property(a => a.KeyNumber).IsConcurrencyToken();
        builder.HasIndex(a => a.AgencyId).IsUnique();
        builder.HasOne<Agency>().WithMany().HasForeignKey(a => a.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
