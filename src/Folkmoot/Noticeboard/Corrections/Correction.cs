// A change to the words of a post, as earlier versions kept it when it concerned the Noticeboard alone; a record that nothing adds to. Now: Publishing/Amendments.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Noticeboard.Corrections;

/// <summary>Stored by number: never renumber.</summary>
internal enum CorrectionState
{
    Waiting = 1,
    Approved = 2,
    Returned = 3,
}

internal sealed class Correction : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PostId { get; set; }

    public string? Title { get; set; }

    public required string Text { get; set; }

    /// <summary>The words that it was written against: others since then must be seen first.</summary>
    public required string Before { get; set; }

    public CorrectionState State { get; set; } = CorrectionState.Waiting;

    public Guid ProposedBy { get; set; }

    public DateTimeOffset ProposedAt { get; set; }

    public Guid? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }
}

internal sealed class CorrectionTable : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.ToTable("noticeboard_corrections");
        builder.Property(c => c.Title).HasMaxLength(NoticeboardPost.TitleMax);
        builder.Property(c => c.State).IsConcurrencyToken();
        builder.HasIndex(c => c.PostId).IsUnique().HasFilter("state = 1").HasDatabaseName("ix_noticeboard_corrections_waiting");
        builder.HasIndex(c => new { c.AgencyId, c.State, c.ProposedAt });
        builder.HasOne<NoticeboardPost>().WithMany().HasForeignKey(c => c.PostId).OnDelete(DeleteBehavior.Restrict);
    }
}
