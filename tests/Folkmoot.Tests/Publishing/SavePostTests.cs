// Storing what was typed, finding it again, and the files that come with it.
using Folkmoot.Publishing;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class SavePostTests
{
    [DatabaseTheory]
    public async Task Of_two_people_who_save_the_same_version_the_second_sees_the_first_ones(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.ADraft();
        (await desk.Save(desk.Draft() with { Text = "Mine." }, post)).ShouldBeOfType<Saved>();
        (await desk.Save(desk.Draft() with { Text = "Theirs." }, post)).ShouldBeOfType<SavedByAnother>().Theirs.Post.Text.ShouldBe("Mine.");
    }

    [DatabaseTheory]
    public async Task A_text_of_a_hundred_thousand_characters_is_refused_by_name_and_what_was_stored_stays(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.ADraft();
        (await desk.Save(desk.Draft() with { Text = new string('x', 100_000) }, post)).ShouldBeOfType<NotSaved>().Problems.ShouldHaveSingleItem().Rule.ShouldBe("text-long");
        (await desk.Look(db => db.Posts.SingleAsync())).Text.ShouldBe("The ferry runs again from Tuesday.");
    }

    [DatabaseTheory]
    public async Task A_time_that_does_not_exist_is_refused_and_one_that_comes_twice_is_told(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        (await desk.Save(desk.Draft() with { DueLocal = new DateTime(2026, 3, 8, 2, 30, 0) })).ShouldBeOfType<NotSaved>()
            .Problems.ShouldHaveSingleItem().Rule.ShouldBe("time-skipped");
        var saved = (await desk.Save(desk.Draft() with { DueLocal = new DateTime(2026, 11, 1, 1, 30, 0) })).ShouldBeOfType<Saved>();
        (await desk.Look(db => db.Posts.SingleAsync())).DueAt.ShouldBe(saved.Twice!.Earlier);
    }

    [DatabaseTheory]
    public async Task Parts_that_are_changed_replace_the_old_ones(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var (one, two) = (await desk.AnImage(1), await desk.AnImage(2));
        var post = await desk.ADraft(desk.Draft() with
        {
            Versions = [new ChannelText(desk.PaperChannel, "Old")],
            Images = [new DraftImage(one.Id, "One", null), new DraftImage(two.Id, "Two", null)],
        });
        await desk.Save(
            desk.Draft() with
            {
                Channels = [desk.BoardChannel],
                Versions = [new ChannelText(desk.PaperChannel, "New")],
                Images = [new DraftImage(two.Id, "Two", null)],
            },
            post);
        var loaded = await desk.As(desk.Author, s => s.GetRequiredService<LoadPost>().FindAsync(post, CancellationToken.None));
        loaded!.Post.Targets.ShouldHaveSingleItem().ChannelId.ShouldBe(desk.BoardChannel);
        loaded.Post.Versions.ShouldHaveSingleItem().Text.ShouldBe("New");
        loaded.Post.Images.ShouldHaveSingleItem().MediaId.ShouldBe(two.Id);
        (await desk.Look(db => db.PostChanges.SingleAsync(c => c.Act == PostAct.Edited))).Detail.ShouldBe("targets images descriptions");
    }

    [DatabaseTheory]
    public async Task A_draft_with_faults_is_saved_but_not_sent_for_approval(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.ADraft(desk.Draft() with { Text = new string('x', 301), DueLocal = new DateTime(2026, 3, 1, 9, 0, 0) });
        (await desk.Submit(post)).ShouldBeOfType<PostFaulty>().Problems.Select(p => p.Rule).ShouldBe(["too-long", "due-past"]);
        (await desk.StateOf(post)).ShouldBe(PostState.Draft);
    }

    [DatabaseTheory]
    public async Task A_copy_has_the_content_and_neither_time_nor_approval(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.AnApprovedPost();
        var copy = (await desk.As(desk.Author, s => s.GetRequiredService<DuplicatePost>().RunAsync(post, CancellationToken.None))).ShouldBeOfType<PostDone>().PostId;
        var loaded = await desk.As(desk.Author, s => s.GetRequiredService<LoadPost>().FindAsync(copy, CancellationToken.None));
        (loaded!.Post.Text, loaded.Post.State, loaded.Post.DueAt, loaded.Post.ApprovedHash, loaded.Post.Targets.Count)
            .ShouldBe(("The ferry runs again from Tuesday.", PostState.Draft, null, null, 2));
    }

    [DatabaseTheory]
    public async Task Only_a_post_that_was_never_approved_can_be_deleted(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var (draft, approved) = (await desk.ADraft(), await desk.AnApprovedPost());
        Task<PostOutcome> Delete(Guid id) => desk.As(desk.Author, s => s.GetRequiredService<DeleteDraft>().RunAsync(id, CancellationToken.None));
        (await Delete(draft)).ShouldBeOfType<PostDone>();
        (await Delete(approved)).ShouldBe(new PostNotNow(PostState.Approved));
        (await desk.Look(db => db.Posts.Select(p => p.Id).ToListAsync())).ShouldBe([approved]);
    }

    [DatabaseTheory]
    public async Task Posts_are_found_by_words_state_and_channel_newest_first(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var ferry = await desk.ADraft();
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var water = await desk.ADraft(desk.Draft() with { Title = "Water", Text = "Boil it.", Channels = [desk.BoardChannel] });
        Task<FoundPosts> Find(PostFilter filter) => desk.As(desk.Author, s => s.GetRequiredService<FindPosts>().RunAsync(filter, CancellationToken.None));
        (await Find(new PostFilter(null, null, null, 1))).Rows.Select(r => r.Id).ShouldBe([water, ferry]);
        (await Find(new PostFilter(null, null, "RUNS again", 1))).Rows.Select(r => r.Id).ShouldBe([ferry]);
        (await Find(new PostFilter(PostState.Draft, desk.PaperChannel, null, 1))).Rows.Select(r => r.Id).ShouldBe([ferry]);
        (await Find(new PostFilter(PostState.Published, null, null, 1))).Rows.ShouldBeEmpty();
        var day = await desk.As(desk.Author, s => s.GetRequiredService<FindPosts>()
            .BetweenAsync(WallClock.StartOf(new DateOnly(2026, 3, 3), Desk.Zone), WallClock.StartOf(new DateOnly(2026, 3, 4), Desk.Zone), 10, PostFilter.All, CancellationToken.None));
        day.Count.ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task The_same_image_is_stored_once(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        (await desk.AnImage()).ShouldBe(await desk.AnImage());
        (await desk.Look(db => db.MediaFiles.CountAsync())).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task An_image_of_forty_megabytes_is_refused_without_being_read(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        (await Rule(desk, 40_000_000, () => throw new InvalidOperationException("It was opened."))).ShouldBe("upload-large");
    }

    [DatabaseTheory]
    public async Task A_picture_bomb_a_cut_file_and_what_is_no_image_are_refused(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var bomb = Pixels.Png(60_000, 60_000);
        (await Rule(desk, bomb.Length, () => new MemoryStream(bomb))).ShouldBe("upload-pixels");
        (await Rule(desk, bomb.Length + 1, () => new MemoryStream(bomb))).ShouldBe("upload-cut");
        (await Rule(desk, 9, () => new MemoryStream("<svg></sv"u8.ToArray()))).ShouldBe("upload-kind");
    }

    private static async Task<string> Rule(Desk desk, long length, Func<Stream> open) =>
        (await desk.As(desk.Author, s => s.GetRequiredService<UploadImage>().RunAsync(new UploadRequest("C:\\my\\map.png", length, open), CancellationToken.None)))
            .ShouldBeOfType<NotUploaded>().Problem.Rule;
}
