// Approval chains on a real store: steps in their order, deputies, escalation, changes and two approvers at once.
using Folkmoot.Accounts;
using Folkmoot.Accounts.Absences;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Chains;
using Folkmoot.Publishing.Policies;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class ChainStoreTests
{
    [DatabaseTheory]
    public async Task A_post_goes_out_when_every_step_is_done_in_its_order(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Save(desk, new ChainStep("Legal", [desk.Second], []), new ChainStep("Mayor", [desk.Approver], []));
        var post = await desk.APostInReview();

        (await desk.Approve(post)).ShouldBe(new PostBarred(ApprovalBar.NotYourTurn));
        (await desk.Approve(post, desk.Second)).ShouldBeOfType<PostWaitsForOthers>();
        (await desk.Approve(post, desk.Second)).ShouldBe(new PostBarred(ApprovalBar.HasApproved));
        (await desk.StateOf(post)).ShouldBe(PostState.InReview);
        (await desk.Look(db => db.Deliveries.CountAsync())).ShouldBe(0);

        (await desk.Approve(post)).ShouldBeOfType<PostDone>();
        await desk.GoToDueTimeAsync();
        (await desk.StateOf(post)).ShouldBe(PostState.Published);
        (await desk.Look(db => db.Approvals.CountAsync(a => a.StepId != null))).ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task Where_no_chain_holds_one_other_person_approves_as_ever(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await SaveSet(desk, 0, new ChainSet([], [new("Other", ChainScope.Everything with { Networks = ["elsewhere"] }, [new("Legal", [desk.Second], [])])]));
        await desk.AnApprovedPost();
        (await desk.Look(db => db.PostSteps.CountAsync())).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task A_label_brings_its_chain_and_an_unknown_one_is_refused(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await SaveSet(desk, 0, new ChainSet(["Elections"], [new("Elections", ChainScope.Everything with { Labels = ["Elections"] }, [new("Legal", [desk.Second], [])])]));
        (await desk.Save(desk.Draft() with { Labels = ["Sports"] })).ShouldBeOfType<NotSaved>().Problems.ShouldHaveSingleItem().Rule.ShouldBe("label-unknown");
        var post = await desk.APostInReview(desk.Draft() with { Labels = ["Elections"] });
        (await desk.Approve(post)).ShouldBe(new PostBarred(ApprovalBar.NotYourTurn));
        (await desk.Approve(post, desk.Second)).ShouldBeOfType<PostDone>();
    }

    [DatabaseTheory]
    public async Task A_change_resets_the_chain_and_a_new_target_brings_its_own(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await SaveSet(desk, 0, new ChainSet([],
        [
            new("Main", ChainScope.Everything, [new("Legal", [desk.Second], []), new("Mayor", [desk.Approver], [])]),
            new("Board", ChainScope.Everything with { Channels = [desk.BoardChannel] }, [new("Editor", [desk.Approver], [])]),
        ]));
        var post = await desk.APostInReview(desk.Draft() with { Channels = [desk.PaperChannel] });
        (await desk.Approve(post, desk.Second)).ShouldBeOfType<PostWaitsForOthers>();
        (await desk.Save(desk.Draft(), post, version: 3)).ShouldBeOfType<Saved>();

        (await desk.Look(db => db.PostSteps.Where(s => s.VoidedAt == null).OrderBy(s => s.Chain).ThenBy(s => s.Position).Select(s => $"{s.Chain}/{s.Name}/{s.StartedAt != null}").ToListAsync()))
            .ShouldBe(["Board/Editor/True", "Main/Legal/True", "Main/Mayor/False"]);
        (await desk.Look(db => db.Approvals.CountAsync(a => a.VoidedAt == null))).ShouldBe(0);
        (await desk.Approve(post)).ShouldBeOfType<PostWaitsForOthers>();
        (await desk.Approve(post, desk.Second)).ShouldBeOfType<PostWaitsForOthers>();
        (await desk.Approve(post)).ShouldBeOfType<PostDone>();
    }

    [DatabaseTheory]
    public async Task A_change_after_the_approval_begins_the_chain_again(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Save(desk, new ChainStep("Legal", [desk.Second], []));
        var post = await desk.APostInReview();
        (await desk.Approve(post, desk.Second)).ShouldBeOfType<PostDone>();
        (await desk.Save(desk.Draft() with { Text = "Another text." }, post, version: 3)).ShouldBeOfType<Saved>().ApprovalVoided.ShouldBeTrue();
        (await desk.Approve(post)).ShouldBe(new PostBarred(ApprovalBar.NotYourTurn));
        (await desk.Approve(post, desk.Second)).ShouldBeOfType<PostDone>();
    }

    [DatabaseTheory]
    public async Task Whoever_edited_the_post_does_not_count_in_its_chain(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Save(desk, new ChainStep("Legal", [desk.Approver, desk.Second], []));
        var post = await desk.APostInReview();
        (await desk.Save(desk.Draft() with { Text = "Mended." }, post, version: 2, person: desk.Second, Role.Approver, Role.Author)).ShouldBeOfType<Saved>();
        (await desk.Approve(post, desk.Second)).ShouldBe(new PostBarred(ApprovalBar.HasEdited));
        (await desk.Approve(post)).ShouldBeOfType<PostDone>();
    }

    [DatabaseTheory]
    public async Task The_policys_number_of_people_is_asked_for_after_the_chain(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await desk.As(desk.Author, s => s.GetRequiredService<SavePostingPolicy>().RunAsync(new(0, [new("6", "Two", "approvals", true, [], People: 2)], "x"), default), Role.Administrator);
        await Save(desk, new ChainStep("Legal", [desk.Second], []));
        var post = await desk.APostInReview();
        (await desk.Approve(post, desk.Second)).ShouldBe(new PostNeedsMore(1, 2));
        (await desk.Approve(post)).ShouldBeOfType<PostDone>();
    }

    [DatabaseTheory]
    public async Task Steps_stay_as_they_were_when_the_chain_changes_and_the_step_names_its_version(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Save(desk, new ChainStep("Legal", [desk.Second], []));
        var post = await desk.APostInReview();
        (await SaveSet(desk, 1, new ChainSet([], [new("Main", ChainScope.Everything, [new("Mayor", [desk.Approver], [])])]))).ShouldBe(new ChainsSaved(2));
        (await SaveSet(desk, 1, ChainSet.Empty)).ShouldBeOfType<ChainsChanged>();
        (await desk.Approve(post, desk.Second)).ShouldBeOfType<PostDone>();
        (await desk.Look(db => db.PostSteps.Select(s => s.ChainVersion).SingleAsync())).ShouldBe(1);
        var stored = await desk.Look(db => db.ApprovalChains.SingleAsync(c => c.Number == 2));
        (await desk.Look(db => db.AuditEntries.Where(e => e.SubjectId == stored.Id).Select(e => e.Details).SingleAsync()))!.ShouldContain(stored.Hash);
    }

    [DatabaseTheory]
    public async Task A_deputy_approves_for_an_absent_person_while_the_absence_holds(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Save(desk, new ChainStep("Mayor", [desk.Approver], []));
        var (from, until) = (DateOnly.FromDateTime(desk.Clock.GetUtcNow().Date), DateOnly.FromDateTime(desk.Clock.GetUtcNow().Date).AddDays(3));
        var post = await desk.APostInReview();
        (await desk.Approve(post, desk.Second)).ShouldBe(new PostBarred(ApprovalBar.NotYourTurn));
        (await Away(desk, from, until, desk.Author)).ShouldBe(new Outcome.Refused("Deputy", "accounts.absence.deputy.wrong"));
        (await Away(desk, until, from, desk.Second)).ShouldBe(new Outcome.Refused("Until", "accounts.absence.day.order"));
        (await Away(desk, from.AddDays(-1), until, desk.Second)).ShouldBeOfType<Outcome.Made>();
        (await Away(desk, until, until, desk.Second)).ShouldBe(new Outcome.Refused("From", "accounts.absence.overlaps"));

        (await Waiting(desk, desk.Second)).ShouldHaveSingleItem().For.ShouldBe([desk.Approver]);
        (await desk.Approve(post, desk.Second)).ShouldBeOfType<PostDone>();
        (await desk.Look(db => db.Approvals.Select(a => a.ForPersonId).SingleAsync())).ShouldBe(desk.Approver);

        var late = await desk.APostInReview();
        desk.Clock.Advance(TimeSpan.FromDays(5));
        (await desk.Approve(late, desk.Second)).ShouldBe(new PostBarred(ApprovalBar.NotYourTurn));
    }

    [DatabaseTheory]
    public async Task The_queue_parts_what_waits_for_the_reader_from_what_waits_for_others(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Save(desk, new ChainStep("Legal", [desk.Second], []), new ChainStep("Mayor", [desk.Approver], []));
        var post = await desk.APostInReview();
        (await Waiting(desk, desk.Second)).ShouldHaveSingleItem().Yours.ShouldBeTrue();
        (await Waiting(desk, desk.Approver)).ShouldHaveSingleItem().Yours.ShouldBeFalse();
        await desk.Approve(post, desk.Second);
        (await Waiting(desk, desk.Second)).ShouldHaveSingleItem().Yours.ShouldBeFalse();
        (await Waiting(desk, desk.Approver)).ShouldHaveSingleItem().Yours.ShouldBeTrue();
    }

    [DatabaseTheory]
    public async Task Only_those_whom_the_chain_names_return_a_post_and_its_steps_end(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Save(desk, new ChainStep("Legal", [desk.Second], []));
        var post = await desk.APostInReview();
        (await Return(desk, post, desk.Approver)).ShouldBe(new PostBarred(ApprovalBar.NotYourTurn));
        (await Return(desk, post, desk.Second)).ShouldBeOfType<PostDone>();
        (await desk.Look(db => db.PostSteps.CountAsync(s => s.VoidedAt == null))).ShouldBe(0);
        (await desk.Submit(post)).ShouldBeOfType<PostDone>();
        (await desk.Look(db => db.PostSteps.CountAsync(s => s.VoidedAt == null))).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task A_step_that_waits_too_long_asks_others_once_and_that_is_written_down(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Save(desk, new ChainStep("Legal", [desk.Second], [], EscalateAfterHours: 4, EscalatePeople: [desk.Approver]));
        var post = await desk.APostInReview();
        await Escalate(desk);
        (await desk.Approve(post)).ShouldBe(new PostBarred(ApprovalBar.NotYourTurn));

        desk.Clock.Advance(TimeSpan.FromHours(4));
        await Escalate(desk);
        await Escalate(desk);
        (await desk.Look(db => db.AuditEntries.CountAsync(e => e.Action == "publishing.post.escalated" && e.SubjectId == post))).ShouldBe(1);
        (await desk.Look(db => db.PostChanges.CountAsync(c => c.Act == PostAct.Escalated && c.PostId == post))).ShouldBe(1);
        (await Waiting(desk, desk.Approver)).ShouldHaveSingleItem().Escalated.ShouldBeTrue();
        (await desk.Approve(post)).ShouldBeOfType<PostDone>();
    }

    [DatabaseTheory]
    public async Task Of_two_who_take_the_last_step_at_once_exactly_one_sends_it_off(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Save(desk, new ChainStep("Legal", [desk.Approver, desk.Second], []));
        var post = await desk.APostInReview();
        var outcomes = await Task.WhenAll(Task.Run(() => desk.Approve(post)), Task.Run(() => desk.Approve(post, desk.Second)));
        outcomes.Count(o => o is PostDone).ShouldBe(1);
        outcomes.Count(o => o is PostChangedMeanwhile or PostBarred).ShouldBe(1);
        (await desk.StateOf(post)).ShouldBe(PostState.Approved);
        (await desk.Look(db => db.Deliveries.CountAsync())).ShouldBe(2);
        (await desk.Look(db => db.Approvals.CountAsync())).ShouldBe(1);
    }

    private static Task<ChainsOutcome> Save(Desk desk, params ChainStep[] steps) => SaveSet(desk, 0, new ChainSet([], [new("Main", ChainScope.Everything, steps)]));

    private static Task<ChainsOutcome> SaveSet(Desk desk, int version, ChainSet set) => desk.As(
        desk.Author, services => services.GetRequiredService<SaveChains>().RunAsync(new(version, set, "test"), CancellationToken.None), Role.Administrator);

    private static Task<Outcome> Away(Desk desk, DateOnly from, DateOnly until, Guid deputy) =>
        desk.As(desk.Approver, services => services.GetRequiredService<SetAbsence>().RunAsync(new(from, until, deputy), CancellationToken.None));

    private static Task<IReadOnlyList<WaitingPost>> Waiting(Desk desk, Guid person) =>
        desk.As(person, services => services.GetRequiredService<FindWaiting>().RunAsync(10, CancellationToken.None));

    private static Task<PostOutcome> Return(Desk desk, Guid post, Guid person) => desk.As(person, async services =>
    {
        var seen = await services.GetRequiredService<LoadPost>().FindAsync(post, CancellationToken.None);
        return await services.GetRequiredService<ReturnPost>().RunAsync(new ReturnRequest(post, seen!.Hash, "Say when."), CancellationToken.None);
    });

    private static async Task Escalate(Desk desk)
    {
        await desk.InHouse(async services =>
        {
            await services.GetRequiredService<Escalate>().HandleAsync(new EscalateDue(), CancellationToken.None);
            return await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });
    }
}
