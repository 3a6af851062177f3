// A signed version of a post, or its signed removal, as bytes: written once, so that every node serves the same signature.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Noticeboard.Signing;

internal sealed class SignedDocument : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PostId { get; set; }

    /// <summary>Place in the post's history, from 1: its versions, and its removal as the last.</summary>
    public int Number { get; set; }

    public bool IsRemoval { get; set; }

    /// <summary>In canonical form.</summary>
    public required string Document { get; set; }

    /// <summary>A detached JWS.</summary>
    public required string Signature { get; set; }

    public required string Kid { get; set; }

    /// <summary>SHA-256 of the post's text as people copy it, so that a text alone is found; empty for a removal.</summary>
    public required string TextSha256 { get; set; }

    public DateTimeOffset SignedAt { get; set; }
}

internal sealed class SignedDocumentTable : IEntityTypeConfiguration<SignedDocument>
{
    public void Configure(EntityTypeBuilder<SignedDocument> builder)
    {
        builder.ToTable("noticeboard_signed");
        builder.Property(s => s.Kid).HasMaxLength(SigningKey.PartMax);
        builder.Property(s => s.TextSha256).HasMaxLength(64);
        builder.Property(s => s.Signature).HasMaxLength(1_000);
        builder.HasIndex(s => new { s.PostId, s.Number }).IsUnique();
        builder.HasIndex(s => new { s.AgencyId, s.TextSha256 });
        builder.HasIndex(s => new { s.AgencyId, s.Kid });
        builder.HasOne<NoticeboardPost>().WithMany().HasForeignKey(s => s.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}
