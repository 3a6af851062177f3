// A post is returned with another wording, and its author takes it over or dismisses it.
using Folkmoot.Publishing;
using Folkmoot.Publishing.Suggestions;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class SuggestionTests
{
    [DatabaseTheory]
    public async Task What_is_suggested_with_a_return_is_taken_over_text_by_text_and_recorded(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.APostInReview(desk.Draft() with { Versions = [new(desk.PaperChannel, "On paper.")] });
        await Return(desk, post, new(SuggestedPart.Title, null, "Ferry"), new(SuggestedPart.Text, null, "The ferry runs from Tuesday.\r\n"), new(SuggestedPart.Version, desk.PaperChannel, "On good paper."), new(SuggestedPart.Version, desk.BoardChannel, "Not a text of its own."));

        var open = (await Rows(desk, post)).Select(r => r.Suggestion).ToList();
        open.Select(s => (s.Part, s.Before, s.Wording, s.PersonId)).ShouldBe(
            [(SuggestedPart.Text, "The ferry runs again from Tuesday.", "The ferry runs from Tuesday.", desk.Approver), (SuggestedPart.Version, "On paper.", "On good paper.", (Guid?)desk.Approver)]);
        (await Settle(desk, post, true, open[1].Id)).ShouldBeOfType<Saved>();
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        (await Settle(desk, post, false, open[0].Id)).ShouldBeOfType<Saved>();

        var loaded = await desk.As(desk.Author, s => s.GetRequiredService<LoadPost>().FindAsync(post, default));
        (loaded!.Post.Text, loaded.Post.Versions.Single().Text, loaded.Post.State).ShouldBe(("The ferry runs again from Tuesday.", "On good paper.", PostState.Returned));
        (await Rows(desk, post)).Select(r => (r.Suggestion.Taken, r.Suggestion.SettledBy)).ShouldBe([(false, desk.Author), (true, (Guid?)desk.Author)]);
        var names = await desk.Look(db => db.Users.ToDictionaryAsync(p => p.Id, p => p.Name));
        (await desk.Look(db => db.PostChanges.Where(c => c.Act == PostAct.SuggestionTaken || c.Act == PostAct.SuggestionDismissed).OrderBy(c => c.Id).Select(c => new { c.Act, c.Detail, c.PersonId }).ToListAsync()))
            .Select(c => (c.Act, c.Detail, c.PersonId)).ShouldBe([(PostAct.SuggestionTaken, names[desk.Approver], desk.Author), (PostAct.SuggestionDismissed, names[desk.Approver], (Guid?)desk.Author)]);
        // The channel's text was changed by its author, who therefore wrote it: whoever suggested it may approve it.
        await desk.Submit(post);
        (await desk.Approve(post)).ShouldBeOfType<PostDone>();
    }

    [DatabaseTheory]
    public async Task A_later_return_takes_the_place_of_what_is_open_and_nothing_is_taken_over_into_a_post_that_is_read(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.APostInReview();
        await Return(desk, post, new SuggestedText(SuggestedPart.Text, null, "One."));
        var first = (await Rows(desk, post)).Single().Suggestion.Id;
        await desk.Submit(post);
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        (await Settle(desk, post, true, first)).ShouldBe(new TooLate(PostState.InReview));
        await Return(desk, post, new SuggestedText(SuggestedPart.Text, null, "Two."));
        (await Settle(desk, post, true, first)).ShouldBeOfType<Saved>();
        (await desk.Look(db => db.Posts.Select(p => p.Text).SingleAsync())).ShouldBe(desk.Draft().Text);
        (await Rows(desk, post)).Select(r => (r.Suggestion.Wording, r.Suggestion.SettledAt is null, r.Suggestion.SettledBy)).ShouldBe([("Two.", true, null), ("One.", false, (Guid?)null)]);
    }

    [DatabaseTheory]
    public async Task Of_two_who_take_over_at_once_the_second_is_told(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.APostInReview();
        await Return(desk, post, new SuggestedText(SuggestedPart.Text, null, "One."));
        var open = (await Rows(desk, post)).Single().Suggestion.Id;
        var version = await desk.Look(db => db.Posts.Select(p => p.Version).SingleAsync());
        await desk.Save(desk.Draft() with { Text = "Mine." }, post, version);
        (await desk.As(desk.Author, s => s.GetRequiredService<SettleSuggestions>().RunAsync(new SettleRequest(post, version, [open], true), default))).ShouldBeOfType<SavedByAnother>();
        (await Rows(desk, post)).Single().Suggestion.SettledAt.ShouldBeNull();
    }

    private static async Task Return(Desk desk, Guid post, params SuggestedText[] suggested) => (await desk.As(desk.Approver, async s =>
    {
        var seen = await s.GetRequiredService<LoadPost>().FindAsync(post, default);
        return await s.GetRequiredService<ReturnPost>().RunAsync(new ReturnRequest(post, seen!.Hash, "Say it shorter.") { Suggested = suggested }, default);
    })).ShouldBeOfType<PostDone>();

    private static Task<IReadOnlyList<SuggestionRow>> Rows(Desk desk, Guid post) => desk.As(desk.Author, s => s.GetRequiredService<FindSuggestions>().RunAsync(post, default));

    private static async Task<SaveOutcome> Settle(Desk desk, Guid post, bool take, params Guid[] ids)
    {
        var version = await desk.Look(db => db.Posts.Select(p => p.Version).SingleAsync());
        return await desk.As(desk.Author, s => s.GetRequiredService<SettleSuggestions>().RunAsync(new SettleRequest(post, version, ids, take), default));
    }
}
