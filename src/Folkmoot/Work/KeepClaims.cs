// Keeps the claims of this process alive while it works on them.
using Folkmoot.Storage;
using Microsoft.Extensions.Options;

namespace Folkmoot.Work;

internal sealed partial class KeepClaims(IServiceScopeFactory scopes, TimeProvider clock, IOptions<WorkOptions> options, ILogger<KeepClaims> logger)
{
    /// <summary>Extends these claims every third of a lease, until it is stopped.</summary>
    public async Task RunAsync(Func<IEnumerable<string>> owners, CancellationToken stoppingToken)
    {
        var length = TimeSpan.FromSeconds(options.Value.LeaseSeconds);
        using var timer = new PeriodicTimer(length / 3, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
                foreach (var owner in owners())
                {
                    await Lease.ExtendAsync(db, owner, clock.GetUtcNow() + length, stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.NotKept(logger, e);
            }
        }
    }

    /// <summary>Gives back, uncounted, what these claims still hold.</summary>
    public async Task GiveBackAsync(IEnumerable<string> owners)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
            foreach (var owner in owners)
            {
                await Lease.GiveBackAsync(db, owner, CancellationToken.None);
            }
        }
        catch (Exception e)
        {
            // The leases run out by themselves.
            Log.NotKept(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(106, LogLevel.Warning, "The database could not be told which work this process holds")]
        public static partial void NotKept(ILogger logger, Exception exception);
    }
}
