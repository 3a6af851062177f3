// What somebody on another server wrote to the Noticeboard: kept as it came until Listening has read it, and known by its address for good.
using Folkmoot.Networks.ActivityPub;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Noticeboard.Federation;

internal sealed class IncomingNote : IAgencyOwned
{
    public const int ExternalIdMax = 500;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>In the order of commits, from 1: how far it was read is one number.</summary>
    public long Number { get; set; }

    /// <summary>The address of the note; of a change of it, that and when.</summary>
    public required string ExternalId { get; set; }

    public required string NoteId { get; set; }

    [Personal]
    public required string AuthorId { get; set; }

    [Personal]
    public required string AuthorHandle { get; set; }

    [Personal]
    public required string AuthorInbox { get; set; }

    /// <summary>Whether everybody could read it: what was said in private is answered in private.</summary>
    public bool IsPublic { get; set; }

    /// <summary>The first item of its thread, as the inbox knows it.</summary>
    public required string RootId { get; set; }

    /// <summary>The <see cref="Networks.Incoming"/> as JSON; null since its author took it back, or it was read long ago.</summary>
    [Personal]
    public string? Payload { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }
}

internal sealed class IncomingNoteTable : IEntityTypeConfiguration<IncomingNote>
{
    public void Configure(EntityTypeBuilder<IncomingNote> builder)
    {
        builder.ToTable("noticeboard_incoming");
        builder.Property(n => n.ExternalId).HasMaxLength(IncomingNote.ExternalIdMax);
        builder.Property(n => n.NoteId).HasMaxLength(ForeignIds.Max);
        builder.Property(n => n.AuthorId).HasMaxLength(ForeignIds.Max);
        builder.Property(n => n.AuthorHandle).HasMaxLength(300);
        builder.Property(n => n.AuthorInbox).HasMaxLength(ForeignIds.Max);
        builder.Property(n => n.RootId).HasMaxLength(IncomingNote.ExternalIdMax);
        builder.HasIndex(n => new { n.AgencyId, n.ExternalId }).IsUnique();
        builder.HasIndex(n => new { n.AgencyId, n.Number }).IsUnique();
        builder.HasIndex(n => new { n.AgencyId, n.NoteId });
    }
}
