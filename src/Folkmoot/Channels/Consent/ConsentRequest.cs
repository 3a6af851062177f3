// A person who was sent to a network to consent, and is to come back with a code.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Channels.Consent;

internal sealed class ConsentRequest : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PersonId { get; set; }

    /// <summary>Where the person was signed in: nobody else, and no other browser, ends what was begun here.</summary>
    public Guid SessionId { get; set; }

    public required string Network { get; set; }

    /// <summary>The app that the consent is given to.</summary>
    public Guid AppId { get; set; }

    /// <summary>The channel that is connected again; null for a new one.</summary>
    public Guid? ChannelId { get; set; }

    /// <summary>What the new channel is to be called; empty for the account's own name.</summary>
    public required string Name { get; set; }

    /// <summary>Of the state that goes to the network and back, which itself is not kept.</summary>
    public required string StateHash { get; set; }

    /// <summary>The verifier and the address to return to; after the exchange, while the person chooses, the accounts with their tokens. Encrypted (<see cref="Secrets"/>).</summary>
    public required string Sealed { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When the person came back: the state is spent, whatever comes of it.</summary>
    public DateTimeOffset? ReturnedAt { get; set; }

    /// <summary>When one of several accounts was chosen.</summary>
    public DateTimeOffset? ChosenAt { get; set; }
}

internal sealed class ConsentRequestTable : IEntityTypeConfiguration<ConsentRequest>
{
    public void Configure(EntityTypeBuilder<ConsentRequest> builder)
    {
        builder.ToTable("consent_requests");
        builder.Property(r => r.Network).HasMaxLength(30);
        builder.Property(r => r.Name).HasMaxLength(ChannelSettings.NameMax);
        builder.Property(r => r.StateHash).HasMaxLength(64);
        builder.HasIndex(r => r.StateHash).IsUnique();
        builder.HasIndex(r => r.ExpiresAt);
        builder.HasOne<AgencyApp>().WithMany().HasForeignKey(r => r.AppId).OnDelete(DeleteBehavior.Cascade);
    }
}
