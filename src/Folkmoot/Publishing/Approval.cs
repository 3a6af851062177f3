// What a person decided about a post that was sent for approval, and exactly what they decided it about.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing;

/// <summary>Stored by number: never renumber.</summary>
internal enum ApprovalVerdict
{
    Approved = 1,
    Returned = 2,
}

internal sealed class Approval : IAgencyOwned
{
    public const int ReasonMax = 2_000;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid PostId { get; set; }

    /// <summary>Null for an outside person, whose name and link <see cref="ExternalId"/> has.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>Whom the person stood in for as a deputy; null where they decided for themselves.</summary>
    public Guid? ForPersonId { get; set; }

    /// <summary>The step of an approval chain in which it counts; null for one outside of chains.</summary>
    public Guid? StepId { get; set; }

    /// <summary>The request by whose link it was decided; null for people of the agency.</summary>
    public Guid? ExternalId { get; set; }

    public ApprovalVerdict Verdict { get; set; }

    /// <summary>Why it was returned; empty for an approval.</summary>
    public string Reason { get; set; } = "";

    /// <summary><see cref="ContentHash"/> of what the person saw.</summary>
    public required string Hash { get; set; }

    /// <summary>How many doubts of the claim check the person had on the screen; null where none were asked for.</summary>
    public int? ClaimsShown { get; set; }

    /// <summary>Version of the posting policy that held; 0 for none, null for what was decided before there were policies.</summary>
    public int? PolicyVersion { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>When a later change made it void; null while it holds.</summary>
    public DateTimeOffset? VoidedAt { get; set; }
}

internal sealed class ApprovalTable : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> builder)
    {
        builder.ToTable("approvals");
        builder.Property(a => a.Reason).HasMaxLength(Approval.ReasonMax);
        builder.Property(a => a.Hash).HasMaxLength(64);
        builder.HasIndex(a => new { a.PostId, a.At });
        builder.HasOne<Post>().WithMany().HasForeignKey(a => a.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}
