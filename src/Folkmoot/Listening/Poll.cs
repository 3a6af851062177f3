// Reads one channel from where it was left: what came is stored raw, and the cursor moved, in one transaction.
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Listening;

internal sealed record PollChannel(Guid ChannelId);

internal sealed class Poll(
    StoreDb db, ReadChannel read, NetworkCatalogue networks, Jobs jobs, TimeProvider clock, IOptions<ListeningOptions> options) : IHandle<PollChannel>
{
    /// <summary>Pages read in one run; what waits beyond them is the next run's.</summary>
    private const int PagesMax = 5;

    /// <summary>A quiet source is not written to at every round, only this often.</summary>
    private static readonly TimeSpan ReadGrain = TimeSpan.FromSeconds(30);

    public async Task<Next> HandleAsync(PollChannel job, CancellationToken cancellationToken)
    {
        var channel = await db.Channels.AsNoTracking().SingleOrDefaultAsync(c => c.Id == job.ChannelId, cancellationToken);
        if (channel is null || networks.Find(channel.Network) is not { Limits.CanRead: true } network)
        {
            return Next.Done;
        }

        var source = await SourceAsync(channel, cancellationToken);
        for (var pages = 0; pages < PagesMax; pages++)
        {
            var page = await read.RunAsync(channel.Id, source.Cursor, cancellationToken);
            if (page is null)
            {
                await KeepErrorAsync(source, cancellationToken);
                return Next.Done;
            }

            var more = page.More && page.Cursor is not null && page.Cursor != source.Cursor;
            await StoreAsync(source, page, network, more, cancellationToken);
            if (!more)
            {
                return Next.Done;
            }
        }

        return new Again(clock.GetUtcNow(), "listening.reason.more-pages");
    }

    private async Task<Source> SourceAsync(Channel channel, CancellationToken cancellationToken)
    {
        var source = await db.Sources.SingleOrDefaultAsync(s => s.ChannelId == channel.Id, cancellationToken);
        if (source is null)
        {
            var now = clock.GetUtcNow();
            source = new Source
            {
                Id = Guid.CreateVersion7(now),
                Kind = SourceKind.Channel,
                ChannelId = channel.Id,
                Network = channel.Network,
                Name = channel.Name,
                CreatedAt = now,
            };
            db.Sources.Add(source);
            await db.SaveChangesAsync(cancellationToken);
        }

        return source;
    }

    private async Task StoreAsync(Source source, ReadPage page, INetwork network, bool more, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = page.Items.Where(i => !string.IsNullOrWhiteSpace(i.ExternalId)).DistinctBy(i => i.ExternalId).Select(i => new RawEvent
        {
            Id = Guid.CreateVersion7(now),
            SourceId = source.Id,
            Network = network.Name,
            ExternalId = Incomings.Clean(i.ExternalId, RawEvent.ExternalIdMax),
            Payload = Incomings.Write(i),
            ReceivedAt = now,
        }).ToList();

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var fresh = rows.Count == 0 ? new HashSet<Guid>() : await db.InsertNewAsync(rows, cancellationToken);
        if (fresh.Count > 0)
        {
            await jobs.AddAsync(new IngestRaw([.. rows.Where(r => fresh.Contains(r.Id)).Select(r => r.Id)]), cancellationToken);
        }

        source.Cursor = page.Cursor ?? source.Cursor;
        source.NextReadAt = network.Limits.CanSend || more ? null : now + TimeSpan.FromSeconds(options.Value.FeedPollSeconds);
        if (source.LastError is not null || now - (source.LastReadAt ?? DateTimeOffset.MinValue) > ReadGrain)
        {
            (source.LastReadAt, source.LastError) = (now, null);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Why the channel could not be read is known to the channel; the source shows it.</summary>
    private async Task KeepErrorAsync(Source source, CancellationToken cancellationToken)
    {
        var channel = await db.Channels.AsNoTracking().Where(c => c.Id == source.ChannelId).Select(c => new { c.LastError, c.LastErrorAt }).SingleAsync(cancellationToken);
        (source.LastError, source.LastErrorAt) = (channel.LastError, channel.LastErrorAt);
        await db.SaveChangesAsync(cancellationToken);
    }
}
