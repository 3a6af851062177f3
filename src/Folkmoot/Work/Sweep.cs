// Fires schedules that are due and clears finished jobs away.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Work;

internal sealed partial class Sweep(
    IServiceScopeFactory scopes, IEnumerable<ScheduleEntry> entries, TimeProvider clock, IOptions<WorkOptions> options, ILogger<Sweep> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private readonly ScheduleEntry[] _entries = [.. entries];
    private DateTimeOffset _clearedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.SweepFailed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Fires every schedule whose time has come; of several nodes, exactly one fires each.</summary>
    internal async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        var jobs = scope.ServiceProvider.GetRequiredService<Jobs>();
        var now = clock.GetUtcNow();
        var rows = await db.Schedules.AsNoTracking().ToDictionaryAsync(s => s.Name, cancellationToken);
        foreach (var entry in _entries)
        {
            if (rows.TryGetValue(entry.Name, out var row) && row.NextAt > now)
            {
                continue;
            }

            await FireAsync(db, jobs, entry, row, now, cancellationToken);
            db.ChangeTracker.Clear();
        }

        if (now - _clearedAt > TimeSpan.FromHours(1))
        {
            _clearedAt = now;
            var before = now.AddDays(-options.Value.KeepDoneDays);
            // Every agency's finished jobs go: they are facts of the machinery, not records.
            await db.Jobs.IgnoreQueryFilters().Where(j => j.DoneAt < before).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private static async Task FireAsync(StoreDb db, Jobs jobs, ScheduleEntry entry, Schedule? row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (row is null)
        {
            db.Schedules.Add(new Schedule { Name = entry.Name, NextAt = now + entry.Every, LastAt = now });
        }
        else
        {
            var taken = await db.Schedules.Where(s => s.Name == entry.Name && s.NextAt == row.NextAt)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.NextAt, now + entry.Every).SetProperty(r => r.LastAt, now), cancellationToken);
            if (taken == 0)
            {
                return;
            }
        }

        // A run that is still open is not joined by a second one.
        await jobs.AddAsync(entry.Payload(), cancellationToken, key: $"schedule:{entry.Name}");
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            // Another node fired it in the same instant.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(110, LogLevel.Warning, "Schedules could not be looked at; trying again")]
        public static partial void SweepFailed(ILogger logger, Exception exception);
    }
}
