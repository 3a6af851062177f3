// Lists the pictures of an agency: searched, filtered, newest first, a page at a time; and finds those that the composer and an import take.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Library;

/// <summary>Which pictures are listed. The name is the end of its text key.</summary>
internal enum LibraryShow
{
    /// <summary>Those that are offered.</summary>
    Offered,

    /// <summary>Those that cannot be used, or of which something was not said.</summary>
    Open,

    Archived,
}

/// <param name="Words">In title, descriptions, tags or maker.</param>
/// <param name="Page">From 1.</param>
internal sealed record LibraryFilter(string? Words, string? Tag, LibraryShow Show, int Page);

/// <param name="Item">Null where nothing is known of it.</param>
/// <param name="Uses">How many posts have it.</param>
internal sealed record LibraryRow(Guid MediaId, string MediaType, int Width, int Height, int SizeBytes, DateTimeOffset UploadedAt, LibraryItem? Item, int Uses)
{
    public MediaTerms Terms => Item is null ? MediaTerms.Unknown : MediaTerms.Of(Item);
}

internal sealed record FoundLibrary(IReadOnlyList<LibraryRow> Rows, bool More);

/// <summary>A picture that can be put into a post.</summary>
internal sealed record LibraryPicture(MediaFacts Media, string Title, IReadOnlyDictionary<string, string> Descriptions)
{
    /// <summary>Its description in a language, or in another form of the same language; empty where there is none.</summary>
    public string DescriptionIn(string? language) =>
        language is null ? ""
        : Descriptions.FirstOrDefault(d => d.Key.Equals(language, StringComparison.OrdinalIgnoreCase)).Value
            ?? Descriptions.FirstOrDefault(d => Primary(d.Key).Equals(Primary(language), StringComparison.OrdinalIgnoreCase)).Value ?? "";

    private static string Primary(string tag) => tag.Split('-')[0];
}

internal sealed class FindLibrary(StoreDb db, TimeProvider clock)
{
    public const int PageSize = 24;
    public const int OfferSize = 12;

    /// <summary>An import looks so many names up.</summary>
    private const int TitlesMost = 5_000;

    private const int TagsMost = 300;
    private const int TaggedMost = 1_000;

    public async Task<FoundLibrary> RunAsync(LibraryFilter filter, CancellationToken cancellationToken)
    {
        var rows = await Rows(await OfAsync(filter, cancellationToken), (filter.Page - 1) * PageSize, PageSize + 1).ToListAsync(cancellationToken);
        return new FoundLibrary([.. rows.Take(PageSize)], rows.Count > PageSize);
    }

    /// <summary>The newest that are offered and have these words.</summary>
    public async Task<IReadOnlyList<LibraryRow>> OfferAsync(string? words, CancellationToken cancellationToken) =>
        await Rows(await OfAsync(new LibraryFilter(words, null, LibraryShow.Offered, 1), cancellationToken), 0, OfferSize).ToListAsync(cancellationToken);

    /// <summary>Null: there is no such file.</summary>
    public async Task<LibraryRow?> OneAsync(Guid mediaId, CancellationToken cancellationToken) =>
        await Rows(db.MediaFiles.Where(m => m.Id == mediaId).LeftJoin(db.LibraryItems, m => m.Id, i => i.MediaId, (m, i) => new Pair { Media = m, Item = i }), 0, 1).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Those that there are, in the order asked for.</summary>
    public async Task<IReadOnlyList<LibraryPicture>> PicturesAsync(IReadOnlyList<Guid> media, CancellationToken cancellationToken)
    {
        var found = (await Pictures(db.MediaFiles.Where(m => media.Contains(m.Id))).ToListAsync(cancellationToken)).ToDictionary(p => p.Media.Id);
        return [.. media.Where(found.ContainsKey).Select(id => Picture(found[id]))];
    }

