// Posts that come too near to each other on one channel: who is told, and who is not.
using Folkmoot.Accounts;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Plan;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class ClashTests
{
    private static readonly DateTimeOffset Ten = new(2026, 3, 3, 15, 0, 0, TimeSpan.Zero);
    private static readonly Guid Here = Guid.Parse("00000000-0000-0000-0000-000000000001");
    private static readonly Guid There = Guid.Parse("00000000-0000-0000-0000-000000000002");

    [Fact]
    public void Posts_nearer_than_the_minutes_clash_on_a_channel_that_both_have()
    {
        var (first, near, at, elsewhere) = (Row(0), Row(14), Row(30), Row(5, channel: There));
        var found = Clashes.Among([at, elsewhere, near, first], 15);
        found.Keys.ShouldBe([first.Id, near.Id], ignoreOrder: true);
        Clashes.Among([first, Row(15)], 15).ShouldBeEmpty();
        Clashes.Among([first, near], 0).ShouldBeEmpty();
    }

    [Fact]
    public void Only_what_can_still_be_moved_is_marked_and_the_nearest_is_named()
    {
        var (published, draft, withdrawn) = (Row(0, PostState.Published), Row(10), Row(11, PostState.Withdrawn));
        var later = Row(13);
        var found = Clashes.Among([published, draft, withdrawn, later], 15);
        found.Keys.ShouldBe([draft.Id, later.Id], ignoreOrder: true);
        found[draft.Id].ShouldBe(later);
    }

    [DatabaseTheory]
    public async Task An_author_is_told_by_the_minutes_of_the_agency_and_nothing_is_held_back(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await desk.AnApprovedPost();
        var near = await desk.ADraft(desk.Draft() with { Title = "Harbour", DueLocal = new DateTime(2026, 3, 3, 10, 14, 0), Channels = [desk.BoardChannel] });
        (await Warn(desk, near)).ShouldHaveSingleItem().Args.ShouldBe(["board", "Ferry", Ten, 15]);
        (await desk.Submit(near)).ShouldBeOfType<PostDone>();

        (await Set(desk, 10)).ShouldBeOfType<Outcome.Made>();
        (await Warn(desk, near)).ShouldBeEmpty();
        (await Set(desk, 60)).ShouldBeOfType<Outcome.Made>();
        (await Warn(desk, near)).Count.ShouldBe(1);
        (await Set(desk, 0)).ShouldBeOfType<Outcome.Made>();
        (await Warn(desk, near)).ShouldBeEmpty();
        (await Set(desk, -1)).ShouldBe(new Outcome.Refused("ClashMinutes", "publishing.clash.minutes.wrong"));
        (await desk.Look(db => db.AuditEntries.CountAsync(e => e.Action == "publishing.plan.changed"))).ShouldBe(3);
    }

    private static PostRow Row(int minutes, PostState state = PostState.Draft, Guid? channel = null) =>
        new(Guid.CreateVersion7(Ten), "", "", "en", state, Guid.Empty, Ten.AddMinutes(minutes), Ten, [channel ?? Here]);

    private static Task<IReadOnlyList<Problem>> Warn(Desk desk, Guid post) => desk.As(desk.Author, async s =>
        await s.GetRequiredService<FindClashes>().WarnAsync((await s.GetRequiredService<LoadPost>().FindAsync(post, CancellationToken.None))!.Content, post, CancellationToken.None));

    private static Task<Outcome> Set(Desk desk, int minutes) =>
        desk.As(desk.Author, s => s.GetRequiredService<SavePlanSettings>().RunAsync(minutes, CancellationToken.None), Role.Administrator);
}
