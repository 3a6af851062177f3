// What is kept of a post each time it is saved, by a person or by the form itself, and the way back.
using Folkmoot.Accounts;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Revisions;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class RevisionTests
{
    [DatabaseTheory]
    public async Task Each_saving_is_a_revision_with_who_and_when_and_one_that_changes_nothing_is_none(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var image = await desk.AnImage();
        var post = await desk.ADraft();
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var changed = desk.Draft() with
        {
            Title = "Ferry again",
            Text = "Changed.",
            Versions = [new(desk.PaperChannel, "Paper.")],
            Images = [new(image.Id, "A map", null)],
            Channels = [desk.PaperChannel],
            Source = "A letter.",
        };
        var saved = (await desk.Save(changed, post, person: desk.Approver, roles: Role.Author)).ShouldBeOfType<Saved>();
        (await desk.Save(changed, post, saved.Version)).ShouldBeOfType<Saved>();

        var list = await desk.As(desk.Author, s => s.GetRequiredService<FindRevisions>().ListAsync(post, default));
        list.Select(r => r.Number).ShouldBe([2, 1]);
        list[0].At.ShouldBe(desk.Clock.GetUtcNow());
        var names = await desk.Look(db => db.Users.ToDictionaryAsync(p => p.Id, p => p.Name));
        (list[0].Person, list[1].Person).ShouldBe((names[desk.Approver], names[desk.Author]));

        var pair = (await desk.As(desk.Author, s => s.GetRequiredService<FindRevisions>().PairAsync(post, 2, 1, default)))!;
        (pair.Before.Number, pair.Old.Text, pair.New.Text, pair.New.Source).ShouldBe((1, desk.Draft().Text, "Changed.", "A letter."));
        pair.New.Versions.ShouldBe([new(desk.PaperChannel, "Paper.")]);
        pair.New.Images.ShouldBe([new(image.Id, "A map", null)]);
        pair.New.Channels.ShouldBe([desk.PaperChannel]);
        pair.New.DueAt.ShouldBe(new DateTimeOffset(2026, 3, 3, 15, 0, 0, TimeSpan.Zero));
        (await desk.As(desk.Author, s => s.GetRequiredService<FindRevisions>().PairAsync(post, 2, 3, default))).ShouldBeNull();
    }

    [DatabaseTheory]
    public async Task What_one_person_types_within_minutes_is_one_revision_and_one_line_of_history(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var id = Guid.CreateVersion7(desk.Clock.GetUtcNow());
        var version = 0;
        foreach (var text in new[] { "T", "The ", "The ferry" })
        {
            var saved = (await Typed(desk, version == 0 ? null : id, version, desk.Draft() with { Text = text }, id)).ShouldBeOfType<Saved>();
            saved.PostId.ShouldBe(id);
            version = saved.Version;
            desk.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        (await desk.Save(desk.Draft() with { Text = "The ferry runs." }, id, version)).ShouldBeOfType<Saved>();
        var revision = await desk.Look(db => db.PostRevisions.SingleAsync());
        (revision.Number, revision.Automatic, RevisionContent.Read(revision.Content).Text).ShouldBe((1, false, "The ferry runs."));
        (await desk.Look(db => db.PostChanges.OrderBy(c => c.Id).Select(c => c.Act).ToListAsync())).ShouldBe([PostAct.Created, PostAct.Edited]);

        // A person has saved it: what is typed from here on is another revision, and so is what is typed much later.
        var next = (await Typed(desk, id, await VersionOf(desk, id), desk.Draft() with { Text = "Two" })).ShouldBeOfType<Saved>();
        desk.Clock.Advance(RevisionRules.OneRevision);
        await Typed(desk, id, next.Version, desk.Draft() with { Text = "Three" });
        (await desk.Look(db => db.PostRevisions.CountAsync())).ShouldBe(3);
    }

    [DatabaseTheory]
    public async Task An_answer_that_was_lost_makes_no_second_post_and_what_another_saved_is_not_overwritten(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var id = Guid.CreateVersion7(desk.Clock.GetUtcNow());
        await Typed(desk, null, 0, desk.Draft() with { Text = "One" }, id);
        var second = (await Typed(desk, null, 0, desk.Draft() with { Text = "One more" }, id)).ShouldBeOfType<Saved>();
        second.PostId.ShouldBe(id);
        (await desk.Save(desk.Draft() with { Text = "Theirs" }, id, second.Version, desk.Approver, Role.Author)).ShouldBeOfType<Saved>();
        (await Typed(desk, id, second.Version, desk.Draft() with { Text = "Mine" })).ShouldBeOfType<SavedByAnother>().Theirs.Post.Text.ShouldBe("Theirs");
        // The form of a new post that a person has saved since is for another post.
        (await Typed(desk, null, 0, desk.Draft() with { Text = "Else" }, id)).ShouldBeOfType<Saved>().PostId.ShouldNotBe(id);
        (await desk.Look(db => db.Posts.Where(p => p.Id == id).Select(p => p.Text).SingleAsync())).ShouldBe("Theirs");
    }

    [DatabaseTheory]
    public async Task Nothing_is_saved_by_itself_in_a_post_that_waits_for_approval_or_has_it(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var review = await desk.APostInReview();
        (await Typed(desk, review, await VersionOf(desk, review), desk.Draft() with { Text = "Mine" })).ShouldBe(new NotByItself(PostState.InReview));
        await desk.Approve(review);
        (await Typed(desk, review, await VersionOf(desk, review), desk.Draft() with { Text = "Mine" })).ShouldBe(new NotByItself(PostState.Approved));
        (await desk.StateOf(review)).ShouldBe(PostState.Approved);
        (await desk.Look(db => db.PostRevisions.CountAsync())).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task Restoring_makes_a_new_revision_and_voids_the_approval(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var image = await desk.AnImage();
        var old = desk.Draft() with { Versions = [new(desk.PaperChannel, "Paper.")], Images = [new(image.Id, "A map", null)] };
        var post = await desk.ADraft(old);
        await desk.Save(desk.Draft() with { Text = "Changed." }, post);
        await desk.Submit(post);
        await desk.Approve(post);
        var version = await VersionOf(desk, post);
        (await Restore(desk, post, version - 1, 1)).ShouldBeOfType<SavedByAnother>();
        (await Restore(desk, post, version, 9)).ShouldBeOfType<SaveMissing>();
        (await Restore(desk, post, version, 1)).ShouldBeOfType<Saved>().ApprovalVoided.ShouldBeTrue();

        (await desk.StateOf(post)).ShouldBe(PostState.InReview);
        var kept = await desk.Look(db => db.PostRevisions.OrderBy(r => r.Number).ToListAsync());
        (kept.Count, kept[2].RestoredFrom, kept[2].Content).ShouldBe((3, 1, kept[0].Content));
        var loaded = await desk.As(desk.Author, s => s.GetRequiredService<LoadPost>().FindAsync(post, default));
        (loaded!.Post.Text, loaded.Post.Versions.Single().Text, loaded.Post.Images.Single().AltText).ShouldBe((old.Text, "Paper.", "A map"));
    }

    [DatabaseTheory]
    public async Task Revisions_go_with_their_post_and_what_was_there_before_there_were_any_is_kept(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.ADraft();
        await desk.As(desk.Author, s => s.GetRequiredService<StoreDb>().PostRevisions.ExecuteDeleteAsync());
        await desk.Save(desk.Draft() with { Text = "Changed." }, post);
        var kept = await desk.Look(db => db.PostRevisions.OrderBy(r => r.Number).ToListAsync());
        kept.Select(r => (r.Number, RevisionContent.Read(r.Content).Text, r.PersonId)).ShouldBe([(1, desk.Draft().Text, desk.Author), (2, "Changed.", desk.Author)]);
        await desk.As(desk.Author, s => s.GetRequiredService<DeleteDraft>().RunAsync(post, default));
        (await desk.Look(db => db.PostRevisions.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData(true, true, 9, false, true)]
    [InlineData(false, true, 9, false, false)]
    [InlineData(true, false, 9, false, false)]
    [InlineData(true, true, 10, false, false)]
    [InlineData(true, true, 9, true, false)]
    public void A_saving_joins_the_last_revision_of_the_same_person_that_the_form_made_a_moment_ago_and_nobody_was_asked_to_read(
        bool automatic, bool same, int minutes, bool submitted, bool joins)
    {
        var (now, person) = (DateTimeOffset.UnixEpoch, Guid.CreateVersion7(DateTimeOffset.UnixEpoch));
        var last = new PostRevision { Content = "", Automatic = automatic, PersonId = person, BegunAt = now.AddMinutes(-minutes) };
        RevisionRules.Joins(last, same ? person : Guid.Empty, submitted ? now.AddMinutes(-1) : null, now).ShouldBe(joins);
    }

    private static Task<SaveOutcome> Typed(Desk desk, Guid? post, int version, PostDraft draft, Guid? newId = null) => desk.As(
        desk.Author, s => s.GetRequiredService<SavePost>().RunAsync(new SaveRequest(post, version, draft) { Automatic = true, NewId = newId }, default));

    private static Task<SaveOutcome> Restore(Desk desk, Guid post, int version, int number) =>
        desk.As(desk.Author, s => s.GetRequiredService<RestoreRevision>().RunAsync(post, version, number, default));

    private static Task<int> VersionOf(Desk desk, Guid post) => desk.Look(db => db.Posts.Where(p => p.Id == post).Select(p => p.Version).SingleAsync());
}
