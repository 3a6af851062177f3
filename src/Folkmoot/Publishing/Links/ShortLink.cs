// A short address of the house's own that leads to a longer one, and how often it was followed on each day. Nothing of whoever followed it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Links;

internal sealed class ShortLink : IAgencyOwned
{
    public const int TargetMax = 2_000;
    public const int NoteMax = 200;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>The last part of its address, lower-case; of all agencies only one has it.</summary>
    public required string Code { get; set; }

    /// <summary>Where it leads: http or https. Never changed, because it was approved, printed and read as leading there.</summary>
    public required string Target { get; set; }

    /// <summary>For people of the agency: what it is for.</summary>
    public string Note { get; set; } = "";

    /// <summary>Code, target and note in lower case, for the search.</summary>
    public required string Words { get; set; }

    public Guid CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Since when it leads nowhere; null while it works.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>Shown to whoever follows it.</summary>
    public string? StopReason { get; set; }
}

/// <summary>Times that a link was followed on one day of the agency's zone.</summary>
internal sealed class ShortLinkDay : IAgencyOwned
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid LinkId { get; set; }

    public DateOnly Day { get; set; }

    public long Clicks { get; set; }
}

internal sealed class ShortLinkTable : IEntityTypeConfiguration<ShortLink>
{
    public void Configure(EntityTypeBuilder<ShortLink> builder)
    {
        builder.ToTable("short_links");
        builder.Property(l => l.Code).HasMaxLength(LinkRules.CodeMax);
        builder.Property(l => l.Target).HasMaxLength(ShortLink.TargetMax);
        builder.Property(l => l.Note).HasMaxLength(ShortLink.NoteMax);
        builder.Property(l => l.Words).HasMaxLength(LinkRules.CodeMax + ShortLink.TargetMax + ShortLink.NoteMax + 2);
        builder.Property(l => l.StopReason).HasMaxLength(ShortLink.NoteMax);
        builder.HasIndex(l => l.Code).IsUnique();
        builder.HasIndex(l => new { l.AgencyId, l.CreatedAt });
    }
}

internal sealed class ShortLinkDayTable : IEntityTypeConfiguration<ShortLinkDay>
{
    public void Configure(EntityTypeBuilder<ShortLinkDay> builder)
    {
        builder.ToTable("short_link_days");
        builder.HasIndex(d => new { d.LinkId, d.Day }).IsUnique();
        builder.HasOne<ShortLink>().WithMany().HasForeignKey(d => d.LinkId).OnDelete(DeleteBehavior.Cascade);
    }
}
