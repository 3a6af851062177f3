// The claim check beside a post: what its author and approver are shown, what the approval records, and the agency's facts.
using Folkmoot.Accounts;
using Folkmoot.Publishing;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class ClaimsTests
{
    private const string Source = "The ferry runs again from Tuesday, March 3, at 9 a.m. Call 555-010-0142.";

    [DatabaseTheory]
    public async Task A_doubt_is_shown_and_does_not_block(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.APostInReview(Doubtful(desk));

        var view = await View(desk, post);
        view.Problems.ShouldBeEmpty();
        var doubt = view.Claims.ShouldHaveSingleItem();
        (doubt.Rule, doubt.Blocks, doubt.Part, doubt.TextKey, doubt.Args[0], doubt.Args[1]).ShouldBe(
            ("claim-time", false, PostPart.Text, "publishing.check.claim.Differs", "10 a.m.", "9 a.m."));
        (await desk.Approve(post)).ShouldBeOfType<PostDone>();
    }

    [DatabaseTheory]
    public async Task The_approval_records_that_the_doubts_were_on_the_screen(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.APostInReview(Doubtful(desk));
        var seen = await View(desk, post);

        (await Approve(desk, post, seen.Loaded.Hash, ClaimProblems.Mark(seen.Claims))).ShouldBeOfType<PostDone>();

        (await desk.Look(db => db.Approvals.Select(a => a.ClaimsShown).SingleAsync())).ShouldBe(1);
        (await desk.Look(db => db.PostChanges.Where(c => c.Act == PostAct.Approved).Select(c => c.Detail).SingleAsync())).ShouldBe("1");
        (await desk.Look(db => db.AuditEntries.Where(e => e.Action == "publishing.post.approved").Select(e => e.Details).SingleAsync()))!.ShouldContain(ClaimProblems.Mark(seen.Claims));
    }

    [DatabaseTheory]
    public async Task Who_saw_other_doubts_must_look_again(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.APostInReview(Doubtful(desk));
        var seen = await View(desk, post);
        (await desk.Save(Doubtful(desk) with { Source = Source.Replace("9 a.m.", "8 a.m.", StringComparison.Ordinal) }, post, version: 2)).ShouldBeOfType<Saved>();

        (await Approve(desk, post, seen.Loaded.Hash, ClaimProblems.Mark(seen.Claims))).ShouldBe(new PostBarred(ApprovalBar.ChangedMeanwhile));
        (await desk.Look(db => db.PostChanges.Where(c => c.Act == PostAct.Edited).Select(c => c.Detail).SingleAsync())).ShouldBe("source");
    }

    [DatabaseTheory]
    public async Task A_fact_of_the_agency_bears_out_a_claim(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.ADraft(desk.Draft() with { Text = "Ferry from Tuesday. Write to ferry@city.example.", Source = Source });
        (await View(desk, post)).Claims.Select(c => c.Rule).ShouldBe(["claim-email"]);

        (await Fact(desk, new(null, "Ferry desk", " ferry@city.example "))).ShouldBeOfType<Outcome.Made>();

        (await View(desk, post)).Claims.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Facts_are_changed_and_removed_with_an_audit_entry_each(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var id = (await Fact(desk, new(null, "Telephone", "555-010-0311"))).ShouldBeOfType<Outcome.Made>().Id;
        (await Fact(desk, new(null, "Twice", "555-010-0311"))).ShouldBe(new Outcome.Refused("Value", "publishing.facts.value.twice"));
        (await Fact(desk, new(null, " ", "x"))).ShouldBe(new Outcome.Refused("Label", "publishing.facts.label.wrong"));
        (await Fact(desk, new(null, "x", new string('9', 301)))).ShouldBe(new Outcome.Refused("Value", "publishing.facts.value.wrong"));
        (await Fact(desk, new(id, "Main telephone", "555-010-0312"))).ShouldBe(new Outcome.Made(id));
        (await desk.Look(db => db.AgencyFacts.Select(f => f.Value).SingleAsync())).ShouldBe("555-010-0312");

        await desk.As(desk.Author, async services =>
        {
            await services.GetRequiredService<RemoveFact>().RunAsync(id, CancellationToken.None);
            return 0;
        }, Role.Administrator);

        (await desk.Look(db => db.AgencyFacts.CountAsync())).ShouldBe(0);
        (await Fact(desk, new(id, "Main telephone", "x"))).ShouldBe(new Outcome.Refused("", "publishing.facts.gone"));
        (await desk.Look(db => db.AuditEntries.Where(e => e.Subject == "agency-fact").OrderBy(e => e.At).Select(e => e.Action).ToListAsync())).ShouldBe(
            ["publishing.fact.added", "publishing.fact.changed", "publishing.fact.removed"], ignoreOrder: true);
    }

    [Fact]
    public void A_source_that_is_too_long_is_named_and_not_cut() =>
        new PostDraft("", "", [], [], [], [], null, null, Source: new string('x', Post.SourceMax + 1)).Cleaned().Limits().ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(p => p.Rule.ShouldBe("source-long"), p => p.Part.ShouldBe(PostPart.Source));

    private static PostDraft Doubtful(Desk desk) => desk.Draft() with { Text = "The ferry runs again from Tuesday at 10 a.m.", Source = Source };

    private static Task<PostView> View(Desk desk, Guid post) =>
        desk.As(desk.Approver, async services => (await services.GetRequiredService<ViewPost>().RunAsync(post, CancellationToken.None))!);

    private static Task<PostOutcome> Approve(Desk desk, Guid post, string hash, string claims) =>
        desk.As(desk.Approver, services => services.GetRequiredService<ApprovePost>().RunAsync(new ApproveRequest(post, hash, claims), CancellationToken.None));

    private static Task<Outcome> Fact(Desk desk, SaveFact.Input input) =>
        desk.As(desk.Author, services => services.GetRequiredService<SaveFact>().RunAsync(input, CancellationToken.None), Role.Administrator);
}
