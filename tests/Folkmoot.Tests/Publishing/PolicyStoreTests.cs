// A posting policy on a real store: refusals that cite it, versions that stay, approvals that say which held, and approval by several people.
using Folkmoot.Accounts;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Policies;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class PolicyStoreTests
{
    private static readonly PolicyRule NoCapitals = new("4.2", "We do not shout", "all-caps", true, []);

    [DatabaseTheory]
    public async Task What_breaks_a_blocking_clause_is_not_sent_for_approval_and_the_clause_is_cited(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        (await Save(desk, 0, NoCapitals)).ShouldBe(new PolicySaved(1));
        var post = await desk.ADraft(desk.Draft() with { Text = "THE FERRY RUNS AGAIN" });

        var refusal = (await desk.Submit(post)).ShouldBeOfType<PostFaulty>().Problems.Where(p => p.Blocks).ShouldHaveSingleItem();
        refusal.Clause.ShouldBe(new Clause("4.2", "We do not shout"));
        (await desk.StateOf(post)).ShouldBe(PostState.Draft);

        (await Save(desk, 1, NoCapitals with { Blocks = false })).ShouldBe(new PolicySaved(2));
        (await desk.Submit(post)).ShouldBeOfType<PostDone>();
    }

    [DatabaseTheory]
    public async Task A_clause_that_came_while_a_post_waited_refuses_its_approval(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.APostInReview(desk.Draft() with { Text = "THE FERRY RUNS AGAIN" });
        await Save(desk, 0, NoCapitals);
        (await desk.Approve(post)).ShouldBeOfType<PostFaulty>().Problems.ShouldContain(p => p.Blocks && p.Clause!.Number == "4.2");
        (await desk.Look(db => db.Deliveries.CountAsync())).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task An_approval_keeps_the_version_that_held_and_the_version_stays(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Save(desk, 0, NoCapitals);
        await desk.AnApprovedPost();
        await Save(desk, 1);

        (await desk.Look(db => db.Approvals.Select(a => a.PolicyVersion).SingleAsync())).ShouldBe(1);
        var (then, now) = await desk.As(desk.Author, async s => (await s.GetRequiredService<ReadPolicy>().FindAsync(1, default), await s.GetRequiredService<ReadPolicy>().NowAsync(default)));
        then!.Rules.ShouldHaveSingleItem().Wording.ShouldBe("We do not shout");
        (now.Version, now.Rules.Count).ShouldBe((2, 0));
        var stored = await desk.Look(db => db.PostingPolicies.SingleAsync(p => p.Number == 1));
        (await desk.Look(db => db.AuditEntries.Where(e => e.SubjectId == stored.Id).Select(e => e.Details).SingleAsync()))!.ShouldContain(stored.Hash);
    }

    [DatabaseTheory]
    public async Task Of_two_administrators_the_second_must_look_again(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Save(desk, 0, NoCapitals);
        (await Save(desk, 0, NoCapitals)).ShouldBe(new PolicyChanged());
        (await Save(desk, 1, NoCapitals with { Clause = "" })).ShouldBeOfType<PolicyFaulty>().Faults.ShouldHaveSingleItem().Field.ShouldBe("clause");
        (await desk.Look(db => db.PostingPolicies.CountAsync())).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task Where_two_must_approve_one_is_not_enough_and_nobody_counts_twice(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Save(desk, 0, new PolicyRule("6", "Two pairs of eyes", "approvals", true, [], People: 2));
        var post = await desk.APostInReview();

        (await desk.Approve(post)).ShouldBe(new PostNeedsMore(1, 2));
        (await desk.Approve(post)).ShouldBe(new PostBarred(ApprovalBar.HasApproved));
        (await desk.StateOf(post)).ShouldBe(PostState.InReview);
        (await desk.Look(db => db.Deliveries.CountAsync())).ShouldBe(0);

        (await desk.Approve(post, desk.Second)).ShouldBeOfType<PostDone>();
        await desk.GoToDueTimeAsync();
        (await desk.StateOf(post)).ShouldBe(PostState.Published);
    }

    [DatabaseTheory]
    public async Task A_change_voids_the_first_of_two_approvals_also_when_it_is_taken_back(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Save(desk, 0, new PolicyRule("6", "Two pairs of eyes", "approvals", true, [], People: 2));
        var post = await desk.APostInReview();
        (await desk.Approve(post)).ShouldBeOfType<PostNeedsMore>();
        (await desk.Save(desk.Draft() with { Text = "Another text." }, post, version: 3)).ShouldBeOfType<Saved>();
        (await desk.Save(desk.Draft(), post, version: 4)).ShouldBeOfType<Saved>();

        (await desk.Approve(post, desk.Second)).ShouldBe(new PostNeedsMore(1, 2));
        (await desk.Approve(post)).ShouldBeOfType<PostDone>();
    }

    private static Task<PolicyOutcome> Save(Desk desk, int version, params PolicyRule[] rules) => desk.As(
        desk.Author, services => services.GetRequiredService<SavePostingPolicy>().RunAsync(new(version, rules, "test"), CancellationToken.None), Role.Administrator);
}
