// One call that a network charges for, at the price of that moment: written before the call, corrected when it is known what came of it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Channels.Costs;

/// <summary>Stored by number: never renumber. The name is the end of its text keys.</summary>
public enum CostKind
{
    Post = 1,

    /// <summary>A post with an address in its text, where that is dearer.</summary>
    PostWithAddress = 2,

    /// <summary>Posts whose results were read.</summary>
    Results = 3,
}

internal sealed class CostEntry : IAgencyOwned
{
    /// <summary>Of a post the id of its <see cref="DeliveryAttempt"/>.</summary>
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid ChannelId { get; set; }

    /// <summary>Null for a reading.</summary>
    public Guid? DeliveryId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Year and month of <see cref="At"/> (<see cref="CostRules.MonthOf"/>).</summary>
    public int Month { get; set; }

    public CostKind Kind { get; set; }

    /// <summary>Posts sent or read.</summary>
    public int Count { get; set; }

    /// <summary>Millionths of a dollar of the United States.</summary>
    public long Micros { get; set; }
}

internal sealed class CostEntryTable : IEntityTypeConfiguration<CostEntry>
{
    public void Configure(EntityTypeBuilder<CostEntry> builder)
    {
        builder.ToTable("cost_entries");
        builder.HasIndex(c => new { c.ChannelId, c.Month });
        builder.HasOne<Channel>().WithMany().HasForeignKey(c => c.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }
}
