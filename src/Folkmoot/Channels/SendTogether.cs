// Sends deliveries that are due: one commit marks all of them, the calls are made, and what came of them is committed in groups.
using System.Diagnostics;
using Folkmoot.Channels.Costs;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Channels;

/// <param name="Job">Its place among the jobs of the run.</param>
/// <param name="Delivery">As it was read; not tracked.</param>
internal sealed record Ready(int Job, Delivery Delivery, Channel Channel, INetwork Network);

internal sealed class SendTogether(
    StoreDb db, AskOwners owners, ReadOutgoing read, MakeCalls calls, LastLook last, CostLedger costs, Health health, Settling settling, TimeProvider clock, IOptions<ChannelsOptions> options)
{
    /// <summary>What came of calls is committed this often while others are under way.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Whether it may be marked together with others. Where the network can never tell what arrived, a crash leaves every marked delivery to a
    /// person: there each is marked alone. Nor are the images of many posts held in memory at a time.
    /// </summary>
    public static bool Takes(Delivery delivery, INetwork network) =>
        network.Reconciliation != Reconciliation.None && delivery.ReadContent().Images.Count == 0;

    /// <summary>Ends the jobs of all that it dealt with. Of several, all are left to run alone when one of them is no longer as it was read.</summary>
    public async Task RunAsync(IReadOnlyList<Ready> ready, Ends ends, CancellationToken cancellationToken)
    {
        var free = await FreeAsync(ready, ends, cancellationToken);
        if (free.Count == 0)
        {
            return;
        }

        var since = clock.GetTimestamp();
        if (await MarkAsync(free, clock.GetUtcNow(), cancellationToken) is not { } marked)
        {
            if (free is [var alone])
            {
                // Somebody else has begun it since it was read, or wants it back. The job lives on and reads it anew: if it was taken over from a claim
                // that ran out, what that run finds out is discarded, and this is the only job that can still settle it.
                await ends.CommitAsync([new End(alone.Job, new Again(clock.GetUtcNow(), Sending.NotBegun.ToStored()))], null, cancellationToken);
            }

            return;
        }

        var answers = System.Threading.Channels.Channel.CreateUnbounded<SendCall>();
        await SettleAsync(answers.Reader, calls.RunAsync(await PlanAsync(marked, cancellationToken), since, answers.Writer, cancellationToken), ends, cancellationToken);
    }

    /// <summary>
    /// Marks ahead of the moment in which they are due those that may go out then, and leaves the others to the ordinary way. The mark carries that moment: should the
    /// process end before or in the middle of the calls, the network is asked about each, as after any broken call. Null: none is marked.
    /// </summary>
    public async Task<IPrepared?> PrepareAsync(IReadOnlyList<Ready> ready, DateTimeOffset due, Ends ends, CancellationToken cancellationToken)
    {
        // What has a price is reckoned with in the moment of sending.
        var can = ready.Where(r => r.Network.Rules?.Prices is null && owners.IsTraced(r.Delivery)).ToList();
        var line = await last.LineAsync(cancellationToken);
        var answers = await owners.RunAsync([.. can.Select(r => r.Delivery)], due, cancellationToken);
        db.ChangeTracker.Clear();
        List<Ready> free = [.. can.Zip(answers).Where(r => r.Second is MaySend).Select(r => r.First)];
        return free.Count == 0 || await MarkAsync(free, due, cancellationToken) is not { } marked
            ? null
            : new PreparedCalls(this, calls, last, await PlanAsync(marked, cancellationToken), line, ends, clock);
    }

    /// <summary>Commits what comes of calls, in groups, until the last has ended or will not be begun.</summary>
    public async Task SettleAsync(System.Threading.Channels.ChannelReader<SendCall> answers, Task calling, Ends ends, CancellationToken cancellationToken)
    {
        var rests = new Dictionary<Guid, DateTimeOffset>();
        while (await answers.WaitToReadAsync(cancellationToken))
        {
            await Task.WhenAny(calling, Task.Delay(Grain, clock, cancellationToken));
            var results = new List<SendResult>();
            while (answers.TryRead(out var call))
            {
                results.Add(await JudgeAsync(call, rests, cancellationToken));
            }

            await ends.CommitAsync([.. results.Select(r => new End(r.Mark.Job, r.Next))], (these, token) => WriteAsync(results, these, token), cancellationToken);
        }

        await calling;
    }

    private async Task<List<SendCall>> PlanAsync(IReadOnlyList<SendMark> marked, CancellationToken cancellationToken)
    {
        var planned = new List<SendCall>(marked.Count);
        foreach (var mark in marked)
        {
            planned.Add(new SendCall(mark, await read.RunAsync(mark.Delivery, cancellationToken)));
        }

        return planned;
    }

    /// <summary>Those that their owners let go and that fit beneath the cap of their channel; the others are ended.</summary>
    private async Task<IReadOnlyList<Ready>> FreeAsync(IReadOnlyList<Ready> ready, Ends ends, CancellationToken cancellationToken)
    {
        var answers = await costs.HoldAsync(ready, await owners.RunAsync([.. ready.Select(r => r.Delivery)], clock.GetUtcNow(), cancellationToken), cancellationToken);
        var held = ready.Zip(answers).Where(r => r.Second is not MaySend).ToList();
        await ends.CommitAsync([.. held.Select(h => new End(h.First.Job, AskOwners.After(h.Second)))], WriteHeldAsync, cancellationToken);
        return held.Count == 0 ? ready : [.. ready.Zip(answers).Where(r => r.Second is MaySend).Select(r => r.First)];

        Task WriteHeldAsync(IReadOnlyList<End> these, CancellationToken token)
        {
            foreach (var (one, answer) in held.Where(h => these.Any(e => e.Job == h.First.Job)))
            {
                var row = one.Delivery.Copy();
                db.Deliveries.Attach(row);
                owners.Hold(row, answer);
            }

            return Task.CompletedTask;
        }
    }

    /// <summary>Commits the marks that calls are about to begin, with their prices. Null, and nothing is marked: at least one is no longer ours to send, or does not fit beneath a cap any more.</summary>
    /// <param name="at">When the calls begin.</param>
    private async Task<IReadOnlyList<SendMark>?> MarkAsync(IReadOnlyList<Ready> ready, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // To the millisecond: the instant goes out with the post and is looked for later, so it must be exactly what the row keeps, on either engine.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var same in ready.GroupBy(r => r.Delivery.Attempts))
        {
            var ids = same.Select(r => r.Delivery.Id).ToList();
            var mine = await db.Deliveries
                .Where(d => ids.Contains(d.Id) && d.State == DeliveryState.Waiting && d.Attempts == same.Key && !d.WithdrawRequested)
                .ExecuteUpdateAsync(s => s
                    .SetProperty(d => d.State, DeliveryState.Sending).SetProperty(d => d.Attempts, same.Key + 1)
                    .SetProperty(d => d.StartedAt, now).SetProperty(d => d.FirstStartedAt, d => d.FirstStartedAt ?? now).SetProperty(d => d.Reason, (string?)null), cancellationToken);
            if (mine < ids.Count)
            {
                return null;
            }
        }

        List<SendMark> marks = [.. ready.Select(r => SendMark.Of(r, now))];
        if (!await costs.ReserveAsync(marks, cancellationToken))
        {
            return null;
        }

        db.DeliveryAttempts.AddRange(marks.Select(m => m.Attempt.Copy()));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return marks;
    }

    /// <summary>What is to become of it. Rests and wakes the channel.</summary>
    /// <param name="rests">Until when each channel rests that was busy in this run: what ran at the same time is one failure.</param>
    private async Task<SendResult> JudgeAsync(SendCall call, Dictionary<Guid, DateTimeOffset> rests, CancellationToken cancellationToken)
    {
        var (channel, now) = (call.Mark.Channel, clock.GetUtcNow());
        if (call.Account is { } account)
        {
            await health.KeepAsync(channel, account, cancellationToken);
        }

        switch (call.Outcome)
        {
            case null:
                return new SendResult(call, DeliveryState.Waiting, Sending.NotBegun, new Again(rests.GetValueOrDefault(channel.Id, now), Sending.NotBegun.ToStored()));
            case Sent:
                await health.WorkedAsync(channel, cancellationToken);
                channel.LastWorkedAt = now;
                return new SendResult(call, DeliveryState.Sent, null, Next.Done);
            case Busy busy:
                var until = rests.TryGetValue(channel.Id, out var known) ? known : rests[channel.Id] = await health.RestAsync(channel, busy.Reason, busy.Until, cancellationToken);
                return new SendResult(call, DeliveryState.Waiting, busy.Reason, new Again(until, busy.Reason.ToStored()));
            case Refused { Field: null } refused:
                return new SendResult(call, DeliveryState.Failed, refused.Reason, Next.Done);
            case Refused refused:
                // The account is refused, not the post: it waits for the channel to be connected again, until its publish-by.
                return new SendResult(call, DeliveryState.Waiting, refused.Reason, new Again(now.AddMinutes(1), refused.Reason.ToStored()));
            case Unknown unknown:
                return new SendResult(call, DeliveryState.Sending, unknown.Reason, new Again(now.AddSeconds(options.Value.SettleSeconds), unknown.Reason.ToStored()));
            default:
                throw new UnreachableException(call.Outcome.GetType().Name);
        }
    }

    /// <summary>Writes the results of these ends into the current transaction.</summary>
    private async Task WriteAsync(List<SendResult> results, IReadOnlyList<End> ends, CancellationToken cancellationToken)
    {
        var jobs = ends.Select(e => e.Job).ToHashSet();
        var (arrived, free) = (new List<Guid>(), new List<Guid>());
        foreach (var result in results.Where(r => jobs.Contains(r.Mark.Job)))
        {
            // Copies: if this transaction is rolled back, it is all done again from what was read.
            if (result.Call.Outcome is null or Busy or Refused && result.Mark.Network.Rules?.Prices is not null)
            {
                free.Add(result.Mark.Attempt.Id);
            }

            var (row, attempt) = (result.Mark.Delivery.Copy(), result.Mark.Attempt.Copy());
            db.Deliveries.Attach(row);
            db.DeliveryAttempts.Attach(attempt);
            if (result.Call.Outcome is not { } outcome)
            {
                result.Mark.Undo(row);
                db.DeliveryAttempts.Remove(attempt);
                continue;
            }

            (attempt.EndedAt, attempt.Outcome, attempt.Reason) = (result.Call.EndedAt, Words.Of(outcome), result.Reason?.ToStored());
            switch (outcome)
            {
                case Sent sent:
                    settling.Arrived(row, sent.ExternalId, sent.Url, sent.Revision, sent.Rendered);
                    arrived.Add(row.Id);
                    break;
                case Refused { Field: null } refused:
                    settling.Settle(row, DeliveryState.Failed, refused.Reason);
                    break;
                case Refused refused:
                    await health.CredentialsRefusedAsync(result.Mark.Channel, refused.Reason, cancellationToken);
                    (row.State, row.Reason) = (result.State, result.Reason?.ToStored());
                    break;
                default:
                    (row.State, row.Reason) = (result.State, result.Reason?.ToStored());
                    break;
            }
        }

        await costs.GiveBackAsync(free, cancellationToken);
        await settling.TakeBackAsync(arrived, cancellationToken);
    }
}
