// Many deliveries in one go: each is sent once, one that fails drags no other along, and what was not begun is not counted.
using Folkmoot.Channels;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Channels;

public sealed class SendTogetherTests
{
    private const int Many = 20;

    [DatabaseTheory]
    public async Task Each_of_many_is_sent_once_and_recorded(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var ids = await SendAsync(given, (await given.ConnectAsync()).Required, Many);
        await given.House.RunDueJobsAsync(together: 50);
        var rows = await RowsAsync(given);
        rows.ShouldAllBe(d => d.State == DeliveryState.Sent && d.Attempts == 1 && d.ExternalId != null && d.Rendered!.Contains(d.Id.ToString()));
        rows.Select(d => d.StartedAt).Distinct().Count().ShouldBe(1, "they were marked in one commit");
        given.Network.State.Counts().ShouldBe(ids.ToDictionary(id => id, _ => 1), ignoreOrder: true);
        (await AttemptsAsync(given)).ShouldAllBe(a => a.Number == 1 && a.Outcome == "sent" && a.EndedAt != null);
        foreach (var id in ids)
        {
            (await given.ActsAsync(id)).ShouldBe(["channels.delivery.sent"]);
        }
    }

    [DatabaseTheory]
    public async Task When_the_first_finds_the_network_busy_the_others_are_not_begun_and_keep_their_attempts(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var channel = (await given.ConnectAsync()).Required;
        given.Network.State.Fail(new SandboxFault(SandboxFaultKind.Status, Status: 429));
        await SendAsync(given, channel, Many);
        await given.House.RunDueJobsAsync(together: 50);
        given.Network.State.Counts().ShouldBeEmpty();
        (await RowsAsync(given)).ShouldAllBe(d => d.State == DeliveryState.Waiting && d.Reason != null);
        (await AttemptsAsync(given)).Select(a => a.Outcome).ShouldBe(["busy"]);
        given.House.Clock.AdvanceTo((await given.ChannelAsync(channel)).PausedUntil!.Value.AddSeconds(1));
        await given.House.RunDueJobsAsync(together: 50);
        var rows = await RowsAsync(given);
        rows.ShouldAllBe(d => d.State == DeliveryState.Sent);
        rows.Sum(d => d.Attempts).ShouldBe(Many + 1);
        given.Network.State.Counts().Values.ShouldAllBe(n => n == 1);
    }

    [DatabaseTheory]
    public async Task Refused_credentials_are_found_out_by_one_call(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var (channel, other) = ((await given.ConnectAsync()).Required, (await given.ConnectAsync("Library", "library", "sandbox-search")).Required);
        given.Network.State.Fail(new SandboxFault(SandboxFaultKind.Status, Status: 401, Times: 1));
        await SendAsync(given, channel, Many);
        await given.House.RunDueJobsAsync(together: 50);
        (await given.ChannelAsync(channel)).State.ShouldBe(ChannelState.NeedsReconnect);
        (await AttemptsAsync(given)).Select(a => a.Outcome).ShouldBe(["refused"]);
        await SendAsync(given, other, Many);
        await given.House.RunDueJobsAsync(together: 50);
        var rows = await RowsAsync(given);
        rows.Count(d => d.State == DeliveryState.Waiting && d.ChannelId == channel).ShouldBe(Many);
        rows.Count(d => d.State == DeliveryState.Sent && d.ChannelId == other).ShouldBe(Many);
    }

    [DatabaseTheory]
    public async Task A_connection_that_is_cut_leaves_one_to_be_asked_for_and_the_others_to_be_sent(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        given.House.Clock.AdvanceTo(TimeProvider.System.GetUtcNow());
        var ids = await SendAsync(given, (await given.ConnectAsync()).Required, Many);
        given.Network.State.Fail(new SandboxFault(SandboxFaultKind.CutAfterAccept));
        await given.House.RunDueJobsAsync(together: 50);
        var rows = await RowsAsync(given);
        rows.Count(d => d.State == DeliveryState.Sending).ShouldBe(1);
        rows.Count(d => d.State == DeliveryState.Sent).ShouldBe(Many - 1);
        given.House.Clock.Advance(TimeSpan.FromMinutes(5));
        await given.House.RunDueJobsAsync(together: 50);
        (await RowsAsync(given)).ShouldAllBe(d => d.State == DeliveryState.Sent);
        given.Network.State.Counts().ShouldBe(ids.ToDictionary(id => id, _ => 1), ignoreOrder: true);
    }

