// What an agency decided about its planning. An agency without a row has the defaults.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Plan;

internal sealed class PlanSettings : IAgencyOwned
{
    public const int ClashMinutesDefault = 15;

    /// <summary>A day.</summary>
    public const int ClashMinutesMax = 1_440;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>Two posts for one channel that go out nearer to each other than this are pointed out; 0 for never.</summary>
    public int ClashMinutes { get; set; } = ClashMinutesDefault;
}

internal sealed class PlanSettingsTable : IEntityTypeConfiguration<PlanSettings>
{
    public void Configure(EntityTypeBuilder<PlanSettings> builder)
    {
        builder.ToTable("plan_settings");
        builder.HasIndex(s => s.AgencyId).IsUnique();
    }
}
