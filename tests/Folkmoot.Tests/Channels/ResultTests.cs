// Results of what is out: when they are read, what is kept of them, and that only what a network says twice is gone.
using Folkmoot.Channels;
using Folkmoot.Channels.Engagement;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Publishing;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Channels;

public sealed class ResultTests
{
    private static readonly DateTimeOffset Sent = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Results_are_read_often_at_first_then_daily_and_after_a_month_no_more()
    {
        ResultRhythm.Next(Sent, Sent, priced: false).ShouldBe(Sent.AddMinutes(15));
        ResultRhythm.Next(Sent, Sent.AddHours(2), priced: false).ShouldBe(Sent.AddHours(3));
        ResultRhythm.Next(Sent, Sent.AddHours(10), priced: false).ShouldBe(Sent.AddHours(13));
        ResultRhythm.Next(Sent, Sent.AddDays(29.5), priced: false).ShouldBe(Sent.AddDays(30));
        ResultRhythm.Next(Sent, Sent.AddDays(30), priced: false).ShouldBeNull();
        ResultRhythm.Readings(priced: false).ShouldBeLessThan(60);
    }

    [Fact]
    public void Where_each_reading_costs_money_a_post_is_read_four_times()
    {
        ResultRhythm.Next(Sent, Sent, priced: true).ShouldBe(Sent.AddHours(1));
        ResultRhythm.Next(Sent, Sent.AddHours(1), priced: true).ShouldBe(Sent.AddDays(1));
        ResultRhythm.Readings(priced: true).ShouldBe(4);
    }

    [Fact]
    public void Gone_counts_when_it_is_said_again_later_and_nothing_else_confirms_it()
    {
        var row = new DeliveryResult { SentAt = Sent, Likes = 3, ReadAt = Sent };
        var (gone, at) = (new PostGone("1"), Sent.AddHours(1));

        Apply(gone, at).ShouldBe(ResultChange.Missing);
        row.NextAt.ShouldBe(at + ResultRules.ConfirmAfter);
        Apply(gone, at.AddMinutes(1)).ShouldBe(ResultChange.None);
        Apply(null, at.AddHours(1)).ShouldBe(ResultChange.None);
        row.GoneAt.ShouldBeNull();
        Apply(gone, at.AddHours(2)).ShouldBe(ResultChange.Gone);
        row.GoneAt.ShouldBe(at.AddHours(2));
        row.Likes.ShouldBe(3, "what was counted stays on record");
        Apply(new PostCounted("1", new PostCounts(4)), at.AddHours(3)).ShouldBe(ResultChange.Back);
        row.GoneAt.ShouldBeNull();

        ResultChange Apply(PostResult? told, DateTimeOffset now) => ResultRules.Apply(row, told, sameAccount: true, priced: false, now);
    }

    [Fact]
    public void A_channel_that_was_connected_to_another_account_says_nothing_about_what_is_gone()
    {
        var row = new DeliveryResult { SentAt = Sent };
        ResultRules.Apply(row, new PostGone("1"), sameAccount: false, priced: false, Sent.AddHours(1)).ShouldBe(ResultChange.None);
        row.MissingSince.ShouldBeNull();
    }

    [DatabaseTheory]
    public async Task What_residents_do_with_a_post_is_counted_and_how_it_grew_is_kept(Engine engine)
    {
        await using var given = await OutAsync(engine);
        given.Network.State.React(given.ExternalId, new SandboxReactions(2, 1, 40));
        await given.ReadAsync(TimeSpan.FromMinutes(16));
        given.Network.State.React(given.ExternalId, new SandboxReactions(1, 0, 10));
        await given.ReadAsync(TimeSpan.FromMinutes(16));
        await given.ReadAsync(TimeSpan.FromMinutes(16));

        var row = await given.RowAsync();
        row.Counts.ShouldBe(new PostCounts(3, 1, 0, 50));
        row.ReadAt.ShouldBe(given.House.Clock.GetUtcNow());
        (await given.House.InAsync(given.Admin.AgencyId, (StoreDb db) => db.ResultPoints.OrderBy(p => p.At).Select(p => p.Likes).ToListAsync())).ShouldBe([2, 3]);
    }

    [DatabaseTheory]
    public async Task A_post_that_the_network_took_away_is_noticed_at_the_second_reading_and_again_when_it_is_back(Engine engine)
    {
        await using var given = await OutAsync(engine);
        await given.ReadAsync(TimeSpan.FromMinutes(16));
        var post = given.Network.State.Posts().Single();
        given.Network.State.TakeAway(given.ExternalId).ShouldBeTrue();

        await given.ReadAsync(TimeSpan.FromMinutes(16));
        (await given.RowAsync()).GoneAt.ShouldBeNull("it was said once");
        given.Network.State.Fail(new SandboxFault(SandboxFaultKind.Status, "results", 1, 503));
        await given.ReadAsync(TimeSpan.FromMinutes(31));
        (await given.RowAsync()).GoneAt.ShouldBeNull("a network in trouble says nothing");
        await given.ReadAsync(TimeSpan.FromMinutes(31));

        (await given.RowAsync()).GoneAt.ShouldBe(given.House.Clock.GetUtcNow());
        (await given.ActsAsync(given.DeliveryId)).Count(a => a == "channels.delivery.gone").ShouldBe(1);
        (await given.DeliveryAsync(given.DeliveryId)).ShouldSatisfyAllConditions(d => d.State.ShouldBe(DeliveryState.Sent), d => d.ExternalId.ShouldBe(given.ExternalId));
        given.Network.State.Restore(post);
        await given.ReadAsync(TimeSpan.FromDays(1));
        (await given.RowAsync()).GoneAt.ShouldBeNull();
        (await given.ActsAsync(given.DeliveryId)).ShouldContain("channels.delivery.back");
    }

