// What the agency answered somebody on another server.
using Folkmoot.Networks.ActivityPub;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Noticeboard.Federation;

internal sealed class FederatedAnswer : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>The key under which it was sent; sending it again is the same answer.</summary>
    public Guid DeliveryId { get; set; }

    public required string Text { get; set; }

    public required string Languages { get; set; }

    public bool MachineAssisted { get; set; }

    /// <summary>The note that it answers.</summary>
    public required string InReplyTo { get; set; }

    public required string RootId { get; set; }

    [Personal]
    public required string AuthorId { get; set; }

    [Personal]
    public required string AuthorHandle { get; set; }

    [Personal]
    public required string AuthorInbox { get; set; }

    /// <summary>Only what answers a public note can be read at its address.</summary>
    public bool IsPublic { get; set; }

    public DateTimeOffset PublishedAt { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }
}

internal sealed class FederatedAnswerTable : IEntityTypeConfiguration<FederatedAnswer>
{
    public void Configure(EntityTypeBuilder<FederatedAnswer> builder)
    {
        builder.ToTable("noticeboard_answers");
        builder.Property(a => a.Languages).HasMaxLength(NoticeboardPost.LanguagesMax);
        builder.Property(a => a.InReplyTo).HasMaxLength(ForeignIds.Max);
        builder.Property(a => a.RootId).HasMaxLength(IncomingNote.ExternalIdMax);
        builder.Property(a => a.AuthorId).HasMaxLength(ForeignIds.Max);
        builder.Property(a => a.AuthorHandle).HasMaxLength(300);
        builder.Property(a => a.AuthorInbox).HasMaxLength(ForeignIds.Max);
        builder.HasIndex(a => a.DeliveryId).IsUnique();
    }
}
