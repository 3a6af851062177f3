// Processes killed at every commit and cut connections lose no part of a thread, send none twice, and keep their order.
using System.Diagnostics;
using Folkmoot.Channels;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Folkmoot.Tests.Channels;

public sealed class ThreadCrashTests(ITestOutputHelper output)
{
    private const int Parts = 3;
    private const int Runs = 8;

    [DatabaseTheory]
    public async Task A_thread_that_is_interrupted_between_its_parts_goes_on_where_it_was(Engine engine)
    {
        await using var farEnd = await SandboxServer.StartAsync(0, TimeProvider.System, default);
        await using var house = await TestHouse.OpenAsync(engine, CrashRun.RealTime);
        var (agency, channels) = await CrashRun.ConnectAsync(house, farEnd.Url);
        var died = 0;
        for (var run = 0; run < Runs; run++)
        {
            farEnd.State.Fail(run % 2 == 0 ? [] : [new SandboxFault(SandboxFaultKind.CutAfterAccept)]);
            // Network by network: one that knows our key, one whose posts are read back.
            await AddAsync(house, agency, channels[run % 2]);
            using var node = CrashRun.Start(house.ConnectionString, (run * 5 % 23) + 1, run % 2 == 0 ? "before" : "after");
            await EndAsync(node);
            died += node.ExitCode == 137 ? 1 : 0;
        }

        farEnd.State.Fail();
        using (var last = CrashRun.Start(house.ConnectionString, 0, "never"))
        {
            await EndAsync(last);
        }

        var deliveries = await house.InAsync(agency, (StoreDb db) => db.Deliveries.AsNoTracking().ToListAsync());
        var (counts, posts) = (farEnd.State.Counts(), farEnd.State.Posts().ToDictionary(p => p.Key));
        deliveries.Count.ShouldBe(Runs * Parts);
        deliveries.ShouldAllBe(d => d.State == DeliveryState.Sent && counts[d.Id] == 1);
        foreach (var thread in deliveries.GroupBy(d => d.OwnerId).Select(g => g.OrderBy(d => d.Part).Select(d => posts[d.Id]).ToList()))
        {
            thread.Select(p => p.Text[..6]).ShouldBe(["Part 1", "Part 2", "Part 3"]);
            thread.Select(p => p.ReplyTo).ShouldBe([null, thread[0].Id, thread[1].Id]);
        }

        output.WriteLine($"{engine}: {Runs} threads of {Parts} parts, {died} processes killed, {deliveries.Count} parts sent once, 0 twice, 0 lost, each beneath the one above.");
        died.ShouldBeGreaterThan(Runs / 2, "most runs must have been killed, or the test proves little");
    }

    private static async Task EndAsync(Process node)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            await node.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            node.Kill();
            Assert.Fail("The node found no end: something waits that nothing wakes.");
        }

        (node.ExitCode is 0 or 137).ShouldBeTrue($"The node ended with {node.ExitCode}: {await node.StandardError.ReadToEndAsync()}");
    }

    private static Task AddAsync(TestHouse house, Guid agency, Guid channel) => house.InAsync(agency, async (IServiceProvider services) =>
    {
        var (db, deliveries, now) = (services.GetRequiredService<StoreDb>(), services.GetRequiredService<Deliveries>(), TimeProvider.System.GetUtcNow());
        var owner = Guid.CreateVersion7(now);
        for (var part = 0; part < Parts; part++)
        {
            var content = new DeliveryContent($"Part {part + 1} of {owner}.", ["en"], []);
            await deliveries.AddAsync(new NewDelivery(CrashNode.OwnerKind, owner, channel, Lane.Scheduled, content, now, now.AddHours(1), part, Parts - 1), default);
        }

        await db.SaveChangesAsync();
    });
}
