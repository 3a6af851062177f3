// Kills worker processes at every commit and cuts their connections at every stage of a call, then counts at the receiver.
using System.Diagnostics;
using System.Globalization;
using Folkmoot.Channels;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit.Abstractions;

namespace Folkmoot.Tests.Channels;

internal sealed class CrashRun(ITestOutputHelper output)
{
    /// <summary>Claim, marks, health, results: the deliveries of a run pass about this many commits.</summary>
    private const int CommitsCovered = 15;

    /// <summary>Deliveries to each network in each run: more than one, because they are marked and settled together.</summary>
    private const int Each = 3;

    /// <summary>Longer than a node takes to start, most often.</summary>
    private static readonly TimeSpan RushIn = TimeSpan.FromSeconds(2);

    private static readonly string[] Networks = ["sandbox", "sandbox-search", "sandbox-none"];

    private static readonly SandboxFault[] Cuts =
    [
        new(SandboxFaultKind.CutBeforeBody), new(SandboxFaultKind.CutAfterBody), new(SandboxFaultKind.CutAfterAccept), new(SandboxFaultKind.CutInResponse),
        new(SandboxFaultKind.Garbage), new(SandboxFaultKind.Latency, Milliseconds: 700), new(SandboxFaultKind.Status, Status: 500),
        new(SandboxFaultKind.Status, Status: 429, RetryAfter: "0"), new(SandboxFaultKind.CutAfterAccept, On: "find"), new(SandboxFaultKind.CutInResponse, On: "recent"),
    ];

    /// <summary>Adds deliveries, lets a node die at the next commit, and so on; in the end nothing may be there twice, missing, or without a reason.</summary>
    public async Task KilledAsync(Engine engine, int runs)
    {
        await using var farEnd = await SandboxServer.StartAsync(0, TimeProvider.System, default);
        await using var house = await TestHouse.OpenAsync(engine, RealTime);
        var (agency, channels) = await ConnectAsync(house, farEnd.Url);
        var (died, ended) = (0, 0);
        for (var run = 0; run < runs; run++)
        {
            // The commit to die at and the fault of the far end go round at speeds without a common divisor, so that they meet in every combination.
            var at = (run * 7 % CommitsCovered) + 1;
            var when = run % 2 == 0 ? "before" : "after";
            farEnd.State.Fail(run % 3 == 0 ? [] : [Cuts[run % Cuts.Length], Cuts[run / 3 % Cuts.Length]]);
            // Every third time they fall due together in a moment: the node gets them ready before (Work/WorkAhead.cs).
            await AddAsync(house, agency, channels, Each, run % 3 == 2 ? RushIn : TimeSpan.Zero);
            using var node = Start(house.ConnectionString, at, when);
            await node.WaitForExitAsync();
            (died, ended) = node.ExitCode == 137 ? (died + 1, ended) : (died, ended + 1);
            (node.ExitCode is 0 or 137).ShouldBeTrue($"The node ended with {node.ExitCode}: {await node.StandardError.ReadToEndAsync()}");
        }

        farEnd.State.Fail();
        using (var last = Start(house.ConnectionString, 0, "never"))
        {
            await last.WaitForExitAsync();
        }

        var summary = await CheckAsync(house, farEnd.State, runs * Networks.Length * Each);
        output.WriteLine($"{engine}: {runs} runs, {died} killed, {ended} ended by themselves. {summary}");
        died.ShouldBeGreaterThan(runs / 2, "most runs must have been killed, or the test proves little");
    }

    /// <summary>Two processes share the work, undisturbed: each delivery arrives once.</summary>
    public async Task TwoWorkersAsync(Engine engine, int count, bool isRush = false)
    {
        await using var farEnd = await SandboxServer.StartAsync(0, TimeProvider.System, default);
        await using var house = await TestHouse.OpenAsync(engine, RealTime);
        var (agency, channels) = await ConnectAsync(house, farEnd.Url);
        // Without the network that has no proof: two workers and no fault leave nothing to review.
        await AddAsync(house, agency, channels[..1], count, isRush ? RushIn * 3 : TimeSpan.Zero);
        var watch = Stopwatch.StartNew();
        using var first = Start(house.ConnectionString, 0, "never");
        using var second = Start(house.ConnectionString, 0, "never");
        await Task.WhenAll(first.WaitForExitAsync(), second.WaitForExitAsync());
        var counts = farEnd.State.Counts();
        counts.Count.ShouldBe(count);
        counts.Values.ShouldAllBe(n => n == 1);
        output.WriteLine($"{engine}: {count} deliveries by two worker processes in {watch.Elapsed.TotalSeconds:F1} s, {await CheckAsync(house, farEnd.State, count)}");
    }

