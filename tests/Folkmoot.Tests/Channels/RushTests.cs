// Deliveries that fall due in the same instant and are got ready before: each goes out once and not early, and what happens meanwhile is not overlooked.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Channels;

public sealed class RushTests
{
    private const int Many = 12;
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(30);

    [DatabaseTheory]
    public async Task What_was_got_ready_goes_out_once_when_it_is_due_and_carries_that_instant(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var due = given.House.Clock.GetUtcNow() + Later;
        var ids = await SendAsync(given, (await given.ConnectAsync()).Required);
        await using var ready = (await given.House.PrepareAsync(Ahead)).ShouldHaveSingleItem();
        given.Network.State.Counts().ShouldBeEmpty("it is not due");
        (await RowsAsync(given)).ShouldAllBe(d => d.State == DeliveryState.Sending && d.StartedAt == due);
        (await given.House.RunDueJobsAsync(together: 50)).ShouldBe(0, "another worker leaves alone what this one has got ready");
        given.House.Clock.AdvanceTo(due);
        await RunAsync(ready);
        given.Network.State.Counts().ShouldBe(ids.ToDictionary(id => id, _ => 1), ignoreOrder: true);
        given.Network.State.Posts().ShouldAllBe(p => p.CreatedAt == due);
        (await RowsAsync(given)).ShouldAllBe(d => d.State == DeliveryState.Sent && d.Attempts == 1 && d.FirstStartedAt == due);
        (await given.House.InAsync(given.Admin.AgencyId, (StoreDb db) => db.DeliveryAttempts.AsNoTracking().ToListAsync())).ShouldAllBe(a => a.Number == 1 && a.Outcome == "sent");
        (await given.House.RunDueJobsAsync()).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task When_the_process_ends_after_it_got_them_ready_the_network_is_asked_and_each_goes_out_once(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var ids = await SendAsync(given, (await given.ConnectAsync()).Required);
        await using (await AnyAsync(given))
        {
        }

        given.House.Clock.Advance(TimeSpan.FromMinutes(2));
        await given.House.RunDueJobsAsync(together: 50);
        given.House.Clock.Advance(TimeSpan.FromMinutes(2));
        await given.House.RunDueJobsAsync(together: 50);
        (await RowsAsync(given)).ShouldAllBe(d => d.State == DeliveryState.Sent);
        given.Network.State.Counts().ShouldBe(ids.ToDictionary(id => id, _ => 1), ignoreOrder: true);
    }

    [DatabaseTheory]
    public async Task A_process_that_stops_before_they_are_due_takes_back_what_it_did(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        await SendAsync(given, (await given.ConnectAsync()).Required);
        await using (var ready = await AnyAsync(given))
        {
            await ready.LetGoAsync(default);
        }

        (await RowsAsync(given)).ShouldAllBe(d => d.State == DeliveryState.Waiting && d.Attempts == 0 && d.StartedAt == null);
        await given.House.RunDueJobsAsync(together: 50);
        given.Network.State.Counts().ShouldBeEmpty("they are not due");
        given.House.Clock.Advance(Later);
        await given.House.RunDueJobsAsync(together: 50);
        (await RowsAsync(given)).ShouldAllBe(d => d.State == DeliveryState.Sent && d.Attempts == 1);
    }

    [DatabaseTheory]
    public async Task A_channel_that_was_switched_off_or_connected_anew_meanwhile_is_not_called_with_what_was_got_ready(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var (off, anew) = ((await given.ConnectAsync()).Required, (await given.ConnectAsync("Library", "library", "sandbox-search")).Required);
        await SendAsync(given, off);
        await SendAsync(given, anew);
        await using var ready = await AnyAsync(given);
        await given.ChangeAsync(off, c => c.State = ChannelState.Off);
        await given.House.InAsync(given.Admin.AgencyId, async (IServiceProvider services) =>
        {
            var channel = await services.GetRequiredService<StoreDb>().Channels.SingleAsync(c => c.Id == anew);
            channel.Settings = services.GetRequiredService<Secrets>().Protect(new Dictionary<string, string> { ["url"] = given.Network.Url.ToString(), ["account"] = "reading-room" });
            await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });
        given.House.Clock.Advance(Later);
        await RunAsync(ready);
        given.Network.State.Counts().ShouldBeEmpty();
        await given.House.RunDueJobsAsync(together: 50);
        given.Network.State.Posts().ShouldAllBe(p => p.Account == "reading-room");
        var rows = await RowsAsync(given);
        rows.Where(d => d.ChannelId == off).ShouldAllBe(d => d.State == DeliveryState.Waiting && d.Attempts == 0);
        rows.Where(d => d.ChannelId == anew).ShouldAllBe(d => d.State == DeliveryState.Sent && d.Attempts == 1);
    }

    [DatabaseTheory]
    public async Task Where_nothing_can_be_asked_nothing_is_got_ready(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        await SendAsync(given, (await given.ConnectAsync(network: "sandbox-none")).Required);
        (await given.House.PrepareAsync(Ahead)).ShouldBeEmpty();
        (await RowsAsync(given)).ShouldAllBe(d => d.State == DeliveryState.Waiting);
        given.House.Clock.Advance(Later);
        await given.House.RunDueJobsAsync();
        (await RowsAsync(given)).ShouldAllBe(d => d.State == DeliveryState.Sent && d.Attempts == 1);
    }

    private static async Task<PreparedJobs> AnyAsync(ChannelHouse given) => (await given.House.PrepareAsync(Ahead)).ShouldHaveSingleItem();

    private static async Task RunAsync(PreparedJobs ready)
    {
        var calls = ready.BeginAsync(default);
        await ready.FinishAsync(default);
        await calls;
    }

    private static async Task<List<Guid>> SendAsync(ChannelHouse given, Guid channel)
    {
        var ids = new List<Guid>();
        for (var n = 0; n < Many; n++)
        {
            ids.Add(await given.SendAsync(channel, $"Notice {n + 1}: the bridge opens on Friday.", Later));
        }

        return ids;
    }

    private static Task<List<Delivery>> RowsAsync(ChannelHouse given) =>
        given.House.InAsync(given.Admin.AgencyId, (StoreDb db) => db.Deliveries.AsNoTracking().ToListAsync());
}