    /// <summary>Those that are offered, by title in small letters; a title that several have leads to all of them.</summary>
    public async Task<ILookup<string, LibraryPicture>> TitlesAsync(CancellationToken cancellationToken) =>
        (await Pictures(db.MediaFiles.Where(m => db.LibraryItems.Any(i => i.MediaId == m.Id && i.ArchivedAt == null && i.Title != ""))).Take(TitlesMost).ToListAsync(cancellationToken))
            .Select(Picture).ToLookup(p => p.Title.ToLowerInvariant());

    /// <summary>The tags in use, by alphabet.</summary>
    public async Task<IReadOnlyList<string>> TagsAsync(CancellationToken cancellationToken)
    {
        var lists = await db.LibraryItems.AsNoTracking().Where(i => i.Tags != null).OrderByDescending(i => i.ChangedAt).Take(TaggedMost).Select(i => i.Tags!).ToListAsync(cancellationToken);
        return [.. lists.SelectMany(t => t).Distinct(StringComparer.Ordinal).Take(TagsMost).Order(StringComparer.CurrentCulture)];
    }

    private async Task<IQueryable<Pair>> OfAsync(LibraryFilter filter, CancellationToken cancellationToken)
    {
        var zone = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var today = WallClock.DayOf(clock.GetUtcNow(), zone);
        var pairs = db.MediaFiles.AsNoTracking().LeftJoin(db.LibraryItems, m => m.Id, i => i.MediaId, (m, i) => new Pair { Media = m, Item = i });
        pairs = filter.Show == LibraryShow.Archived ? pairs.Where(p => p.Item != null && p.Item.ArchivedAt != null) : pairs.Where(p => p.Item == null || p.Item.ArchivedAt == null);
        if (filter.Show == LibraryShow.Open)
        {
            pairs = pairs.Where(p => p.Item == null || p.Item.Rights == MediaRights.Unsaid
                || (p.Item.Consent != PeopleConsent.NobodyShown && p.Item.Consent != PeopleConsent.Given)
                || p.Item.LicensedUntil < today || p.Item.ConsentUntil < today || p.Item.ExpiresOn < today);
        }

        if (filter.Tag is { } tag)
        {
            pairs = pairs.Where(p => p.Item != null && p.Item.Tags != null && p.Item.Tags.Contains(tag));
        }

        if (filter.Words?.Trim().ToLowerInvariant() is { Length: > 0 } words)
        {
            pairs = pairs.Where(p => p.Item != null && p.Item.Words.Contains(words));
        }

        return pairs;
    }

    private IQueryable<LibraryRow> Rows(IQueryable<Pair> pairs, int skip, int take) => pairs.AsNoTracking()
        .OrderByDescending(p => p.Media.CreatedAt).ThenByDescending(p => p.Media.Id).Skip(skip).Take(take)
        .Select(p => new LibraryRow(
            p.Media.Id, p.Media.MediaType, p.Media.Width, p.Media.Height, p.Media.Bytes.Length, p.Media.CreatedAt, p.Item, db.PostImages.Count(i => i.MediaId == p.Media.Id)));

    private IQueryable<Stored> Pictures(IQueryable<Channels.MediaFile> files) => files.AsNoTracking()
        .LeftJoin(db.LibraryItems, m => m.Id, i => i.MediaId, (m, i) => new Pair { Media = m, Item = i })
        .Select(p => new Stored(
            new MediaFacts(p.Media.Id, p.Media.MediaType, p.Media.Bytes.Length, p.Media.Width, p.Media.Height, p.Media.Sha256),
            p.Item == null ? "" : p.Item.Title, p.Item == null ? "{}" : p.Item.Descriptions));

    private static LibraryPicture Picture(Stored stored) => new(stored.Media, stored.Title, LibraryItem.ReadDescriptions(stored.Descriptions));

    private sealed record Stored(MediaFacts Media, string Title, string Descriptions);

    // Its members are set by name: a query sees through that, and not through a constructor.
    private sealed class Pair
    {
        public required Channels.MediaFile Media { get; init; }

        public required LibraryItem? Item { get; init; }
    }
}
