// One question to a large model and what came of it: who asked what for, which model answered, what it cost, and what a person made of it.
using Folkmoot.Drafting.Protocol;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Drafting;

/// <summary>Stored by number: never renumber.</summary>
internal enum ProposalState
{
    /// <summary>On its way; its cost is the most that it can come to.</summary>
    Asked = 1,

    Answered = 2,

    /// <summary>No answer that can be used; <see cref="Proposal.Fault"/> says why.</summary>
    Failed = 3,
}

/// <summary>Stored by number: never renumber.</summary>
public enum ProposalVerdict
{
    /// <summary>Nobody has decided.</summary>
    None = 0,

    /// <summary>Taken over word for word.</summary>
    Accepted = 1,

    /// <summary>Taken over after a person changed it.</summary>
    Changed = 2,

    Rejected = 3,
}

internal sealed class Proposal : IAgencyOwned
{
    /// <summary>Subject of its decision.</summary>
    public const string Kind = "proposal";

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Who asked.</summary>
    public Guid PersonId { get; set; }

    public Purpose Purpose { get; set; }

    /// <summary>What it is for: <c>post</c>, <c>conversation</c>.</summary>
    public required string Subject { get; set; }

    /// <summary>Null until the post is stored.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>What was asked, in the state in which a person saw it. Null after <see cref="TidyProposals"/>.</summary>
    [Personal]
    public string? Original { get; set; }

    /// <summary>The answer with personal data restored. Null without one, and after <see cref="TidyProposals"/>.</summary>
    [Personal]
    public string? Proposed { get; set; }

    /// <summary>What was taken over, where a person changed it. Null after <see cref="TidyProposals"/>.</summary>
    [Personal]
    public string? Taken { get; set; }

    /// <summary>BCP 47 tag of the text, where it is known.</summary>
    public string? From { get; set; }

    /// <summary>BCP 47 tag of the answer that was asked for.</summary>
    public string? Language { get; set; }

    /// <summary>SHA-256 of what left the house, so that it can be proved later what did not.</summary>
    public required string SentHash { get; set; }

    /// <summary>How many pieces of personal data were masked in it.</summary>
    public int MaskedCount { get; set; }

    /// <summary>A picture left with it.</summary>
    public bool HasPicture { get; set; }

    /// <summary>The model as the far end names it.</summary>
    public required string Model { get; set; }

    /// <summary>Host and port of the endpoint.</summary>
    public required string Host { get; set; }

    /// <summary>Which wording of our instructions was used.</summary>
    public required string Prompts { get; set; }

    public ProposalState State { get; set; } = ProposalState.Asked;

    public Fault? Fault { get; set; }

    /// <summary>The far end's own words; empty for none.</summary>
    public string Detail { get; set; } = "";

    /// <summary>Found by our own rules, as JSON of <see cref="Warning"/>; they quote the texts and go with them.</summary>
    [Personal]
    public string Warnings { get; set; } = "[]";

    public long InputTokens { get; set; }

    public long OutputTokens { get; set; }

    /// <summary>The far end did not count; we guessed.</summary>
    public bool IsEstimate { get; set; }

    /// <summary>Millionths of the agency's currency.</summary>
    public long CostMicros { get; set; }

    public int Milliseconds { get; set; }

    public ProposalVerdict Verdict { get; set; }

    public Guid? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }
}

internal sealed class ProposalTable : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("proposals");
        builder.Property(p => p.Subject).HasMaxLength(60);
        builder.Property(p => p.From).HasMaxLength(35);
        builder.Property(p => p.Language).HasMaxLength(35);
        builder.Property(p => p.SentHash).HasMaxLength(64);
        builder.Property(p => p.Model).HasMaxLength(120);
        builder.Property(p => p.Host).HasMaxLength(260);
        builder.Property(p => p.Prompts).HasMaxLength(40);
        builder.Property(p => p.Fault).HasConversion<string>().HasMaxLength(30);
        builder.Property(p => p.Detail).HasMaxLength(ModelFault.DetailMax);
        builder.HasIndex(p => new { p.AgencyId, p.At });
        builder.HasIndex(p => new { p.AgencyId, p.PersonId, p.At });
        builder.HasIndex(p => new { p.AgencyId, p.Subject, p.SubjectId });
    }
}