    [DatabaseTheory]
    public async Task Where_nothing_can_be_asked_each_is_marked_alone(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        await SendAsync(given, (await given.ConnectAsync(network: "sandbox-none")).Required, 5);
        given.Network.State.Fail(new SandboxFault(SandboxFaultKind.CutAfterAccept));
        await given.House.RunDueJobsAsync(together: 50);
        var rows = await RowsAsync(given);
        rows.Count(d => d.State == DeliveryState.Sending).ShouldBe(1);
        rows.Count(d => d.State == DeliveryState.Sent).ShouldBe(4);
    }

    [DatabaseTheory]
    public async Task What_somebody_takes_back_while_it_is_on_its_way_is_taken_down(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var id = await given.SendAsync((await given.ConnectAsync()).Required);
        given.Network.State.Fail(new SandboxFault(SandboxFaultKind.Latency, Milliseconds: 1_500));
        var sending = Task.Run(() => given.House.RunDueJobsAsync());
        Delivery row;
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            row = await given.DeliveryAsync(id);
        }
        while (row.State == DeliveryState.Waiting);
        row.State.ShouldBe(DeliveryState.Sending);
        await given.House.InAsync(given.Admin.AgencyId, async (IServiceProvider services) =>
        {
            await services.GetRequiredService<Deliveries>().WithdrawAsync(row.OwnerKind, row.OwnerId, default);
            await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });
        await sending;
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(id)).State.ShouldBe(DeliveryState.Withdrawn);
        given.Network.State.Posts().ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task A_job_that_was_taken_over_in_the_moment_of_the_mark_lives_on_until_its_delivery_is_settled(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var id = await given.SendAsync((await given.ConnectAsync()).Required);
        // The worker whose claim of this job ran out marks the delivery after the next one has read it, and dies before its call.
        given.WhenAsked = () => given.House.InAsync(given.Admin.AgencyId, async (StoreDb db) =>
        {
            var now = given.House.Clock.GetUtcNow();
            var row = await db.Deliveries.SingleAsync();
            (row.State, row.Attempts, row.StartedAt, row.FirstStartedAt) = (DeliveryState.Sending, 1, now, now);
            db.DeliveryAttempts.Add(new DeliveryAttempt { Id = Guid.CreateVersion7(now), DeliveryId = id, Number = 1, StartedAt = now });
            await db.SaveChangesAsync();
        });
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(id)).State.ShouldBe(DeliveryState.Sending);
        given.Network.State.Counts().ShouldBeEmpty();
        given.House.Clock.Advance(TimeSpan.FromSeconds(100));
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(id)).State.ShouldBe(DeliveryState.Sent);
        given.Network.State.Counts().ShouldBe(new Dictionary<Guid, int> { [id] = 1 });
    }

    private static async Task<List<Guid>> SendAsync(ChannelHouse given, Guid channel, int count)
    {
        var ids = new List<Guid>();
        for (var n = 0; n < count; n++)
        {
            ids.Add(await given.SendAsync(channel, $"Road works, part {n + 1}."));
        }

        return ids;
    }

    private static Task<List<Delivery>> RowsAsync(ChannelHouse given) =>
        given.House.InAsync(given.Admin.AgencyId, (StoreDb db) => db.Deliveries.AsNoTracking().ToListAsync());

    private static Task<List<DeliveryAttempt>> AttemptsAsync(ChannelHouse given) =>
        given.House.InAsync(given.Admin.AgencyId, (StoreDb db) => db.DeliveryAttempts.AsNoTracking().ToListAsync());
}
