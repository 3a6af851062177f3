// A kind of post that an agency sends regularly: a name, a colour and a sign, and the weekly slots in which it goes out. No content: it voids no approval.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Plan.Categories;

/// <summary>Stored by number: never renumber. The name is the end of its text key and of its class in the style sheet.</summary>
public enum CategoryColour
{
    Blue = 1,
    Green = 2,
    Gold = 3,
    Red = 4,
    Violet = 5,
    Teal = 6,
    Grey = 7,
}

/// <summary>What stands beside the colour for those who do not tell colours apart. Stored by number: never renumber.</summary>
public enum CategorySign
{
    Circle = 1,
    Square = 2,
    Triangle = 3,
    Diamond = 4,
    Star = 5,
    Cross = 6,
    Ring = 7,
}

internal sealed class PostCategory : IAgencyOwned
{
    public const int NameMax = 60;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public required string Name { get; set; }

    /// <summary>The name without regard to capitals: no two categories of an agency have the same.</summary>
    public required string Key { get; set; }

    public CategoryColour Colour { get; set; }

    public CategorySign Sign { get; set; }

    /// <summary>Since when nothing goes out from its slots; null while it runs.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>From then on it is not offered any more, and its slots take nothing. Null while it is open.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    public Guid CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Grows with every change, so that two people do not overwrite each other.</summary>
    public int Version { get; set; } = 1;

    public static string KeyOf(string name) => name.Trim().ToLowerInvariant();
}

internal sealed class PostCategoryTable : IEntityTypeConfiguration<PostCategory>
{
    public void Configure(EntityTypeBuilder<PostCategory> builder)
    {
        builder.ToTable("post_categories");
        builder.Property(c => c.Name).HasMaxLength(PostCategory.NameMax);
        builder.Property(c => c.Key).HasMaxLength(PostCategory.NameMax);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.AgencyId, c.Key }).IsUnique();
    }
}
