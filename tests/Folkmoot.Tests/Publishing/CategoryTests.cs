// Content categories on a real store: slots are given once, left by what moves away, held while paused, and exchanged whole or not at all.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Plan;
using Folkmoot.Publishing.Plan.Categories;
using Folkmoot.Publishing.Plan.Moves;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class CategoryTests
{
    private static readonly DateTimeOffset Tuesday = new(2026, 3, 3, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Thursday = new(2026, 3, 5, 15, 0, 0, TimeSpan.Zero);

    [DatabaseTheory]
    public async Task Two_people_at_once_get_two_slots(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var tips = await ACategory(desk);
        Guid[] posts = [await APost(desk, tips), await APost(desk, tips), await APost(desk, tips)];
        var outcomes = await Task.WhenAll(posts.Select(p => Put(desk, p)));

        outcomes.ShouldAllBe(o => o is Saved);
        (await desk.Look(db => db.Posts.Select(p => p.DueAt!.Value).ToListAsync())).Order().ShouldBe([Tuesday, Thursday, new(2026, 3, 10, 14, 0, 0, TimeSpan.Zero)]);
        (await Queue(desk, tips)).Select(r => r.Place.At).ShouldBe([Tuesday, Thursday, new(2026, 3, 10, 14, 0, 0, TimeSpan.Zero)]);
        (await Put(desk, posts[0])).ShouldBe(new NoSlot("publishing.slot.already"));
    }

    [DatabaseTheory]
    public async Task A_slot_is_open_again_when_its_post_is_moved_withdrawn_or_deleted(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var tips = await ACategory(desk);
        var (moved, deleted, next) = (await APost(desk, tips), await APost(desk, tips), await APost(desk, tips));
        await Put(desk, moved);
        await Put(desk, deleted);
        var version = await desk.Look(db => db.Posts.Where(p => p.Id == moved).Select(p => p.Version).SingleAsync());
        (await desk.As(desk.Author, s => s.GetRequiredService<MovePost>().RunAsync(new(moved, version, new DateTime(2026, 3, 20, 8, 0, 0)), default))).ShouldBeOfType<Saved>();

        (await Open(desk)).Take(2).ShouldBe([Tuesday, new(2026, 3, 10, 14, 0, 0, TimeSpan.Zero)]);
        (await Put(desk, next)).ShouldBeOfType<Saved>();
        (await Queue(desk, tips)).Select(r => (r.Post.Id, r.Place.At)).ShouldBe([(next, Tuesday), (deleted, Thursday)]);
        (await desk.As(desk.Author, s => s.GetRequiredService<DeleteDraft>().RunAsync(deleted, default))).ShouldBeOfType<PostDone>();
        (await Put(desk, moved)).ShouldBeOfType<Saved>();
        (await Queue(desk, tips)).Select(r => (r.Post.Id, r.Place.At)).ShouldBe([(next, Tuesday), (moved, Thursday)]);
    }

    [DatabaseTheory]
    public async Task A_paused_category_holds_what_is_approved_and_lets_it_go_when_it_goes_on(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var tips = await ACategory(desk);
        var post = await APost(desk, tips);
        await Put(desk, post);
        await desk.Submit(post);
        (await desk.Approve(post)).ShouldBeOfType<PostDone>();
        (await Pause(desk, tips, true)).ShouldBeTrue();
        (await Pause(desk, tips, true)).ShouldBeFalse();

        await desk.GoToDueTimeAsync();
        (desk.Paper.Got.Count, await desk.StateOf(post)).ShouldBe((0, PostState.Approved));
        (await desk.Look(db => db.Deliveries.ToListAsync())).ShouldAllBe(d => d.State == DeliveryState.Waiting && d.Reason!.Contains("publishing.hold.paused") && d.Reason.Contains("Tips"));
        (await Open(desk)).ShouldBeEmpty();
        (await Pause(desk, tips, false)).ShouldBeTrue();
        await desk.RunJobsAsync();
        (desk.Paper.Got.Count, await desk.StateOf(post)).ShouldBe((1, PostState.Published));
    }

    [DatabaseTheory]
    public async Task Neighbours_change_their_times_and_an_approval_is_void(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var tips = await ACategory(desk);
        var (first, second) = (await APost(desk, tips), await APost(desk, tips));
        await Put(desk, first);
        await Put(desk, second);
        await desk.Submit(first);
        await desk.Approve(first);

        (await Swap(desk, tips, second)).ShouldBeOfType<Saved>().ApprovalVoided.ShouldBeTrue();
        (await Queue(desk, tips)).Select(r => (r.Post.Id, r.Place.At)).ShouldBe([(second, Tuesday), (first, Thursday)]);
        (await desk.StateOf(first)).ShouldBe(PostState.InReview);
        (await Swap(desk, tips, second)).ShouldBe(new NoNeighbour("publishing.queue.stays"));
    }

    [DatabaseTheory]
    public async Task When_one_of_two_cannot_take_the_others_time_both_stay(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var tips = await ACategory(desk);
        var (first, second) = (await APost(desk, tips), await APost(desk, tips, new DateTime(2026, 3, 4, 12, 0, 0)));
        await Put(desk, first);
        await Put(desk, second);

        (await Swap(desk, tips, second)).ShouldBeOfType<NotSaved>().Problems.ShouldHaveSingleItem().Rule.ShouldBe("embargo-early");
        (await Queue(desk, tips)).Select(r => (r.Post.Id, r.Place.At)).ShouldBe([(first, Tuesday), (second, Thursday)]);
        (await desk.Look(db => db.Posts.OrderBy(p => p.DueAt).Select(p => p.Id).ToListAsync())).ShouldBe([first, second]);
    }

    [DatabaseTheory]
    public async Task Without_a_category_or_a_slot_for_its_channels_there_is_none(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        (await Put(desk, await desk.ADraft())).ShouldBe(new NoSlot("publishing.slot.noCategory"));
        var tips = (await Save(desk, "Tips")).Required.Id;
        var post = await APost(desk, tips);
        (await Put(desk, post)).ShouldBe(new NoSlot("publishing.slot.none"));
        (await Slot(desk, tips, DayOfWeek.Tuesday, desk.PaperChannel)).ShouldBeOfType<Outcome.Made>();
        (await Slot(desk, tips, DayOfWeek.Tuesday)).ShouldBe(new Outcome.Refused("At", "publishing.slot.taken"));
        // The post is for both channels.
        (await Put(desk, post)).ShouldBe(new NoSlot("publishing.slot.none"));

        (await Save(desk, " TIPS ")).ShouldBe(new Outcome.Refused("Name", "publishing.category.name.taken"));
        (await Save(desk, "Tips", tips, 1, archived: true)).ShouldBeOfType<Outcome.Made>();
        (await Save(desk, "Tips", tips, 1)).ShouldBe(new Outcome.Refused("", "publishing.category.changed"));
        (await File(desk, await desk.ADraft(), tips)).ShouldBeOfType<PostFaulty>().Problems.ShouldHaveSingleItem().Rule.ShouldBe("category-closed");
        (await Slot(desk, tips, DayOfWeek.Friday)).ShouldBe(new Outcome.Refused("", "publishing.category.closed"));
    }

    /// <summary>Tips on Tuesdays and Thursdays at ten, in the agency's zone.</summary>
    private static async Task<Guid> ACategory(Desk desk)
    {
        var id = (await Save(desk, "Tips")).Required.Id;
        (await Slot(desk, id, DayOfWeek.Tuesday)).ShouldBeOfType<Outcome.Made>();
        (await Slot(desk, id, DayOfWeek.Thursday)).ShouldBeOfType<Outcome.Made>();
        return id;
    }

    private static async Task<Guid> APost(Desk desk, Guid category, DateTime? embargo = null)
    {
        var post = await desk.ADraft(desk.Draft() with { DueLocal = null, EmbargoLocal = embargo });
        (await File(desk, post, category)).ShouldBeOfType<PostDone>();
        return post;
    }

    private static Task<Outcome> Save(Desk desk, string name, Guid? id = null, int version = 0, bool archived = false) =>
        desk.As(desk.Author, s => s.GetRequiredService<SaveCategory>().RunAsync(new(id, version, name, CategoryColour.Green, CategorySign.Star, archived), default));

    private static Task<Outcome> Slot(Desk desk, Guid category, DayOfWeek day, params Guid[] channels) =>
        desk.As(desk.Author, s => s.GetRequiredService<SaveSlot>().RunAsync(new(category, day, new TimeOnly(10, 0), channels), default));

    private static Task<PostOutcome> File(Desk desk, Guid post, Guid category) =>
        desk.As(desk.Author, s => s.GetRequiredService<FilePost>().RunAsync(new(post, null, [], category), default));

    private static Task<SaveOutcome> Put(Desk desk, Guid post) => desk.As(desk.Author, s => s.GetRequiredService<PutInSlot>().RunAsync(post, default));

    private static Task<SaveOutcome> Swap(Desk desk, Guid category, Guid post) =>
        desk.As(desk.Author, s => s.GetRequiredService<MoveInQueue>().RunAsync(new(category, post, true), default));

    private static Task<bool> Pause(Desk desk, Guid category, bool paused) => desk.As(desk.Author, s => s.GetRequiredService<PauseCategory>().RunAsync(category, paused, default));

    private static Task<IReadOnlyList<QueueRow>> Queue(Desk desk, Guid category) => desk.As(desk.Author, s => s.GetRequiredService<FindCategories>().QueueAsync(category, default));

    private static async Task<IEnumerable<DateTimeOffset>> Open(Desk desk) =>
        (await desk.As(desk.Author, s => s.GetRequiredService<FindCategories>().OpenAsync(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 20), null, default))).Select(o => o.Time.At);
}
