// One call to a network, written before the call is made; or one report of a person who posts by hand.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Channels;

internal sealed class DeliveryAttempt : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid DeliveryId { get; set; }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>sent, refused, busy, unknown, found, not-found, posted-by-hand, not-posted; null while it is under way, or when the process ended in the middle.</summary>
    public string? Outcome { get; set; }

    public string? Reason { get; set; }

    /// <summary>The same row, to change without touching this one.</summary>
    public DeliveryAttempt Copy() => (DeliveryAttempt)MemberwiseClone();
}

internal sealed class DeliveryAttemptTable : IEntityTypeConfiguration<DeliveryAttempt>
{
    public void Configure(EntityTypeBuilder<DeliveryAttempt> builder)
    {
        builder.ToTable("delivery_attempts");
        builder.Property(a => a.Outcome).HasMaxLength(20);
        builder.Property(a => a.Reason).HasMaxLength(Delivery.ReasonMax);
        builder.HasIndex(a => new { a.DeliveryId, a.Number }).IsUnique();
        builder.HasOne<Delivery>().WithMany().HasForeignKey(a => a.DeliveryId).OnDelete(DeleteBehavior.Cascade);
    }
}
