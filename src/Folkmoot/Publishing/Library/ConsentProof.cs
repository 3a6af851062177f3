// A stored proof that the people whom a picture shows agreed: a scanned form or a letter. It is given out to those who write posts and to nobody else.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Library;

internal sealed class ConsentProof : IAgencyOwned
{
    public const int BytesMax = 5_000_000;
    public const int NameMax = 120;

    /// <summary>So many proofs of one picture at most.</summary>
    public const int Most = 10;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid ItemId { get; set; }

    public required string FileName { get; set; }

    /// <summary>Read from the bytes, never from the name.</summary>
    public required string MediaType { get; set; }

    public required byte[] Bytes { get; set; }

    /// <summary>Lower-case hexadecimal SHA-256 of the bytes, which is in the audit trail too.</summary>
    public required string Sha256 { get; set; }

    public Guid AddedBy { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}

internal sealed class ConsentProofTable : IEntityTypeConfiguration<ConsentProof>
{
    public void Configure(EntityTypeBuilder<ConsentProof> builder)
    {
        builder.ToTable("consent_proofs");
        builder.Property(p => p.FileName).HasMaxLength(ConsentProof.NameMax);
        builder.Property(p => p.MediaType).HasMaxLength(30);
        builder.Property(p => p.Sha256).HasMaxLength(64);
        builder.HasIndex(p => p.ItemId);
        builder.HasOne<LibraryItem>().WithMany().HasForeignKey(p => p.ItemId).OnDelete(DeleteBehavior.Cascade);
    }
}
