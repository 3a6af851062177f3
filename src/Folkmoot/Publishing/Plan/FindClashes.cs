// Reads what else goes out on the same channels at nearly the same time, by the agency's own measure.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan;

internal sealed class FindClashes(StoreDb db)
{
    private const int Most = 5;
    private const int StartLength = 160;

    public async Task<int> MinutesAsync(CancellationToken cancellationToken) =>
        await db.PlanSettings.AsNoTracking().Select(s => (int?)s.ClashMinutes).SingleOrDefaultAsync(cancellationToken) ?? PlanSettings.ClashMinutesDefault;

    /// <summary>A hint for each post that comes too near; none blocks.</summary>
    /// <param name="own">The post itself; null for a new one.</param>
    public async Task<IReadOnlyList<Problem>> WarnAsync(PostContent content, Guid? own, CancellationToken cancellationToken)
    {
        if (content.DueAt is not { } due || await MinutesAsync(cancellationToken) is not (> 0 and var minutes))
        {
            return [];
        }

        var (at, channels) = (content.ReleaseAt(due), content.Versions.Select(v => v.ChannelId).ToList());
        var (from, until) = (at - TimeSpan.FromMinutes(minutes), at + TimeSpan.FromMinutes(minutes));
        var near = await db.Posts.AsNoTracking()
            .Where(p => p.Id != own && Clashes.Counted.Contains(p.State) && (p.ReleaseAt ?? p.DueAt) > from && (p.ReleaseAt ?? p.DueAt) < until
                && p.Targets.Any(t => channels.Contains(t.ChannelId)))
            .OrderBy(p => p.ReleaseAt ?? p.DueAt).ThenBy(p => p.Id).Take(Most)
            .Select(p => new { p.Title, Start = p.Text.Substring(0, StartLength), At = (p.ReleaseAt ?? p.DueAt)!.Value, Channel = p.Targets.Where(t => channels.Contains(t.ChannelId)).Select(t => t.ChannelId).First() })
            .ToListAsync(cancellationToken);
        var names = await db.Channels.AsNoTracking().Where(c => channels.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        return [.. near.Select(n => new Problem("clash", false, PostPart.Due, n.Channel, names[n.Channel], PostRow.LabelOf(n.Title, n.Start), n.At, minutes))];
    }
}
