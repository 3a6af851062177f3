// Posts that were got ready before they are due: whatever people do meanwhile still has the last word.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Holds;
using Folkmoot.Publishing.Plan;
using Folkmoot.Publishing.Plan.Categories;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class RushGuardTests
{
    private static readonly DateTimeOffset Due = new(2026, 3, 3, 15, 0, 0, TimeSpan.Zero);

    [DatabaseTheory]
    public async Task What_is_withdrawn_held_or_paused_after_it_was_got_ready_does_not_go_out(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        (desk.Paper.Reconciliation, desk.Board.Reconciliation) = (Reconciliation.Native, Reconciliation.Native);
        var goes = await desk.AnApprovedPost(Draft(desk, "It goes."));
        var withdrawn = await desk.AnApprovedPost(Draft(desk, "It is withdrawn."));
        var paused = await desk.ADraft(Draft(desk, "It is paused."));
        var category = await InACategoryAsync(desk, paused);

        desk.Clock.AdvanceTo(Due.AddSeconds(-20));
        await desk.RunJobsAsync();
        await using var ready = (await desk.PrepareAsync(TimeSpan.FromSeconds(30))).ShouldHaveSingleItem();
        ready.Jobs.Count.ShouldBe(6);
        (await desk.As(desk.Author, s => s.GetRequiredService<WithdrawPost>().RunAsync(withdrawn, "Wrong day", CancellationToken.None))).ShouldBeOfType<PostDone>();
        (await desk.As(desk.Author, s => s.GetRequiredService<PauseCategory>().RunAsync(category, true, default))).ShouldBeTrue();
        (await desk.As(desk.Author, s => s.GetRequiredService<AddBlackout>().RunAsync(
            new(new DateTime(2026, 3, 3, 8, 0, 0), new DateTime(2026, 3, 3, 11, 0, 0), BlackoutKind.Mourning, "", [desk.BoardChannel]), default), Role.Administrator)).ShouldBeOfType<Outcome.Made>();

        desk.Clock.AdvanceTo(Due);
        var calls = ready.BeginAsync(default);
        await ready.FinishAsync(default);
        await calls;
        await desk.RunJobsAsync();

        desk.Paper.Got.Select(o => o.Text).ShouldBe(["It goes."]);
        desk.Board.Got.ShouldBeEmpty();
        (await desk.StateOf(goes)).ShouldBe(PostState.Publishing);
        (await StatesAsync(desk, withdrawn)).ShouldAllBe(s => s == DeliveryState.Withdrawn);
        (await StatesAsync(desk, paused)).ShouldAllBe(s => s == DeliveryState.Waiting);
    }

    [DatabaseTheory]
    public async Task A_period_that_begins_between_is_seen_when_they_are_got_ready(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        (desk.Paper.Reconciliation, desk.Board.Reconciliation) = (Reconciliation.Native, Reconciliation.Native);
        // It begins a minute before the post is due, after the post is got ready.
        (await desk.As(desk.Author, s => s.GetRequiredService<AddBlackout>().RunAsync(
            new(new DateTime(2026, 3, 3, 9, 59, 0), new DateTime(2026, 3, 3, 11, 0, 0), BlackoutKind.Election, "", []), default), Role.Administrator)).ShouldBeOfType<Outcome.Made>();
        await desk.AnApprovedPost();
        desk.Clock.AdvanceTo(Due.AddMinutes(-2));
        (await desk.PrepareAsync(TimeSpan.FromMinutes(3))).ShouldBeEmpty();
        desk.Clock.AdvanceTo(Due);
        await desk.RunJobsAsync();
        (desk.Paper.Got.Count, desk.Board.Got.Count).ShouldBe((0, 0));
    }

    private static PostDraft Draft(Desk desk, string text) => desk.Draft() with { Text = text };

    private static Task<List<DeliveryState>> StatesAsync(Desk desk, Guid post) => desk.Look(db => db.Deliveries.Where(d => d.OwnerId == post).Select(d => d.State).ToListAsync());

    private static async Task<Guid> InACategoryAsync(Desk desk, Guid post)
    {
        var id = (await desk.As(desk.Author, s => s.GetRequiredService<SaveCategory>().RunAsync(new(null, 0, "Tips", CategoryColour.Green, CategorySign.Star, false), default))).Required.Id;
        (await desk.As(desk.Author, s => s.GetRequiredService<SaveSlot>().RunAsync(new(id, DayOfWeek.Tuesday, new TimeOnly(10, 0), []), default))).ShouldBeOfType<Outcome.Made>();
        (await desk.As(desk.Author, s => s.GetRequiredService<FilePost>().RunAsync(new(post, null, [], id), default))).ShouldBeOfType<PostDone>();
        (await desk.As(desk.Author, s => s.GetRequiredService<PutInSlot>().RunAsync(post, default))).ShouldBeOfType<Saved>();
        (await desk.Submit(post)).ShouldBeOfType<PostDone>();
        (await desk.Approve(post)).ShouldBeOfType<PostDone>();
        return id;
    }
}
