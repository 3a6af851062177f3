// Reads short links: the list with its filter, one with its days, and those that stand in texts.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Links;

/// <param name="Clicks">Of all days.</param>
internal sealed record LinkRow(ShortLink Link, long Clicks);

internal sealed record LinkPage(IReadOnlyList<LinkRow> Rows, bool More);

internal sealed record LinkDay(DateOnly Day, long Clicks);

/// <param name="Words">In code, target or note; null for all.</param>
/// <param name="Page">From 1.</param>
internal sealed record LinkFilter(string? Words, bool MostFollowed, int Page);

internal sealed class FindLinks(StoreDb db, LinkAddress address)
{
    public const int PageSize = 25;
    public const int Days = 30;

    public async Task<LinkPage> RunAsync(LinkFilter filter, CancellationToken cancellationToken)
    {
        var rows = await Sorted(filter).Skip((Math.Max(1, filter.Page) - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new LinkPage([.. rows.Take(PageSize)], rows.Count > PageSize);
    }

    /// <summary>All that the filter finds, for a file.</summary>
    public IAsyncEnumerable<LinkRow> AllAsync(LinkFilter filter) => Sorted(filter).AsAsyncEnumerable();

    public Task<LinkRow?> FindAsync(Guid id, CancellationToken cancellationToken) => Rows(db.ShortLinks.Where(l => l.Id == id)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Each of the last days until <paramref name="today"/>, newest first, also those without a click.</summary>
    public async Task<IReadOnlyList<LinkDay>> DaysAsync(Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        var from = today.AddDays(1 - Days);
        var known = await db.ShortLinkDays.AsNoTracking().Where(d => d.LinkId == id && d.Day >= from).ToDictionaryAsync(d => d.Day, d => d.Clicks, cancellationToken);
        return [.. Enumerable.Range(0, Days).Select(n => today.AddDays(-n)).Select(d => new LinkDay(d, known.GetValueOrDefault(d)))];
    }

    /// <summary>The short links that stand in these texts, in no order.</summary>
    public async Task<IReadOnlyList<LinkRow>> InAsync(IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        var codes = LinkRules.CodesIn(address.Root, texts);
        return codes.Count == 0 ? [] : await Rows(db.ShortLinks.Where(l => codes.Contains(l.Code))).ToListAsync(cancellationToken);
    }

    private IQueryable<LinkRow> Sorted(LinkFilter filter)
    {
        var links = db.ShortLinks.AsQueryable();
        if (!string.IsNullOrWhiteSpace(filter.Words))
        {
            var words = filter.Words.Trim().ToLowerInvariant();
            links = links.Where(l => l.Words.Contains(words));
        }

        return filter.MostFollowed
            ? Rows(links.OrderByDescending(l => db.ShortLinkDays.Where(d => d.LinkId == l.Id).Sum(d => d.Clicks)).ThenByDescending(l => l.CreatedAt).ThenByDescending(l => l.Id))
            : Rows(links.OrderByDescending(l => l.CreatedAt).ThenByDescending(l => l.Id));
    }

    private IQueryable<LinkRow> Rows(IQueryable<ShortLink> links) =>
        links.AsNoTracking().Select(l => new LinkRow(l, db.ShortLinkDays.Where(d => d.LinkId == l.Id).Sum(d => d.Clicks)));
}
