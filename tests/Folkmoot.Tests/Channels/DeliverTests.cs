// One delivery against a far end that does everything wrong: sent once, or a person is asked; the channel rests and comes back.
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Channels;

public sealed class DeliverTests
{
    [DatabaseTheory]
    public async Task What_is_sent_is_recorded_exactly(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var id = await given.SendAsync((await given.ConnectAsync()).Required);
        await given.House.RunDueJobsAsync();
        var delivery = await given.DeliveryAsync(id);
        (delivery.State, delivery.Attempts).ShouldBe((DeliveryState.Sent, 1));
        delivery.Rendered.ShouldNotBeNull().ShouldContain("The bridge opens on Friday.");
        delivery.Url.ShouldNotBeNull();
        (await given.ActsAsync(id)).ShouldBe(["channels.delivery.sent"]);
    }

    [DatabaseTheory]
    public async Task A_busy_network_rests_the_channel_longer_each_time_and_then_it_is_sent_once(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var channel = (await given.ConnectAsync()).Required;
        given.Network.State.Fail(new SandboxFault(SandboxFaultKind.Status, Times: 2, Status: 429));
        var id = await given.SendAsync(channel);
        await given.House.RunDueJobsAsync();
        var first = (await given.ChannelAsync(channel)).PausedUntil!.Value - given.House.Clock.GetUtcNow();
        given.House.Clock.Advance(first + TimeSpan.FromSeconds(1));
        await given.House.RunDueJobsAsync();
        var second = (await given.ChannelAsync(channel)).PausedUntil!.Value - given.House.Clock.GetUtcNow();
        second.ShouldBeGreaterThan(first);
        given.House.Clock.Advance(second + TimeSpan.FromSeconds(1));
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(id)).State.ShouldBe(DeliveryState.Sent);
        var healthy = await given.ChannelAsync(channel);
        (healthy.BackoffStep, healthy.PausedUntil, healthy.LastError).ShouldBe((0, null, null));
        given.Network.State.Counts()[id].ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task A_person_can_end_a_rest(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var channel = (await given.ConnectAsync()).Required;
        given.Network.State.Fail(new SandboxFault(SandboxFaultKind.Status, Status: 429));
        var id = await given.SendAsync(channel);
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(id)).State.ShouldBe(DeliveryState.Waiting);
        (await given.House.AsAsync(given.Admin, (ResumeChannel use) => use.RunAsync(channel, default))).ShouldBeTrue();
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(id)).State.ShouldBe(DeliveryState.Sent);
        (await given.House.AsAsync(given.Admin, (ResumeChannel use) => use.RunAsync(channel, default))).ShouldBeFalse();
    }

    [DatabaseTheory]
    [InlineData("sandbox", DeliveryState.Sent)]
    [InlineData("sandbox-search", DeliveryState.Sent)]
    [InlineData("sandbox-none", DeliveryState.NeedsReview)]
    internal async Task An_answer_that_was_cut_off_is_asked_for_or_reviewed_and_never_sent_twice(Engine engine, string network, DeliveryState end)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        // An instant finer than PostgreSQL keeps: what went out with it must be found again by what was kept.
        given.House.Clock.AdvanceTo(new DateTimeOffset((TimeProvider.System.GetUtcNow().Ticks / 10 * 10) + 7, TimeSpan.Zero));
        var channel = (await given.ConnectAsync(network: network)).Required;
        given.Network.State.Fail(new SandboxFault(SandboxFaultKind.CutAfterAccept));
        var id = await given.SendAsync(channel);
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(id)).State.ShouldBe(DeliveryState.Sending);
        given.House.Clock.Advance(TimeSpan.FromMinutes(5));
        await given.House.RunDueJobsAsync();
        var settled = await given.DeliveryAsync(id);
        settled.State.ShouldBe(end, settled.Reason);
        given.Network.State.Counts()[id].ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task A_refusal_is_final_until_a_person_sends_it_again(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        given.Network.State.Fail(new SandboxFault(SandboxFaultKind.Status, Status: 400));
        var id = await given.SendAsync((await given.ConnectAsync()).Required);
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(id)).State.ShouldBe(DeliveryState.Failed);
        (await SettleAsync(given, id, Verdict.SendAgain)).ShouldBeTrue();
        (await SettleAsync(given, id, Verdict.SendAgain)).ShouldBeFalse();
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(id)).State.ShouldBe(DeliveryState.Sent);
    }

    [DatabaseTheory]
    public async Task Refused_credentials_stop_the_channel_until_it_is_connected_again(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var channel = (await given.ConnectAsync()).Required;
        given.Network.State.Fail(new SandboxFault(SandboxFaultKind.Status, Status: 401));
        var id = await given.SendAsync(channel);
        await given.House.RunDueJobsAsync();
        (await given.ChannelAsync(channel)).State.ShouldBe(ChannelState.NeedsReconnect);
        (await given.DeliveryAsync(id)).State.ShouldBe(DeliveryState.Waiting);
        await given.House.AsAsync(given.Admin, (ReconnectChannel use) => use.RunAsync(new ReconnectRequest(channel, new Dictionary<string, string?>(), 0), default));
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(id)).State.ShouldBe(DeliveryState.Sent);
        given.Network.State.Counts()[id].ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task What_waits_is_listed_with_its_reason(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var channel = (await given.ConnectAsync()).Required;
        await given.ChangeAsync(channel, c => c.State = ChannelState.Off);
        await given.SendAsync(channel);
        await given.House.RunDueJobsAsync();
        var families = await given.House.InAsync(given.Admin.AgencyId, async (IEnumerable<Folkmoot.Work.IWaiting> all) =>
        {
            var items = new List<Folkmoot.Work.WaitingItem>();
            foreach (var family in all)
            {
                items.AddRange((await family.FirstAsync(50, default)).Items);
            }

            return items;
        });
        families.ShouldAllBe(i => i.Reason.Detail == new Reason("channels.reason.off", "City Hall").ToStored());
        families.Count.ShouldBe(2);
    }

    private static Task<bool> SettleAsync(ChannelHouse given, Guid id, Verdict verdict) =>
        given.House.AsAsync(given.Admin, (SettleDelivery use) => use.RunAsync(new SettleRequest(id, verdict, null), default));
}
