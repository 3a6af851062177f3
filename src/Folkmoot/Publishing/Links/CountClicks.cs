// Counts who follows short links, in memory, and adds the counts to the table every few seconds: a number for each link and day, and nothing else.
using System.Collections.Concurrent;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Links;

internal sealed partial class CountClicks(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CountClicks> logger) : BackgroundService
{
    /// <summary>So many seconds of counts are lost at most when the process is killed.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Place, long> _clicks = new();

    public void Add(Guid agencyId, Guid linkId, DateOnly day) => _clicks.AddOrUpdate(new Place(agencyId, linkId, day), 1, (_, n) => n + 1);

    /// <summary>Adds what was counted so far to the table. What could not be added is counted again later.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var place in _clicks.Keys)
        {
            if (!_clicks.TryRemove(place, out var count))
            {
                continue;
            }

            try
            {
                await AddAsync(place, count, cancellationToken);
            }
            catch
            {
                _clicks.AddOrUpdate(place, count, (_, n) => n + count);
                throw;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
        }

        await TryAsync(CancellationToken.None);
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FlushAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotCounted(logger, e);
        }
    }

    private async Task AddAsync(Place place, long count, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(place.AgencyId);
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        if (await MoreAsync() > 0)
        {
            return;
        }

        db.ShortLinkDays.Add(new ShortLinkDay { Id = Guid.CreateVersion7(clock.GetUtcNow()), LinkId = place.LinkId, Day = place.Day, Clicks = count });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            // Another node began this day in the same moment.
            db.ChangeTracker.Clear();
            await MoreAsync();
        }

        Task<int> MoreAsync() => db.ShortLinkDays.Where(d => d.LinkId == place.LinkId && d.Day == place.Day)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Clicks, d => d.Clicks + count), cancellationToken);
    }

    private readonly record struct Place(Guid AgencyId, Guid LinkId, DateOnly Day);

    private static partial class Log
    {
        [LoggerMessage(310, LogLevel.Warning, "Clicks on short links could not be added; they are kept and added later")]
        public static partial void NotCounted(ILogger logger, Exception exception);
    }
}
