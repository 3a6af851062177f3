// Posts that belong together for a purpose and a time: a name that posts carry. It is no content: to change it voids no approval.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Plan;

internal sealed class Campaign : IAgencyOwned
{
    public const int NameMax = 100;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public required string Name { get; set; }

    /// <summary>The name without regard to capitals: no two campaigns of an agency have the same.</summary>
    public required string Key { get; set; }

    public Guid CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>From then on no post can be put into it; those in it stay. Null while it is open.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>Grows with every change, so that two people do not overwrite each other.</summary>
    public int Version { get; set; } = 1;

    public static string KeyOf(string name) => name.Trim().ToLowerInvariant();
}

internal sealed class CampaignTable : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("post_campaigns");
        builder.Property(c => c.Name).HasMaxLength(Campaign.NameMax);
        builder.Property(c => c.Key).HasMaxLength(Campaign.NameMax);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.AgencyId, c.Key }).IsUnique();
    }
}
