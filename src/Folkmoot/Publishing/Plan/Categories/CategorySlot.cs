// A time of the week, on the agency's clocks, at which a post of a category goes out.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Plan.Categories;

internal sealed class CategorySlot : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid CategoryId { get; set; }

    public DayOfWeek Day { get; set; }

    public TimeOnly At { get; set; }

    /// <summary>It takes posts for these channels only; empty for all.</summary>
    public List<Guid> Channels { get; set; } = [];
}

internal sealed class CategorySlotTable : IEntityTypeConfiguration<CategorySlot>
{
    public void Configure(EntityTypeBuilder<CategorySlot> builder)
    {
        builder.ToTable("post_category_slots");
        builder.HasIndex(s => new { s.CategoryId, s.Day, s.At }).IsUnique();
        builder.HasOne<PostCategory>().WithMany().HasForeignKey(s => s.CategoryId).OnDelete(DeleteBehavior.Cascade);
    }
}
