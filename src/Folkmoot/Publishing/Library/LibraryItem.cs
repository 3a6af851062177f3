// What an agency knows of an uploaded picture: its name and descriptions, who made it, under which terms it may be used, and whether the people whom it shows agreed.
using System.Text.Json;
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Folkmoot.Publishing.Library;

/// <summary>Stored by number: never renumber. The name is the end of its text keys.</summary>
internal enum MediaRights
{
    /// <summary>Nobody has said.</summary>
    Unsaid = 1,

    /// <summary>The agency's own.</summary>
    Own = 2,

    /// <summary>Somebody else's, for a time or under terms.</summary>
    Licensed = 3,

    PublicDomain = 4,

    /// <summary>A Creative Commons licence, which asks that its maker is named.</summary>
    CreativeCommons = 5,
}

/// <summary>Stored by number: never renumber. The name is the end of its text keys.</summary>
internal enum PeopleConsent
{
    /// <summary>Nobody has said whether it shows people.</summary>
    Unsaid = 1,

    NobodyShown = 2,

    Given = 3,

    /// <summary>It shows people who have not agreed yet.</summary>
    NotYet = 4,

    /// <summary>They took their consent back.</summary>
    Withdrawn = 5,
}

/// <summary>One for each file at most; a file that was uploaded before there was a library has none until somebody describes it.</summary>
internal sealed class LibraryItem : IAgencyOwned
{
    public const int TitleMax = 150;
    public const int DescriptionsMax = 10;
    public const int AuthorMax = 200;
    public const int TermsMax = 500;
    public const int AttributionMax = 300;
    public const int ReferenceMax = 300;

    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public Guid MediaId { get; set; }

    /// <summary>What it is called in this house, and in the files of an import.</summary>
    public string Title { get; set; } = "";

    /// <summary>Alternative texts by BCP 47 tag, as JSON: proposals, since the text that goes out belongs to each use of it.</summary>
    public string Descriptions { get; set; } = "{}";

    public List<string>? Tags { get; set; }

    /// <summary>Title, descriptions, tags and maker in small letters: what is searched.</summary>
    public string Words { get; set; } = "";

    /// <summary>Who made it, or where it comes from; empty where that is not known.</summary>
    public string Author { get; set; } = "";

    public MediaRights Rights { get; set; } = MediaRights.Unsaid;

    /// <summary>What the licence says, or where it is kept.</summary>
    public string Terms { get; set; } = "";

    /// <summary>The last day of the licence on the agency's calendar; null for no end.</summary>
    public DateOnly? LicensedUntil { get; set; }

    /// <summary>Words that every text with it must contain; empty for none.</summary>
    public string Attribution { get; set; } = "";

    public PeopleConsent Consent { get; set; } = PeopleConsent.Unsaid;

    /// <summary>The last day for which they agreed; null for no end.</summary>
    public DateOnly? ConsentUntil { get; set; }

    /// <summary>Where the consent is kept, or a number of it: never the names of those who gave it.</summary>
    public string ConsentReference { get; set; } = "";

    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>The last day on which it should be used, for a reason of the agency's own; null for none.</summary>
    public DateOnly? ExpiresOn { get; set; }

    /// <summary>Not offered any more; posts that have it keep it. Null while it is offered.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>The file that took its place; null for none.</summary>
    public Guid? ReplacedBy { get; set; }

    /// <summary>The uploaded file that it was cut from, at first or second hand; null where it was uploaded itself.</summary>
    public Guid? CutFrom { get; set; }

    public Guid? CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Grows with every change, so that two people do not overwrite each other; 0 while nobody has said anything.</summary>
    public int Version { get; set; } = 1;

    public SortedDictionary<string, string> ReadDescriptions() => ReadDescriptions(Descriptions);

    public static SortedDictionary<string, string> ReadDescriptions(string stored) =>
        JsonSerializer.Deserialize<SortedDictionary<string, string>>(stored) ?? throw new InvalidDataException("A picture without descriptions, not even none.");

    public void Describe(IReadOnlyDictionary<string, string> descriptions) =>
        Descriptions = JsonSerializer.Serialize(new SortedDictionary<string, string>(descriptions.ToDictionary(), StringComparer.OrdinalIgnoreCase));

    /// <summary>Keeps what is searched in step with what is known.</summary>
    public void Index() => Words = string.Join('\n', [Title, Author, .. Tags ?? [], .. ReadDescriptions().Values]).ToLowerInvariant();

    public void Touch(DateTimeOffset now) => (ChangedAt, Version) = (now, Version + 1);
}

internal sealed class LibraryItemTable : IEntityTypeConfiguration<LibraryItem>
{
    public void Configure(EntityTypeBuilder<LibraryItem> builder)
    {
        builder.ToTable("library_items");
        builder.Property(i => i.Title).HasMaxLength(LibraryItem.TitleMax);
        builder.Property(i => i.Author).HasMaxLength(LibraryItem.AuthorMax);
        builder.Property(i => i.Terms).HasMaxLength(LibraryItem.TermsMax);
        builder.Property(i => i.Attribution).HasMaxLength(LibraryItem.AttributionMax);
        builder.Property(i => i.ConsentReference).HasMaxLength(LibraryItem.ReferenceMax);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasIndex(i => i.MediaId).IsUnique();
        builder.HasOne<MediaFile>().WithMany().HasForeignKey(i => i.MediaId).OnDelete(DeleteBehavior.Restrict);
    }
}
