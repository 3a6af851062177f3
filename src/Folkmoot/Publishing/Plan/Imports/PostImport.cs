// A file of posts that was taken in as drafts, and which of its rows became which post.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Plan.Imports;

internal sealed class PostImport : IAgencyOwned
{
    public const int FileNameMax = 200;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>As the browser named it; empty for rows that were pasted.</summary>
    public string FileName { get; set; } = "";

    /// <summary>SHA-256 of its text, whatever its line ends.</summary>
    public required string Hash { get; set; }

    /// <summary>How many drafts it made.</summary>
    public int Made { get; set; }

    public Guid ImportedBy { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }

    public Guid? UndoneBy { get; set; }

    /// <summary>How many drafts the undoing threw away.</summary>
    public int Removed { get; set; }
}

/// <summary>Goes with its post: what was thrown away can be imported again.</summary>
internal sealed class ImportedRow : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid ImportId { get; set; }

    /// <summary>As a spreadsheet counts; the header is 1.</summary>
    public int Number { get; set; }

    /// <summary>SHA-256 of what the row says. Unique, so that a file that is sent twice, or mended and sent again, makes each post once.</summary>
    public required string Hash { get; set; }

    public Guid PostId { get; set; }
}

internal sealed class PostImportTable : IEntityTypeConfiguration<PostImport>
{
    public void Configure(EntityTypeBuilder<PostImport> builder)
    {
        builder.ToTable("post_imports");
        builder.Property(i => i.FileName).HasMaxLength(PostImport.FileNameMax);
        builder.Property(i => i.Hash).HasMaxLength(64);
        builder.HasIndex(i => new { i.AgencyId, i.At });
    }
}

internal sealed class ImportedRowTable : IEntityTypeConfiguration<ImportedRow>
{
    public void Configure(EntityTypeBuilder<ImportedRow> builder)
    {
        builder.ToTable("post_import_rows");
        builder.Property(r => r.Hash).HasMaxLength(64);
        builder.HasIndex(r => new { r.AgencyId, r.Hash }).IsUnique();
        builder.HasIndex(r => r.PostId);
        builder.HasOne<PostImport>().WithMany().HasForeignKey(r => r.ImportId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Post>().WithMany().HasForeignKey(r => r.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}
