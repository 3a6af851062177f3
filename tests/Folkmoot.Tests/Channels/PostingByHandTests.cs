// What only a person can post: it is handed over when it is due, counts when it is reported, and is asked about when it is not.
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Channels;

public sealed class PostingByHandTests
{
    private const string Page = "https://nextdoor.com/p/1";

    [DatabaseTheory]
    public async Task It_is_handed_over_and_the_first_report_with_its_link_is_the_proof(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var handed = await HandedAsync(given);
        (handed.State, handed.Attempts, handed.SettledAt).ShouldBe((DeliveryState.ByHand, 0, null));

        (await ReportAsync(given, handed, posted: true, Page, "By Ana")).ShouldBe(HandOutcome.Done);
        (await ReportAsync(given, handed, posted: true, "https://nextdoor.com/p/2", null)).ShouldBe(HandOutcome.Late);
        (await ReportAsync(given, handed, posted: false, null, "I did not")).ShouldBe(HandOutcome.Late);
        await given.House.RunDueJobsAsync();

        var sent = await given.DeliveryAsync(handed.Id);
        (sent.State, sent.Url, sent.Attempts).ShouldBe((DeliveryState.Sent, Page, 1));
        sent.Rendered.ShouldNotBeNull().ShouldContain("The bridge opens on Friday.");
        (await given.ActsAsync(handed.Id)).ShouldBe(["channels.delivery.by-hand", "channels.delivery.posted-by-hand"]);
        var attempt = await given.House.InAsync(given.Admin.AgencyId, (StoreDb db) => db.DeliveryAttempts.SingleAsync());
        (attempt.Outcome, attempt.Reason).ShouldBe(("posted-by-hand", new Reason("channels.reason.person-says", "By Ana").ToStored()));
    }

    [DatabaseTheory]
    public async Task What_was_not_posted_has_failed_with_the_persons_reason_and_can_be_given_out_again(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var handed = await HandedAsync(given);

        (await ReportAsync(given, handed, posted: false, null, "The group is closed")).ShouldBe(HandOutcome.Done);

        var failed = await given.DeliveryAsync(handed.Id);
        failed.State.ShouldBe(DeliveryState.Failed);
        failed.Reason.ShouldBe(new Reason("channels.reason.person-says", "The group is closed").ToStored());
        given.House.Clock.Advance(TimeSpan.FromMinutes(1));
        (await given.House.AsAsync(given.Admin, (SettleDelivery settle) => settle.RunAsync(new SettleRequest(handed.Id, Verdict.SendAgain, null), default))).ShouldBeTrue();
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(handed.Id)).State.ShouldBe(DeliveryState.ByHand);

