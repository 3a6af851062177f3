// Posts that are due in the same second: how long until the last has arrived, beside as many bare calls by the same client to the same far end.
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Folkmoot.Bench.Measuring;

namespace Folkmoot.Bench.Sending;

internal sealed class PublishBenchmark : IBenchmark
{
    private const double MostTimesBare = 1.5;

    /// <summary>Bare calls under way at a time.</summary>
    private const int Calls = 32;

    private const int WarmUp = 1_000;

    private static readonly TimeSpan WarmUpLead = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LeadForEach = TimeSpan.FromMilliseconds(2);

    /// <summary>Until they are due, after they were added: long enough for the worker to get them ready, as before nine in the morning.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(35);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public string Name => "publish";

    public string Description => "posts due in the same second";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings, Action<string> tell, CancellationToken cancellationToken)
    {
        int posts = settings.Messages;
        await using var house = await SendingHouse.OpenAsync(settings.PathOf("publish.db"), cancellationToken);
        tell("warming up");
        await house.AddAsync(WarmUp, TimeProvider.System.GetUtcNow(), cancellationToken);
        await house.SettledAsync(cancellationToken);
        await house.AddAsync(WarmUp, TimeProvider.System.GetUtcNow() + WarmUpLead, cancellationToken);
        await house.SettledAsync(cancellationToken);
        var bodies = await house.BodiesAsync(posts, cancellationToken);
        await BareAsync(house, bodies, cancellationToken);
        var series = await Contest.RunAsync(
            [new("posts", token => PublishAsync(house, posts, token)), new("bare calls", token => BareAsync(house, bodies, token))], settings.Rounds, tell, cancellationToken);
        double? ratio = series[1].Fault is not null ? null : series[0].Fault is not null ? double.NaN : series[0].RatioTo(series[1], s => s.WallSeconds);
        return
        [
            Row(series[0], $"{posts} posts due in one second, until the last has arrived", Goal.MostOf(ratio, MostTimesBare, "× bare")),
            Row(series[1], $"{posts} bare calls, {Calls} at a time", null),
            new BenchRow("the disk", [new("fsyncsPerSecond", Disk.FsyncsPerSecond(settings.PathOf("publish.fsync")), "fsync/s")]),
        ];
    }

    private static BenchRow Row(Series series, string what, Goal? goal) => series.Fault is { } fault
        ? new BenchRow(what, [], goal, fault.Why)
        : new BenchRow(what,
            [
                new("wallSeconds", series.MedianOf(s => s.WallSeconds), "s"),
                new("perSecond", series.MedianOf(s => s.MessagesPerSecond), "/s"),
                new("cpuMicros", series.MedianOf(s => s.CpuMicrosPerMessage), "µs CPU each"),
            ], goal);

    private static async Task<Outcome> PublishAsync(SendingHouse house, int posts, CancellationToken cancellationToken)
    {
        house.FarEnd.Reset();
        var due = TimeProvider.System.GetUtcNow() + Lead + (LeadForEach * posts);
        await house.AddAsync(posts, due, cancellationToken);
        var left = due - TimeProvider.System.GetUtcNow();
        if (left < Lead / 2)
        {
            return new Fault("Adding the posts took until they were due: the machine is too slow for this measurement.");
        }

        await Task.Delay(left, cancellationToken);
        var cpu = Environment.CpuUsage.TotalTime;
        var patience = Stopwatch.StartNew();
        while (house.FarEnd.Counts().Count < posts)
        {
            if (patience.Elapsed > Patience)
            {
                return new Fault(string.Create(CultureInfo.InvariantCulture, $"{house.FarEnd.Counts().Count} of {posts} arrived within {Patience.TotalMinutes} minutes."));
            }

            await Task.Delay(50, cancellationToken);
        }

        double spent = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        // Counted and timed by the receiver.
        if (house.FarEnd.Counts().Values.Any(times => times != 1))
        {
            return new Fault("A post arrived more than once.");
        }

        double wall = (house.FarEnd.Posts().Max(p => p.ReceivedAt) - due).TotalSeconds;
        await house.SettledAsync(cancellationToken);
        return new Sample(posts, wall, spent);
    }

    private static async Task<Outcome> BareAsync(SendingHouse house, IReadOnlyList<string> bodies, CancellationToken cancellationToken)
    {
        house.FarEnd.Reset();
        var cpu = Environment.CpuUsage.TotalTime;
        long from = Stopwatch.GetTimestamp();
        using var client = house.Clients.CreateClient(SendingHouse.Network);
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = Calls, CancellationToken = cancellationToken }, async (body, token) =>
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri(house.Address, "api/posts"), content, token);
            await answer.Content.ReadAsByteArrayAsync(token);
        });
        double wall = Stopwatch.GetElapsedTime(from).TotalSeconds;
        return house.FarEnd.Counts().Count == bodies.Count
            ? new Sample(bodies.Count, wall, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds)
            : new Fault($"Only {house.FarEnd.Counts().Count} of {bodies.Count} bare calls arrived.");
    }
}
