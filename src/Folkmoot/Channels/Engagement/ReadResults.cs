// Reads the results of a channel's posts: as many as its network takes in a row, and notices which of them the network does not have any more.
using Folkmoot.Channels.Consent;
using Folkmoot.Channels.Costs;
using Folkmoot.Channels.Hooks;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Engagement;

internal sealed record ReadResultsDue(Guid ChannelId);

/// <summary>Trouble with reading never rests the channel or asks for its reconnection: what it sends is more important than what came of it.</summary>
internal sealed partial class ReadResults(
    StoreDb db, NetworkCatalogue networks, Secrets secrets, Health health, RenewAccess renew, Jobs jobs, HookFacts hooks, CostLedger costs, IAudit audit, TimeProvider clock, ILogger<ReadResults> logger)
    : IHandle<ReadResultsDue>
{
    /// <summary>Posts are followed; what came of an answer to one citizen is nobody's statistics.</summary>
    public const string OwnerKind = "post";

    private const int FollowMost = 500;

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan RestRefused = TimeSpan.FromHours(6);

    public async Task<Next> HandleAsync(ReadResultsDue job, CancellationToken cancellationToken)
    {
        var channel = await db.Channels.AsNoTracking().SingleAsync(c => c.Id == job.ChannelId, cancellationToken);
        var now = clock.GetUtcNow();
        if (networks.Find(channel.Network) is not ITellResults network || !ResultRules.IsOn(channel, network) || channel.State != ChannelState.Connected
            || channel.PausedUntil > now || channel.ResultsRestUntil > now)
        {
            return Next.Done;
        }

        if (RenewAccess.IsDue(channel, now) && await renew.RunAsync(channel.Id, cancellationToken))
        {
            channel = await db.Channels.AsNoTracking().SingleAsync(c => c.Id == job.ChannelId, cancellationToken);
        }

        await FollowAsync(channel, network, now, cancellationToken);
        var account = new Account(channel.Id, secrets.Read(channel.Settings));
        var stopped = await ReadAsync(channel, network, account, cancellationToken);
        await health.KeepAsync(channel, account, cancellationToken);
        await NoteAsync(channel, stopped, cancellationToken);
        return Next.Done;
    }

    /// <summary>Begins to follow what went out since the last time.</summary>
    private async Task FollowAsync(Channel channel, ITellResults network, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - ResultRhythm.Follow;
        var sent = await db.Deliveries.AsNoTracking()
            .Where(d => d.ChannelId == channel.Id && d.OwnerKind == OwnerKind && d.State == DeliveryState.Sent && d.ExternalId != null && d.SettledAt > since && !db.DeliveryResults.Any(r => r.DeliveryId == d.Id))
            .OrderByDescending(d => d.SettledAt).Take(FollowMost).Select(d => new { d.Id, At = d.SettledAt!.Value }).ToListAsync(cancellationToken);
        var priced = network.Results.DollarsPerPost is not null;
        db.DeliveryResults.AddRange(sent.Select(d => new DeliveryResult
        {
            Id = Guid.CreateVersion7(now),
            DeliveryId = d.Id,
            ChannelId = channel.Id,
            Handle = channel.Handle,
            SentAt = d.At,
            // What is out for longer is read at once.
            NextAt = ResultRhythm.Next(d.At, d.At, priced),
        }));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Null when all was told that is due.</summary>
    private async Task<ReadFailed?> ReadAsync(Channel channel, ITellResults network, Account account, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await db.DeliveryResults.Where(r => r.ChannelId == channel.Id && r.NextAt <= now).OrderBy(r => r.NextAt).Take(network.Results.PerReading).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(r => r.DeliveryId);
        var deliveries = await db.Deliveries.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);
        var due = rows.ConvertAll(r => new Due(r, deliveries[r.DeliveryId]));
        // What we took back ourselves is not asked about any more.
        foreach (var over in due.Where(d => !d.IsOut))
        {
            over.Row.NextAt = null;
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var wanted in due.Where(d => d.IsOut).Chunk(network.Results.AtOnce))
        {
            var reading = network.Results.DollarsPerPost is { } price ? await costs.ReserveReadingAsync(channel, network, price, wanted.Length, cancellationToken) : null;
            if (reading is null && network.Results.DollarsPerPost is not null)
            {
                return AtCap(channel, now);
            }

            var some = reading is null ? wanted : wanted[..reading.Count];
            var page = await network.ReadResultsAsync(account, [.. some.Select(d => d.Delivery.ExternalId!)], cancellationToken);
            if (reading is not null)
            {
                // What is gone is not returned, and not charged.
                costs.Settle(reading, page.Posts.OfType<PostCounted>().Count());
            }

            var told = page.Posts.ToLookup(p => p.ExternalId, StringComparer.Ordinal);
            foreach (var one in some)
            {
                var answer = told[one.Delivery.ExternalId!].FirstOrDefault();
                if (answer is null && page.Stopped is not null)
                {
                    continue; // It was not its turn: it stays due.
                }

                Take(channel, one, ResultRules.Apply(one.Row, answer, one.Row.Handle == channel.Handle, network.Results.DollarsPerPost is not null, clock.GetUtcNow()));
            }

            await db.SaveChangesAsync(cancellationToken);
            if (page.Stopped is { } stopped)
            {
                return stopped;
            }

            if (some.Length < wanted.Length)
            {
                return AtCap(channel, now);
            }
        }

        return null;
    }

    /// <summary>Readings rest until the next month, or until somebody raises the cap; what is sent goes on by its own rules.</summary>
    private static ReadFailed AtCap(Channel channel, DateTimeOffset now) => new(new Reason(CostRules.ReadingHeldKey, channel.Name), CostRules.EndOf(CostRules.MonthOf(now)), CredentialsRefused: false);

    /// <summary>Writes down what follows from a change, unsaved.</summary>
    private void Take(Channel channel, Due one, ResultChange change)
    {
        var (row, delivery, now) = (one.Row, one.Delivery, clock.GetUtcNow());
        if (change is ResultChange.Counted or ResultChange.Back)
        {
            db.ResultPoints.Add(new ResultPoint
            {
                Id = Guid.CreateVersion7(now),
                DeliveryId = delivery.Id,
                At = row.ReadAt!.Value,
                Likes = row.Likes,
                Shares = row.Shares,
                Replies = row.Replies,
                Views = row.Views,
                Reach = row.Reach,
            });
        }

        if (change is not (ResultChange.Gone or ResultChange.Back))
        {
            return;
        }

        var gone = change == ResultChange.Gone;
        audit.Record(gone ? "channels.delivery.gone" : "channels.delivery.back", "delivery", delivery.Id, new { delivery.OwnerKind, delivery.OwnerId, delivery.ChannelId, delivery.ExternalId });
        jobs.Publish(new DeliveryGone(delivery.Id, delivery.OwnerKind, delivery.OwnerId, channel.Id, gone));
        if (gone)
        {
            hooks.Removed(delivery);
            Log.Gone(logger, delivery.Id, channel.Network);
        }
    }

    private async Task NoteAsync(Channel channel, ReadFailed? stopped, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (stopped is null)
        {
            await db.Channels.Where(c => c.Id == channel.Id).ExecuteUpdateAsync(s => s
                .SetProperty(c => c.ResultsReadAt, now).SetProperty(c => c.ResultsRestUntil, (DateTimeOffset?)null).SetProperty(c => c.ResultsError, (string?)null), cancellationToken);
            return;
        }

        var until = stopped.Until is { } asked && asked > now ? asked : now + (stopped.CredentialsRefused ? RestRefused : Rest);
        var words = stopped.Reason.ToStored();
        await db.Channels.Where(c => c.Id == channel.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.ResultsRestUntil, until).SetProperty(c => c.ResultsError, words), cancellationToken);
    }

    private sealed record Due(DeliveryResult Row, Delivery Delivery)
    {
        public bool IsOut => Delivery is { State: DeliveryState.Sent, WithdrawRequested: false, ExternalId: not null };
    }

    private static partial class Log
    {
        [LoggerMessage(220, LogLevel.Warning, "Delivery {DeliveryId} is not at {Network} any more, and nobody here took it back")]
        public static partial void Gone(ILogger logger, Guid deliveryId, string network);
    }
}
