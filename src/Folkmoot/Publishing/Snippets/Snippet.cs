// Words that an agency keeps ready for its posts: a template to start from, a text or a group of hashtags to insert.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Snippets;

/// <summary>Stored by number: never renumber.</summary>
internal enum SnippetKind
{
    /// <summary>A whole post to start from, with its headline.</summary>
    Template = 1,

    /// <summary>A piece of text to insert.</summary>
    Text = 2,

    /// <summary>Hashtags that belong together, to insert.</summary>
    Hashtags = 3,
}

internal sealed class Snippet : IAgencyOwned
{
    public const int NameMax = 100;
    public const int TextMax = 5_000;

    /// <summary>So many at most: the composer offers all of them.</summary>
    public const int CountMax = 200;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public SnippetKind Kind { get; set; }

    /// <summary>For people of the agency.</summary>
    public required string Name { get; set; }

    /// <summary>Headline, of a template; else empty.</summary>
    public string Title { get; set; } = "";

    public required string Text { get; set; }

    /// <summary>BCP 47 tag; empty for one that fits every language.</summary>
    public string Language { get; set; } = "";

    public Guid ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class SnippetTable : IEntityTypeConfiguration<Snippet>
{
    public void Configure(EntityTypeBuilder<Snippet> builder)
    {
        builder.ToTable("snippets");
        builder.Property(s => s.Name).HasMaxLength(Snippet.NameMax);
        builder.Property(s => s.Title).HasMaxLength(Post.TitleMax);
        builder.Property(s => s.Text).HasMaxLength(Snippet.TextMax);
        builder.Property(s => s.Language).HasMaxLength(35);
        builder.HasIndex(s => new { s.AgencyId, s.Name }).IsUnique();
    }
}
