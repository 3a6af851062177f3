// A machine's translation on a real store: it waits for its named reviewer, and what that person approved is remembered.
using Folkmoot.Accounts;
using Folkmoot.Drafting;
using Folkmoot.Drafting.Translations;
using Folkmoot.Publishing;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class TranslationTests
{
    private const string English = "The pool opens on May 9. Bring a towel.";
    private const string Spanish = "La piscina abre el 9 de mayo. Traiga una toalla.";

    [DatabaseTheory]
    public async Task A_translation_waits_for_its_reviewer_and_is_remembered(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        (await Unit(desk, "The pool opens on May 4.", "La piscina abre el 4 de mayo.")).ShouldBeOfType<Outcome.Made>();

        var proposal = (await Propose(desk, English)).ShouldBeOfType<Proposed>().Proposal;
        proposal.Text.ShouldBe("La piscina abre el 9 de mayo. Bring a towel.");
        proposal.Warnings.ShouldBe([new Warning("untranslated", "Bring a towel.")]);
        var post = await ATaken(desk, proposal.Id, Spanish);

        (await desk.Submit(post)).ShouldBeOfType<PostFaulty>().Problems.ShouldHaveSingleItem().Rule.ShouldBe("translation-reviewer");
        (await Name(desk, desk.Second)).ShouldBeOfType<Outcome.Made>();
        (await desk.Submit(post)).ShouldBeOfType<PostDone>();
        (await desk.Approve(post)).ShouldBe(new PostBarred(ApprovalBar.NotYourTurn));
        (await desk.Approve(post, desk.Second)).ShouldBeOfType<PostDone>();

        (await desk.Look(db => db.TranslationUnits.OrderBy(u => u.Source).Select(u => $"{u.Source}|{u.Target}|{u.ReviewedBy == desk.Second}").ToListAsync()))
            .ShouldBe(["Bring a towel.|Traiga una toalla.|True", "The pool opens on May 9.|La piscina abre el 9 de mayo.|True"]);
        var again = (await Propose(desk, "The pool opens on May 12. Bring a towel.")).ShouldBeOfType<Proposed>().Proposal;
        (again.Model, again.Text, again.Warnings.Count).ShouldBe((ProposeTranslation.Memory, "La piscina abre el 12 de mayo. Traiga una toalla.", 0));
    }

    [DatabaseTheory]
    public async Task What_is_from_the_memory_alone_or_not_in_the_post_any_more_needs_no_second_review(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Unit(desk, "The pool opens on May 4.", "La piscina abre el 4 de mayo para todos.");
        var known = (await Propose(desk, "The pool opens on May 4.")).ShouldBeOfType<Proposed>().Proposal;
        var partly = (await Propose(desk, "The pool opens on May 4. Come in.")).ShouldBeOfType<Proposed>().Proposal;

        (await desk.Submit(await ATaken(desk, known.Id, known.Text))).ShouldBeOfType<PostDone>();
        var own = await ATaken(desk, partly.Id, partly.Text);
        (await desk.Submit(own)).ShouldBeOfType<PostFaulty>();
        (await desk.Save(desk.Draft() with { Text = "Todo en palabras nuestras, sin máquina ninguna." }, own)).ShouldBeOfType<Saved>();
        (await desk.Submit(own)).ShouldBeOfType<PostDone>();
        (await desk.Look(db => db.PostSteps.CountAsync())).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task A_translation_taken_over_while_the_post_is_in_review_brings_its_reviewer_in(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Unit(desk, "The pool opens on May 4.", "La piscina abre el 4 de mayo.");
        await Name(desk, desk.Second);
        var post = await desk.APostInReview();
        var proposal = (await Propose(desk, English)).ShouldBeOfType<Proposed>().Proposal;
        await desk.As(desk.Author, s => s.GetRequiredService<JudgeProposal>().RunAsync(proposal.Id, Spanish, CancellationToken.None));

        (await desk.Save(desk.Draft() with { Text = Spanish, Assists = [proposal.Id] }, post, version: 2)).ShouldBeOfType<Saved>();

        (await desk.Approve(post)).ShouldBe(new PostBarred(ApprovalBar.NotYourTurn));
        (await desk.Approve(post, desk.Second)).ShouldBeOfType<PostDone>();
    }

    [DatabaseTheory]
    public async Task A_copy_brings_its_unreviewed_translation_along_until_somebody_has_reviewed_it(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Unit(desk, "The pool opens on May 4.", "La piscina abre el 4 de mayo.");
        await Name(desk, desk.Second);
        var first = await ATaken(desk, (await Propose(desk, English)).ShouldBeOfType<Proposed>().Proposal.Id, Spanish);
        var copy = await Copy(desk, first);

        (await desk.Submit(copy)).ShouldBeOfType<PostDone>();
        (await desk.Approve(copy)).ShouldBe(new PostBarred(ApprovalBar.NotYourTurn));
        (await desk.Approve(copy, desk.Second)).ShouldBeOfType<PostDone>();

        var later = await Copy(desk, first);
        (await desk.Submit(later)).ShouldBeOfType<PostDone>();
        (await desk.Look(db => db.PostSteps.CountAsync(s => s.PostId == later))).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task Where_nothing_is_known_there_is_no_proposal_and_bad_input_names_its_field(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        (await Propose(desk, English)).ShouldBeNull();
        (await Unit(desk, "Two. Sentences.", "Dos. Frases.")).ShouldBe(new Outcome.Refused("Source", "drafting.unit.one"));
        (await Unit(desk, "One.", " ")).ShouldBe(new Outcome.Refused("Target", "drafting.unit.wrong"));
        (await Name(desk, desk.Second)).ShouldBeOfType<Outcome.Made>();
        (await Name(desk, desk.Second)).ShouldBe(new Outcome.Refused("Person", "drafting.reviewer.twice"));
        (await Term(desk, "Pool", "Piscina")).ShouldBeOfType<Outcome.Made>();
        (await Term(desk, "Pool", "Alberca")).ShouldBe(new Outcome.Refused("Term", "drafting.term.twice"));
        (await Term(desk, "", "Alberca")).ShouldBe(new Outcome.Refused("Term", "drafting.term.wrong"));
    }

    private static Task<AskOutcome?> Propose(Desk desk, string text) =>
        desk.As(desk.Author, s => s.GetRequiredService<ProposeTranslation>().RunAsync(Post.Kind, null, text, "en", "es", engine: true, CancellationToken.None));

    private static async Task<Guid> ATaken(Desk desk, Guid proposal, string text)
    {
        await desk.As(desk.Author, s => s.GetRequiredService<JudgeProposal>().RunAsync(proposal, text, CancellationToken.None));
        return await desk.ADraft(desk.Draft() with { Text = text, Assists = [proposal] });
    }

    private static async Task<Guid> Copy(Desk desk, Guid post) =>
        (await desk.As(desk.Author, s => s.GetRequiredService<DuplicatePost>().RunAsync(post, CancellationToken.None))).ShouldBeOfType<PostDone>().PostId;

    private static Task<Outcome> Unit(Desk desk, string source, string target) =>
        desk.As(desk.Author, s => s.GetRequiredService<SaveUnit>().RunAsync(new SaveUnit.Input("en", "es", source, target), CancellationToken.None));

    private static Task<Outcome> Term(Desk desk, string term, string translation) =>
        desk.As(desk.Author, s => s.GetRequiredService<SaveTerm>().RunAsync(new SaveTerm.Input(null, "en", "es", term, translation), CancellationToken.None));

    private static Task<Outcome> Name(Desk desk, Guid person) =>
        desk.As(desk.Author, s => s.GetRequiredService<SaveReviewers>().NameAsync("es", person, CancellationToken.None));
}