    [DatabaseTheory]
    public async Task Trouble_with_reading_leaves_the_channel_as_it_is_and_rests_only_the_reading(Engine engine)
    {
        await using var given = await OutAsync(engine);
        given.Network.State.Fail(new SandboxFault(SandboxFaultKind.Status, "results", -1, 401));
        await given.ReadAsync(TimeSpan.FromMinutes(16));

        var channel = await given.ChannelAsync();
        channel.ShouldSatisfyAllConditions(c => c.State.ShouldBe(ChannelState.Connected), c => c.PausedUntil.ShouldBeNull(), c => c.ResultsError.ShouldNotBeNull());
        channel.ResultsRestUntil.ShouldNotBeNull().ShouldBeGreaterThan(given.House.Clock.GetUtcNow());
        given.Network.State.Fail();
        await given.ReadAsync(TimeSpan.FromMinutes(16));
        (await given.RowAsync()).ReadAt.ShouldBeNull("it rests");
        await given.ReadAsync(TimeSpan.FromHours(7));
        (await given.RowAsync()).ReadAt.ShouldNotBeNull();
        (await given.ChannelAsync()).ResultsError.ShouldBeNull();
    }

    [DatabaseTheory]
    public async Task A_channel_whose_results_are_switched_off_is_not_asked(Engine engine)
    {
        await using var given = await OutAsync(engine);
        (await given.House.AsAsync(given.Admin, (SwitchResults use) => use.RunAsync(given.ChannelId, false, default))).ShouldBeTrue();
        await given.ReadAsync(TimeSpan.FromMinutes(16));

        (await given.House.InAsync(given.Admin.AgencyId, (StoreDb db) => db.DeliveryResults.AnyAsync())).ShouldBeFalse();
        (await given.ActsAsync(given.ChannelId)).ShouldContain("channels.results-off");
    }

    private static async Task<Given> OutAsync(Engine engine)
    {
        var house = await ChannelHouse.OpenAsync(engine);
        var channel = (await house.ConnectAsync()).Required;
        var delivery = await house.House.InAsync(house.Admin.AgencyId, async (IServiceProvider services) =>
        {
            var now = house.House.Clock.GetUtcNow();
            // Sent in the name of a post, which nothing here asks for: the delivery is what is followed.
            var id = await services.GetRequiredService<Deliveries>().AddAsync(
                new NewDelivery("test", Guid.CreateVersion7(now), channel, Lane.Scheduled, new DeliveryContent("The bridge opens.", ["en"], []), now, now.AddHours(2)), default);
            await services.GetRequiredService<StoreDb>().SaveChangesAsync();
            return id;
        });
        await house.House.RunDueJobsAsync();
        await house.House.InAsync(house.Admin.AgencyId, (StoreDb db) => db.Deliveries.Where(d => d.Id == delivery).ExecuteUpdateAsync(s => s.SetProperty(d => d.OwnerKind, Post.Kind)));
        return new Given(house, channel, delivery, (await house.DeliveryAsync(delivery)).ExternalId.ShouldNotBeNull());
    }

    private sealed record Given(ChannelHouse Inner, Guid ChannelId, Guid DeliveryId, string ExternalId) : IAsyncDisposable
    {
        public TestHouse House => Inner.House;

        public SandboxServer Network => Inner.Network;

        public TestPerson Admin => Inner.Admin;

        public Task<Channel> ChannelAsync() => Inner.ChannelAsync(ChannelId);

        public Task<Delivery> DeliveryAsync(Guid id) => Inner.DeliveryAsync(id);

        public Task<List<string>> ActsAsync(Guid subject) => Inner.ActsAsync(subject);

        public Task<DeliveryResult> RowAsync() => House.InAsync(Admin.AgencyId, (StoreDb db) => db.DeliveryResults.AsNoTracking().SingleAsync());

        /// <summary>The schedule fires after that time, and once more: the first finds what went out, the second what is due.</summary>
        public async Task ReadAsync(TimeSpan later)
        {
            House.Clock.Advance(later);
            for (var n = 0; n < 2; n++)
            {
                await House.InAsync(Guid.Empty, async (IServiceProvider services) =>
                {
                    await services.GetRequiredService<Jobs>().AddAsync(new WatchResultsDue(), default);
                    await services.GetRequiredService<StoreDb>().SaveChangesAsync();
                    return true;
                });
                await House.RunDueJobsAsync();
            }
        }

        public ValueTask DisposeAsync() => Inner.DisposeAsync();
    }
}
