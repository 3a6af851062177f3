// Reads campaigns with how many posts they have and from when to when these go out, and the tags in use.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan;

/// <param name="First">When the first of its posts goes or went out; null while none has a time.</param>
internal sealed record CampaignRow(Guid Id, string Name, int Version, bool Archived, int Posts, DateTimeOffset? First, DateTimeOffset? Last);

internal sealed class FindCampaigns(StoreDb db)
{
    public const int Most = 500;
    public const int TagsMost = 300;
    private const int TaggedMost = 1_000;

    /// <summary>All, the open ones first, by name.</summary>
    public async Task<IReadOnlyList<CampaignRow>> AllAsync(CancellationToken cancellationToken)
    {
        var campaigns = await db.Campaigns.AsNoTracking().OrderBy(c => c.ArchivedAt != null).ThenBy(c => c.Key).Take(Most).ToListAsync(cancellationToken);
        var counts = await db.Posts.AsNoTracking().Where(p => p.CampaignId != null).GroupBy(p => p.CampaignId)
            .Select(g => new { Id = g.Key!.Value, Posts = g.Count(), First = g.Min(p => p.ReleaseAt ?? p.DueAt), Last = g.Max(p => p.ReleaseAt ?? p.DueAt) })
            .ToDictionaryAsync(g => g.Id, cancellationToken);
        return [.. campaigns.Select(c => counts.GetValueOrDefault(c.Id) is { } count
            ? new CampaignRow(c.Id, c.Name, c.Version, c.ArchivedAt is not null, count.Posts, count.First, count.Last)
            : new CampaignRow(c.Id, c.Name, c.Version, c.ArchivedAt is not null, 0, null, null))];
    }

    /// <summary>Those that a post can be put into, and the one that it is in.</summary>
    public async Task<IReadOnlyList<Campaign>> OfferedAsync(Guid? own, CancellationToken cancellationToken) =>
        await db.Campaigns.AsNoTracking().Where(c => c.ArchivedAt == null || c.Id == own).OrderBy(c => c.Key).Take(Most).ToListAsync(cancellationToken);

    /// <summary>Of the tagged posts that were changed last, by alphabet.</summary>
    public async Task<IReadOnlyList<string>> TagsAsync(CancellationToken cancellationToken)
    {
        // Taken together here: SQLite cannot, in a query over lists.
        var lists = await db.Posts.AsNoTracking().Where(p => p.Tags != null).OrderByDescending(p => p.ChangedAt).Take(TaggedMost).Select(p => p.Tags!).ToListAsync(cancellationToken);
        return [.. lists.SelectMany(t => t).Distinct(StringComparer.Ordinal).Take(TagsMost).Order(StringComparer.CurrentCulture)];
    }
}
