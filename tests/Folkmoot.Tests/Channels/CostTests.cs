// The account of what a network charges and its cap, on a real store with real work.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Channels.Costs;
using Folkmoot.Channels.Engagement;
using Folkmoot.Networks;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Costs;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Channels;

public sealed class CostTests
{
    private const string Linked = "Read more: https://city.gov/ferry";

    [DatabaseTheory]
    public async Task Every_call_is_entered_at_its_price_and_what_made_no_post_costs_nothing(Engine engine)
    {
        await using var given = await Given.OpenAsync(engine);
        await given.SendAsync("The ferry runs.");
        await given.SendAsync(Linked);
        given.Network.Answers.Enqueue(new Refused(Reason.Words("too dull")));
        await given.SendAsync("Refused.");

        (await given.EntriesAsync()).Select(e => (e.Kind, e.Micros, e.Month)).OrderBy(e => e.Micros)
            .ShouldBe([(CostKind.Post, 15_000, 202603), (CostKind.PostWithAddress, 200_000, 202603)]);
    }

    [DatabaseTheory]
    public async Task What_may_have_arrived_counts_until_the_network_says_that_it_is_not_there_and_never_twice(Engine engine)
    {
        await using var given = await Given.OpenAsync(engine);
        given.Network.Answers.Enqueue(new Unknown(Reason.Words("cut")));
        var id = await given.SendAsync("The ferry runs.");
        (await given.EntriesAsync()).Sum(e => e.Micros).ShouldBe(15_000);

        given.Network.Answers.Enqueue(new Refused(Reason.Words("no")));
        given.House.Clock.Advance(TimeSpan.FromMinutes(10));
        await given.House.RunDueJobsAsync();
        (await given.Inner.DeliveryAsync(id)).State.ShouldBe(DeliveryState.Failed);
        (await given.EntriesAsync()).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task What_would_go_above_the_cap_is_held_with_its_reason_and_goes_when_the_cap_is_raised(Engine engine)
    {
        await using var given = await Given.OpenAsync(engine);
        (await given.CapAsync(0.02m)).ShouldBeOfType<Outcome.Made>();
        var (first, second) = (await given.AddAsync("One."), await given.AddAsync("Two."));
        await given.House.RunDueJobsAsync();
        given.Network.Got.Count.ShouldBe(1);
        var held = (await given.Inner.DeliveryAsync(first)) is { State: DeliveryState.Waiting } one ? one : await given.Inner.DeliveryAsync(second);
        held.Reason.ShouldBe("[\"channels.reason.cap\",\"City Hall\",\"0.020\",\"0.015\",\"0.015\"]");
        (await given.HeldAsync()).ShouldBe([held.Id]);

        await given.CapAsync(0.025m);
        await given.House.RunDueJobsAsync();
        given.Network.Got.Count.ShouldBe(1, "still too low");
        await given.CapAsync(0.03m);
        await given.House.RunDueJobsAsync();
        given.Network.Got.Count.ShouldBe(2);
        (await given.EntriesAsync()).Sum(e => e.Micros).ShouldBe(30_000);
        (await given.Inner.ActsAsync(given.ChannelId)).ShouldContain("channels.cost-cap");
    }

    [DatabaseTheory]
    public async Task One_delivery_can_be_let_go_above_the_cap_and_the_others_stay_held(Engine engine)
    {
        await using var given = await Given.OpenAsync(engine);
        await given.CapAsync(0.01m);
        var (first, second) = (await given.SendAsync("One."), await given.SendAsync("Two."));
        given.Network.Got.ShouldBeEmpty();

        (await given.ReleaseAsync(second)).ShouldBeTrue();
        (await given.ReleaseAsync(second)).ShouldBeFalse();
        await given.House.RunDueJobsAsync();
        given.Network.Got.ShouldBe(["Two."]);
        (await given.HeldAsync()).ShouldBe([first]);
        (await given.Inner.ActsAsync(second)).ShouldContain("channels.delivery.over-cap");
    }

    [DatabaseTheory]
    public async Task A_new_month_lets_go_what_is_still_in_time_and_a_person_is_asked_about_the_rest(Engine engine)
    {
        await using var given = await Given.OpenAsync(engine);
        given.House.Clock.AdvanceTo(new DateTimeOffset(2026, 3, 31, 20, 0, 0, TimeSpan.Zero));
        await given.CapAsync(0.02m);
        await given.SendAsync("One.");
        var late = await given.SendAsync("Two.");
        given.House.Clock.AdvanceTo(new DateTimeOffset(2026, 3, 31, 23, 0, 0, TimeSpan.Zero));
        await given.House.RunDueJobsAsync();
        (await given.Inner.DeliveryAsync(late)).State.ShouldBe(DeliveryState.NeedsReview);

        await given.SendAsync("Three.");
        given.Network.Got.ShouldBe(["One."]);
        given.House.Clock.AdvanceTo(new DateTimeOffset(2026, 4, 1, 0, 0, 1, TimeSpan.Zero));
        await given.House.RunDueJobsAsync();
        given.Network.Got.ShouldBe(["One.", "Three."]);
        (await given.EntriesAsync()).Select(e => e.Month).Order().ShouldBe([202603, 202604]);
    }

    [DatabaseTheory]
    public async Task A_cap_that_is_lowered_in_the_moment_of_sending_holds(Engine engine)
    {
        await using var given = await Given.OpenAsync(engine);
        await given.CapAsync(1m);
        given.Inner.WhenAsked = () => given.CapAsync(0.01m);
        var id = await given.SendAsync("One.");
        given.House.Clock.Advance(TimeSpan.FromSeconds(5));
        await given.House.RunDueJobsAsync();
        given.Network.Got.ShouldBeEmpty();
        (await given.HeldAsync()).ShouldBe([id]);
        (await given.EntriesAsync()).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Readings_stop_at_the_cap_and_leave_what_is_planned_its_money(Engine engine)
    {
        await using var given = await Given.OpenAsync(engine);
        await given.Inner.ChangeAsync(given.ChannelId, c => c.ReadsResults = true);
        foreach (var text in (string[])["One.", "Two.", "Three."])
        {
            await given.SendAsync(text);
        }

        // Followed in the name of posts, which nothing here asks for.
        await given.House.InAsync(given.Inner.Admin.AgencyId, (StoreDb db) => db.Deliveries.ExecuteUpdateAsync(s => s.SetProperty(d => d.OwnerKind, Post.Kind)));
        await given.CapAsync(0.07m);
        await given.AddAsync("Tomorrow.", TimeSpan.FromDays(1));
        await given.ReadAsync(TimeSpan.FromMinutes(61));
        given.Network.Asked.ShouldBe([2]);
        (await given.Inner.ChannelAsync(given.ChannelId)).ResultsError.ShouldNotBeNull().ShouldContain(CostRules.ReadingHeldKey);

        await given.CapAsync(null);
        await given.ReadAsync(TimeSpan.FromMinutes(1));
        given.Network.Asked.ShouldBe([2, 1]);
        (await given.EntriesAsync()).Where(e => e.Kind == CostKind.Results).Sum(e => e.Micros).ShouldBe(15_000);
        var month = (await given.House.InAsync(given.Inner.Admin.AgencyId, (FindCosts find) => find.MonthsAsync(given.ChannelId, default))).ShouldHaveSingleItem();
        month.ShouldBe(new MonthCost(202603, 3, 45_000, 3, 15_000));
    }

    [DatabaseTheory]
    public async Task An_author_is_told_that_a_post_does_not_fit_into_the_month_in_which_it_goes_out(Engine engine)
    {
        await using var given = await Given.OpenAsync(engine);
        await given.CapAsync(0.03m);
        await given.AddAsync("Planned.", TimeSpan.FromDays(2));
        (await given.HintsAsync("Short.", null)).ShouldBe(["cost-near"]);
        (await given.HintsAsync(Linked, null)).ShouldBe(["cost-cap"]);
        (await given.HintsAsync("Short.", given.House.Clock.GetUtcNow().AddDays(40))).ShouldBeEmpty();
        await given.CapAsync(null);
        (await given.HintsAsync(Linked, null)).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task A_cap_that_is_no_amount_or_for_a_network_that_charges_nothing_is_refused(Engine engine)
    {
        await using var given = await Given.OpenAsync(engine);
        (await given.CapAsync(0)).ShouldBe(new Outcome.Refused("Dollars", "channels.costs.cap.wrong"));
        (await given.CapAsync(5, 101)).ShouldBe(new Outcome.Refused("WarnPercent", "channels.costs.warn.wrong"));
        var free = (await given.Inner.ConnectAsync("Free")).Required;
        (await given.House.AsAsync(given.Inner.Admin, (SetCap use) => use.RunAsync(new(free, 5, null), default))).ShouldBe(new Outcome.Refused("", "channels.costs.nothing"));
    }

    private sealed record Given(ChannelHouse Inner, PricedNetwork Network, Guid ChannelId) : IAsyncDisposable
    {
        public TestHouse House => Inner.House;

        public static async Task<Given> OpenAsync(Engine engine)
        {
            var network = new PricedNetwork();
            var house = await ChannelHouse.OpenAsync(engine, network);
            return new Given(house, network, (await house.ConnectAsync(network: network.Name)).Required);
        }

        public async Task<Guid> SendAsync(string text)
        {
            var id = await Inner.SendAsync(ChannelId, text);
            await House.RunDueJobsAsync();
            return id;
        }

        public Task<Guid> AddAsync(string text, TimeSpan after = default) => House.InAsync(Inner.Admin.AgencyId, async (IServiceProvider services) =>
        {
            var due = House.Clock.GetUtcNow() + after;
            var id = await services.GetRequiredService<Deliveries>().AddAsync(
                new NewDelivery("test", Guid.CreateVersion7(due), ChannelId, Lane.Scheduled, new DeliveryContent(text, ["en"], []), due, due.AddHours(2)), default);
            await services.GetRequiredService<StoreDb>().SaveChangesAsync();
            return id;
        });

        public Task<List<CostEntry>> EntriesAsync() => House.InAsync(Inner.Admin.AgencyId, (StoreDb db) => db.CostEntries.AsNoTracking().ToListAsync());

        public Task<Outcome> CapAsync(decimal? dollars, int? warn = null) => House.AsAsync(Inner.Admin, (SetCap use) => use.RunAsync(new(ChannelId, dollars, warn), default));

        public Task<bool> ReleaseAsync(Guid delivery) => House.AsAsync(Inner.Admin, (ReleaseOverCap use) => use.RunAsync(ChannelId, delivery, default));

        public async Task<List<Guid>> HeldAsync() => [.. (await House.InAsync(Inner.Admin.AgencyId, (FindCosts find) => find.HeldAsync(ChannelId, 10, default))).Select(d => d.Id)];

        public async Task<List<string>> HintsAsync(string text, DateTimeOffset? due)
        {
            var content = new PostContent("", text, ["en"], [new ChannelText(ChannelId, text)], [], due, null);
            return [.. (await House.InAsync(Inner.Admin.AgencyId, (FindCostHints find) => find.WarnAsync(content, null, default))).Select(p => p.Rule)];
        }

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
                });
                await House.RunDueJobsAsync();
            }
        }

        public ValueTask DisposeAsync() => Inner.DisposeAsync();
    }
}