    private static async Task<string> CheckAsync(TestHouse house, SandboxState farEnd, int count)
    {
        var deliveries = await house.InAsync(Guid.Empty, (StoreDb db) => db.Deliveries.IgnoreQueryFilters().AsNoTracking().ToListAsync());
        var networks = await house.InAsync(Guid.Empty, (StoreDb db) => db.Channels.IgnoreQueryFilters().AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Network));
        var arrived = farEnd.Counts();
        deliveries.Count.ShouldBe(count);
        foreach (var delivery in deliveries)
        {
            var times = arrived.GetValueOrDefault(delivery.Id);
            times.ShouldBeLessThanOrEqualTo(1, $"Delivery {delivery.Id} was posted {times} times.");
            switch (delivery.State)
            {
                case DeliveryState.Sent:
                    times.ShouldBe(1, $"Delivery {delivery.Id} is said to be sent and is not there.");
                    delivery.Rendered.ShouldNotBeNullOrEmpty();
                    break;
                case DeliveryState.NeedsReview:
                    delivery.Reason.ShouldNotBeNullOrEmpty();
                    break;
                default:
                    Assert.Fail($"Delivery {delivery.Id} ended {delivery.State}: {delivery.Reason}");
                    break;
            }
        }

        return string.Join(' ', deliveries.GroupBy(d => networks[d.ChannelId]).OrderBy(g => g.Key).Select(g => Summary(g.Key, [.. g], arrived)));
    }

    private static string Summary(string network, List<Delivery> deliveries, IReadOnlyDictionary<Guid, int> arrived)
    {
        var review = deliveries.Where(d => d.State == DeliveryState.NeedsReview).ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"{network}: {deliveries.Count} deliveries, {deliveries.Count - review.Count} sent once, 0 twice, 0 lost, {review.Count} in review ({review.Count(d => arrived.ContainsKey(d.Id))} of them had arrived).");
    }

    internal static void RealTime(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton(TimeProvider.System));

    internal static async Task<(Guid Agency, Guid[] Channels)> ConnectAsync(TestHouse house, Uri farEnd)
    {
        var agency = await house.AnAgencyAsync();
        var ids = Networks.Select(_ => Guid.CreateVersion7(TimeProvider.System.GetUtcNow())).ToArray();
        await house.InAsync(agency, async (IServiceProvider services) =>
        {
            var (db, secrets) = (services.GetRequiredService<StoreDb>(), services.GetRequiredService<Secrets>());
            foreach (var (network, id) in Networks.Zip(ids))
            {
                db.Channels.Add(new Channel
                {
                    Id = id,
                    Network = network,
                    Name = network,
                    CreatedAt = TimeProvider.System.GetUtcNow(),
                    Settings = secrets.Protect(new Dictionary<string, string> { ["url"] = farEnd.ToString(), ["account"] = network }),
                });
            }

            await db.SaveChangesAsync();
        });
        return (agency, ids);
    }

    private static Task AddAsync(TestHouse house, Guid agency, Guid[] channels, int each, TimeSpan later) => house.InAsync(agency, async (IServiceProvider services) =>
    {
        var (db, deliveries) = (services.GetRequiredService<StoreDb>(), services.GetRequiredService<Deliveries>());
        var now = TimeProvider.System.GetUtcNow();
        foreach (var channel in channels)
        {
            for (var n = 0; n < each; n++)
            {
                var owner = Guid.CreateVersion7(now);
                var content = new DeliveryContent($"The bridge is open again. Number {owner}.", ["en"], []);
                await deliveries.AddAsync(new NewDelivery(CrashNode.OwnerKind, owner, channel, Lane.Scheduled, content, now + later, now.AddHours(1)), default);
            }
        }

        await db.SaveChangesAsync();
    });

    internal static Process Start(string database, int at, string when)
    {
        var program = typeof(CrashNode).Assembly.Location;
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && path.EndsWith("dotnet", StringComparison.Ordinal) ? path : "dotnet")
        {
            RedirectStandardError = true,
            // A node lives for a second or two: instrumentation for later optimisation would never pay.
            Environment = { ["DOTNET_TieredPGO"] = "0" },
            RedirectStandardOutput = true,
        };
        foreach (var argument in new[] { "exec", program, database, at.ToString(CultureInfo.InvariantCulture), when })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
