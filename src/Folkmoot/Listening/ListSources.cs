// The sources with their state and what each has brought, and the raw records that nothing could be made of.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Listening;

internal enum SourceState
{
    /// <summary>A channel that is read.</summary>
    Reading,

    /// <summary>Resting after a failure.</summary>
    Resting,

    /// <summary>Its credentials were refused.</summary>
    NeedsReconnect,

    Off,

    /// <summary>A finished import, or a channel that is gone.</summary>
    Still,
}

internal sealed record SourceLine(
    Guid Id, SourceKind Kind, string Name, string Network, SourceState State, DateTimeOffset? LastReadAt, string? LastError, DateTimeOffset? LastErrorAt, DateTimeOffset? PausedUntil, long Mentions);

internal sealed record DeadRaw(Guid Id, string SourceName, string Network, string ExternalId, DateTimeOffset ReceivedAt, string Error);

internal sealed class ListSources(StoreDb db, TimeProvider clock)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<SourceLine>> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var sources = await (
            from s in db.Sources.AsNoTracking()
            join c in db.Channels on s.ChannelId equals c.Id into channels
            from c in channels.DefaultIfEmpty()
            orderby s.Kind, s.Name
            select new { Source = s, Channel = c }).Take(Most).ToListAsync(cancellationToken);
        var counts = await db.MentionRollups.GroupBy(r => r.SourceId).Select(g => new { g.Key, Count = g.Sum(r => (long)r.Count) })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return
        [
            .. sources.Select(s => new SourceLine(
                s.Source.Id, s.Source.Kind, s.Channel?.Name ?? s.Source.Name, s.Source.Network, StateOf(s.Channel, now), s.Source.LastReadAt,
                s.Source.LastError, s.Source.LastErrorAt, s.Channel?.PausedUntil, counts.GetValueOrDefault(s.Source.Id))),
        ];
    }

    /// <summary>Names for a choice: every source, imports included.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> NamesAsync(CancellationToken cancellationToken)
    {
        var names = await db.Sources.AsNoTracking().OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).Take(Most).ToListAsync(cancellationToken);
        return [.. names.Select(s => (s.Id, s.Name))];
    }

    public async Task<IReadOnlyList<DeadRaw>> DeadAsync(CancellationToken cancellationToken) =>
        await (
            from r in db.RawEvents.AsNoTracking()
            where r.DeadAt != null
            join s in db.Sources on r.SourceId equals s.Id
            orderby r.DeadAt descending
            select new DeadRaw(r.Id, s.Name, r.Network, r.ExternalId, r.ReceivedAt, r.Error ?? "")).Take(Most).ToListAsync(cancellationToken);

    private static SourceState StateOf(Channel? channel, DateTimeOffset now) => channel switch
    {
        null => SourceState.Still,
        { State: ChannelState.NeedsReconnect } => SourceState.NeedsReconnect,
        { State: ChannelState.Off } => SourceState.Off,
        _ when channel.PausedUntil > now => SourceState.Resting,
        _ => SourceState.Reading,
    };
}