        // A page that was open since the first time may show another text.
        (await ReportAsync(given, handed, posted: true, Page, null)).ShouldBe(HandOutcome.Late);
        (await ReportAsync(given, await given.DeliveryAsync(handed.Id), posted: true, Page, null)).ShouldBe(HandOutcome.Done);
    }

    [DatabaseTheory]
    public async Task When_its_time_is_over_somebody_is_asked_and_the_report_still_counts(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var handed = await HandedAsync(given);
        given.House.Clock.Advance(TimeSpan.FromHours(1));
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(handed.Id)).State.ShouldBe(DeliveryState.ByHand);

        given.House.Clock.Advance(TimeSpan.FromHours(2));
        await given.House.RunDueJobsAsync();
        var asked = await given.DeliveryAsync(handed.Id);
        (asked.State, asked.Reason).ShouldBe((DeliveryState.NeedsReview, new Reason("channels.reason.not-reported").ToStored()));

        (await ReportAsync(given, asked, posted: true, Page, null)).ShouldBe(HandOutcome.Done);
        (await given.DeliveryAsync(handed.Id)).State.ShouldBe(DeliveryState.Sent);
    }

    [DatabaseTheory]
    public async Task A_lost_job_does_not_let_it_time_out_in_silence(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var handed = await HandedAsync(given);
        await given.House.InAsync(Guid.Empty, (StoreDb db) => db.Jobs.IgnoreQueryFilters().ExecuteDeleteAsync());
        given.House.Clock.Advance(TimeSpan.FromHours(3));
        await given.House.InAsync(Guid.Empty, async (IServiceProvider services) =>
        {
            await ActivatorUtilities.CreateInstance<WatchDeliveries>(services).HandleAsync(new WatchDue(), default);
            await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(handed.Id)).State.ShouldBe(DeliveryState.NeedsReview);
    }

    [DatabaseTheory]
    public async Task Withdrawn_before_the_report_it_is_off_the_list_and_a_report_that_it_is_out_has_it_taken_down(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var handed = await HandedAsync(given);
        (await WithdrawAsync(given, handed)).ShouldBe(0);
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(handed.Id)).State.ShouldBe(DeliveryState.Withdrawn);
        (await ReportAsync(given, handed, posted: false, null, "Withdrawn")).ShouldBe(HandOutcome.Late);

        (await ReportAsync(given, handed, posted: true, Page, null)).ShouldBe(HandOutcome.TakeDown);
        await given.House.RunDueJobsAsync();

        var taken = await given.DeliveryAsync(handed.Id);
        (taken.State, taken.Url).ShouldBe((DeliveryState.NeedsReview, Page));
        taken.Reason.ShouldBe(new Reason("networks.by-hand.take-down").ToStored());
    }

    [DatabaseTheory]
    public async Task Withdrawn_after_it_was_posted_a_person_is_asked_to_take_it_down(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var handed = await HandedAsync(given);
        await ReportAsync(given, handed, posted: true, Page, null);
        (await WithdrawAsync(given, handed)).ShouldBe(1);
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(handed.Id)).State.ShouldBe(DeliveryState.NeedsReview);
    }

    [DatabaseTheory]
    public async Task What_does_not_fit_is_not_given_to_anybody(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var id = await given.SendAsync(await ConnectAsync(given), new string('x', 9_000));
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(id)).State.ShouldBe(DeliveryState.Failed);
    }

    [Theory]
    [InlineData(null, null, "channels.by-hand.proof-missing")]
    [InlineData(" ", " ", "channels.by-hand.proof-missing")]
    [InlineData("javascript:alert(1)", "note", "web.error.url")]
    [InlineData("nextdoor.com/p/1", null, "web.error.url")]
    [InlineData("https://nextdoor.com/p/1", null, null)]
    [InlineData(null, "On the screens since 8", null)]
    public void A_report_needs_a_link_or_says_where_it_can_be_seen(string? url, string? note, string? fault) => ByHandRules.Fault(url, note).ShouldBe(fault);

    private static async Task<Guid> ConnectAsync(ChannelHouse given) => (await given.House.AsAsync(given.Admin, (ConnectChannel connect) => connect.RunAsync(
        new ConnectRequest("nextdoor", "Nextdoor", new Dictionary<string, string?> { ["page"] = "https://nextdoor.com/agency-detail/city" }), default))).Required;

    private static async Task<Delivery> HandedAsync(ChannelHouse given)
    {
        var id = await given.SendAsync(await ConnectAsync(given));
        await given.House.RunDueJobsAsync();
        return await given.DeliveryAsync(id);
    }

    private static Task<HandOutcome> ReportAsync(ChannelHouse given, Delivery handed, bool posted, string? url, string? words) =>
        given.House.AsAsync(given.Admin, (ReportByHand report) => report.RunAsync(new HandReport(handed.Id, handed.StartedAt!.Value, posted, url, words), default));

    private static Task<int> WithdrawAsync(ChannelHouse given, Delivery delivery) => given.House.InAsync(given.Admin.AgencyId, async (IServiceProvider services) =>
    {
        var outside = await services.GetRequiredService<Deliveries>().WithdrawAsync(delivery.OwnerKind, delivery.OwnerId, default);
        await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        return outside;
    });
}
