// Makes the calls to the networks: the only place from which a post leaves the house. Touches no table, because several calls run at a time.
using System.Threading.Channels;
using Folkmoot.Networks;
using Microsoft.Extensions.Options;

namespace Folkmoot.Channels;

internal sealed partial class MakeCalls(Secrets secrets, TimeProvider clock, IOptions<ChannelsOptions> options, ILogger<MakeCalls> logger)
{
    /// <summary>A call must begin within this time of its mark: later, another worker may already have asked whether it arrived.</summary>
    private static readonly TimeSpan StandstillMax = TimeSpan.FromSeconds(10);

    /// <summary>Hands each call on when it has ended or will not be begun, and completes <paramref name="answers"/> after the last.</summary>
    /// <param name="since">Time stamp of before the mark.</param>
    public async Task RunAsync(List<SendCall> calls, long since, ChannelWriter<SendCall> answers, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(calls.GroupBy(c => c.Mark.Channel.Id).Select(g => CallAsync([.. g], since, answers, cancellationToken)));
        }
        finally
        {
            answers.Complete();
        }
    }

    /// <summary>The first call to a channel goes alone: if it is refused or put off, or renews the credentials, the others need not find out for themselves.</summary>
    private async Task CallAsync(List<SendCall> calls, long since, ChannelWriter<SendCall> answers, CancellationToken cancellationToken)
    {
        var account = new Account(calls[0].Mark.Channel.Id, secrets.Read(calls[0].Mark.Channel.Settings));
        var goesOn = await OneAsync(calls[0], account, true);
        await Parallel.ForEachAsync(
            calls.Skip(1),
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.CallsAtOnce, CancellationToken = cancellationToken },
            async (call, _) =>
            {
                if (!await OneAsync(call, new Account(account.Id, account.Settings), Volatile.Read(ref goesOn)))
                {
                    Volatile.Write(ref goesOn, false);
                }
            });

        async Task<bool> OneAsync(SendCall call, Account with, bool may)
        {
            if (may && clock.GetElapsedTime(since) <= StandstillMax)
            {
                call.Account = with;
                call.Outcome = await call.Mark.Network.SendAsync(with, call.Outgoing, call.Mark.Delivery.Id, cancellationToken);
                Log.Answered(logger, call.Mark.Delivery.Id, call.Mark.Network.Name, call.Outcome.GetType().Name);
            }

            call.EndedAt = clock.GetUtcNow();
            await answers.WriteAsync(call, cancellationToken);
            return call.Outcome is Sent or Refused { Field: null };
        }
    }

    private static partial class Log
    {
        [LoggerMessage(200, LogLevel.Information, "Delivery {DeliveryId} on {Network}: {Outcome}")]
        public static partial void Answered(ILogger logger, Guid deliveryId, string network, string outcome);
    }
}
