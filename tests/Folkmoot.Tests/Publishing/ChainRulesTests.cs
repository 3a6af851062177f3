// Approval chains: who is asked, whose word counts, and when a step is done.
using Folkmoot.Accounts;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Chains;

namespace Folkmoot.Tests.Publishing;

public sealed class ChainRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Ana = Id(1);
    private static readonly Guid Ben = Id(2);
    private static readonly Guid Cho = Id(3);
    private static readonly Guid Dia = Id(4);
    private static readonly Guid Author = Id(9);

    [Fact]
    public void Of_any_one_approval_is_enough_and_the_next_step_begins_then()
    {
        var desk = new Scene(Step("Legal", [Ana, Ben]), Step("Mayor", [Cho]));
        desk.Asked(0).ShouldBe([Ana, Ben]);
        desk.Asked(1).ShouldBeEmpty();
        desk.Steps[1].StartedAt.ShouldBeNull();

        desk.Approve(Ben);
        desk.Steps[0].DoneAt.ShouldBe(Now);
        desk.Steps[1].StartedAt.ShouldBe(Now);
        desk.Asked(0).ShouldBeEmpty();
        desk.Asked(1).ShouldBe([Cho]);
        desk.Standing.IsOpen.ShouldBeTrue();

        desk.Approve(Cho);
        desk.Standing.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void A_later_step_cannot_be_decided_before_its_turn()
    {
        var desk = new Scene(Step("Legal", [Ana]), Step("Mayor", [Cho]));
        desk.Standing.Bar(Cho).ShouldBe(ApprovalBar.NotYourTurn);
        desk.Standing.Bar(Ana).ShouldBeNull();
    }

    [Fact]
    public void Of_all_each_must_approve()
    {
        var desk = new Scene(Step("Heads", [Ana, Ben], mode: StepMode.All));
        desk.Approve(Ana);
        (desk.Standing.Counted(desk.Steps[0]), desk.Standing.Needed(desk.Steps[0]), desk.Standing.IsOpen).ShouldBe((1, 2, true));
        desk.Standing.Bar(Ana).ShouldBe(ApprovalBar.HasApproved);
        desk.Approve(Ben);
        desk.Standing.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void All_are_those_who_may_approve_now_and_did_not_write_it()
    {
        var desk = new Scene(Step("Heads", [Ana, Author, Id(77)], mode: StepMode.All));
        desk.Standing.Needed(desk.Steps[0]).ShouldBe(1);
        desk.Approve(Ana);
        desk.Standing.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void A_number_of_them_counts_different_people()
    {
        var desk = new Scene(Step("Two", [], [Role.Approver], StepMode.Some, 2));
        desk.Approve(Ana);
        desk.Standing.IsOpen.ShouldBeTrue();
        desk.Asked(0).ShouldBe([Ben, Cho], ignoreOrder: true);
        desk.Approve(Ben);
        desk.Standing.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void Nobody_counts_twice_in_a_chain()
    {
        var desk = new Scene(Step("Legal", [Ana, Ben]), Step("Mayor", [Ana, Cho]));
        desk.Approve(Ana);
        desk.Asked(1).ShouldBe([Cho]);
        desk.Standing.Bar(Ana).ShouldBe(ApprovalBar.HasApproved);
    }

    [Fact]
    public void One_act_counts_in_each_of_several_chains()
    {
        var desk = new Scene(Step("Legal", [Ana]), Step("Language", [Ana, Ben], chain: "Spanish"));
        desk.Standing.TurnsOf(Ana).Select(t => t.Step.Chain).ShouldBe(["Main", "Spanish"]);
        desk.Approve(Ana);
        desk.Standing.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void Every_chain_must_be_passed()
    {
        var desk = new Scene(Step("Legal", [Ana]), Step("Language", [Ben], chain: "Spanish"));
        desk.Approve(Ana);
        desk.Standing.IsOpen.ShouldBeTrue();
        desk.Standing.Bar(Cho).ShouldBe(ApprovalBar.NotYourTurn);
        desk.Approve(Ben);
        desk.Standing.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void A_writer_is_never_asked_also_not_as_a_deputy_or_through_one()
    {
        var desk = new Scene(Step("Legal", [Author, Ana])) { Deputies = { [Ana] = Author, [Author] = Dia } };
        desk.Asked(0).ShouldBe([Ana]);
    }

    [Fact]
    public void Who_may_not_approve_posts_any_more_is_not_asked() => new Scene(Step("Legal", [Ana, Id(77)])).Asked(0).ShouldBe([Ana]);

    [Fact]
    public void A_deputy_decides_for_the_absent_person()
    {
        var desk = new Scene(Step("Legal", [Ana])) { Deputies = { [Ana] = Dia } };
        desk.Asked(0).ShouldBe([Ana, Dia]);
        desk.Standing.TurnsOf(Dia).ShouldHaveSingleItem().For.ShouldBe(Ana);
        desk.Standing.TurnsOf(Ana).ShouldHaveSingleItem().For.ShouldBeNull();
        desk.Approve(Dia);
        desk.Standing.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void A_deputy_who_is_asked_themselves_decides_for_themselves_and_not_for_both()
    {
        var desk = new Scene(Step("Heads", [Ana, Ben], mode: StepMode.All)) { Deputies = { [Ana] = Ben } };
        desk.Standing.TurnsOf(Ben).ShouldHaveSingleItem().For.ShouldBeNull();
        desk.Approve(Ben);
        desk.Standing.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void Whom_a_deputy_stood_in_for_has_had_their_word_in_the_chain()
    {
        var desk = new Scene(Step("Legal", [Ana]), Step("Mayor", [Ana, Dia, Cho])) { Deputies = { [Ana] = Dia } };
        desk.Approve(Dia);
        desk.Asked(1).ShouldBe([Cho]);
    }

    [Fact]
    public void An_absent_deputys_deputy_stands_in_and_a_ring_of_deputies_ends()
    {
        var desk = new Scene(Step("Legal", [Ana])) { Deputies = { [Ana] = Ben, [Ben] = Cho, [Cho] = Ana } };
        desk.Asked(0).ShouldBe([Ana, Ben, Cho], ignoreOrder: true);
        desk.Circle.DeputiesOf(Ana).ShouldBe([Ben, Cho]);
    }

    [Fact]
    public void A_deputy_without_the_right_stands_in_for_nobody() =>
        new Scene(Step("Legal", [Ana])) { Deputies = { [Ana] = Id(77) } }.Asked(0).ShouldBe([Ana]);

    [Fact]
    public void After_its_time_others_are_asked_too_and_before_it_not()
    {
        var step = Step("Legal", [Ana]);
        (step.EscalateAfterHours, step.EscalatePeople) = (4, [Cho]);
        var desk = new Scene(step);
        desk.Steps[0].EscalateAt.ShouldBe(Now.AddHours(4));
        desk.Asked(0).ShouldBe([Ana]);
        desk.Standing.Names(Cho).ShouldBeFalse();
        desk.Steps[0].EscalatedAt = Now.AddHours(5);
        desk.Asked(0).ShouldBe([Ana, Cho]);
        desk.Standing.Names(Cho).ShouldBeTrue();
    }

    [Fact]
    public void Of_all_an_escalation_person_stands_in_for_one_who_is_missing()
    {
        var step = Step("Heads", [Ana, Ben], mode: StepMode.All);
        (step.EscalateAfterHours, step.EscalatePeople, step.EscalatedAt) = (4, [Cho], Now);
        var desk = new Scene(step);
        desk.Approve(Ana);
        desk.Standing.IsOpen.ShouldBeTrue();
        desk.Approve(Cho);
        desk.Standing.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void An_outside_approval_counts_in_its_step_as_one()
    {
        var step = Step("Health", [Ana], mode: StepMode.Some, count: 2);
        step.External = true;
        var desk = new Scene(step);
        desk.Given.Add(new Approval { Id = Id(50), PostId = Id(100), StepId = step.Id, ExternalId = Id(60), Verdict = ApprovalVerdict.Approved, Hash = "h" });
        desk.Standing.Advance(Now);
        (desk.Standing.Counted(step), desk.Standing.IsOpen).ShouldBe((1, true));
        desk.Approve(Ana);
        desk.Standing.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void A_step_with_nobody_left_is_stuck_and_one_for_outside_people_is_not()
    {
        var alone = Step("Legal", [Author]);
        new Scene(alone).Standing.IsStuck(alone).ShouldBeTrue();
        var outside = Step("Health", []);
        outside.External = true;
        new Scene(outside).Standing.IsStuck(outside).ShouldBeFalse();
    }

    [Fact]
    public void When_the_last_one_who_was_missing_leaves_the_agency_the_step_is_done()
    {
        var desk = new Scene(Step("Heads", [Ana, Ben], mode: StepMode.All));
        desk.Approve(Ana);
        desk.Approvers.Remove(Ben);
        desk.Standing.Advance(Now);
        desk.Standing.IsOpen.ShouldBeFalse();
    }

    [Theory]
    [InlineData("paper", "", "", "en", false, true)]
    [InlineData("other", "", "", "en", false, false)]
    [InlineData("", "board", "", "en", false, false)]
    [InlineData("", "paper", "", "en", false, true)]
    [InlineData("", "", "Elections", "en", false, true)]
    [InlineData("", "", "Health", "en", false, false)]
    [InlineData("", "", "", "es", false, false)]
    [InlineData("", "", "Elections", "en", true, false)]
    public void A_chain_holds_for_posts_that_fit_all_its_lists(string channel, string network, string label, string language, bool machine, bool holds)
    {
        var scope = new ChainScope(
            channel.Length == 0 ? [] : [channel == "paper" ? Id(20) : Id(21)], network.Length == 0 ? [] : [network], label.Length == 0 ? [] : [label], [language], machine);
        var content = new PostContent("", "Text", ["en-US"], [new ChannelText(Id(20), "Text")], [], null, null, Labels: ["elections"]);
        scope.Holds(content, id => id == Id(20) ? "paper" : null).ShouldBe(holds);
    }

    [Fact]
    public void Channel_and_network_must_fit_the_same_target()
    {
        var content = new PostContent("", "Text", ["en"], [new ChannelText(Id(20), "Text"), new ChannelText(Id(21), "Text")], [], null, null);
        string? NetworkOf(Guid id) => id == Id(20) ? "paper" : "board";
        new ChainScope([Id(20)], ["board"], [], []).Holds(content, NetworkOf).ShouldBeFalse();
        new ChainScope([Id(21)], ["board"], [], []).Holds(content, NetworkOf).ShouldBeTrue();
    }

    [Fact]
    public void What_is_stored_is_read_back_as_it_was()
    {
        var set = new ChainSet(["Élections"], [new ApprovalChain("Main", new([Id(1)], ["x"], ["Élections"], ["es"], true), [new("Legal", [Ana], [Role.Approver], StepMode.Some, 2, false, 3, [Ben], [Role.EmergencyManager])])]);
        ChainSet.Read(set.Write()).Write().ShouldBe(set.Write());
        ChainSet.Read(set.Write()).Chains[0].Steps[0].EscalateRoles.ShouldBe([Role.EmergencyManager]);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_fault_is_named_at_its_field(string field, object step) =>
        ChainFaults.Of(new([], [new("Main", ChainScope.Everything, [(ChainStep)step])]), p => p != Author).Select(f => f.Field).ShouldContain(field);

    public static TheoryData<string, object> Wrong() => new()
    {
        { "Name", new ChainStep("", [Ana], []) },
        { "People", new ChainStep("Legal", [], []) },
        { "People", new ChainStep("Legal", [Author], []) },
        { "External", new ChainStep("Legal", [Ana], [], StepMode.All, External: true) },
        { "Count", new ChainStep("Legal", [], [Role.Approver], StepMode.Some) },
        { "Count", new ChainStep("Legal", [Ana], [], Count: 2) },
        { "EscalateAfterHours", new ChainStep("Legal", [Ana], [], EscalateAfterHours: 4) },
        { "EscalateAfterHours", new ChainStep("Legal", [Ana], [], EscalatePeople: [Ben]) },
        { "EscalateAfterHours", new ChainStep("Legal", [Ana], [], EscalateAfterHours: 0, EscalatePeople: [Ben]) },
    };

    [Fact]
    public void Steps_that_could_never_all_be_done_are_a_fault_and_others_none()
    {
        static bool Few(params ChainStep[] steps) => ChainFaults.Of(new([], [new("Main", ChainScope.Everything, steps)]), _ => true).Any(f => f.Reason.ToStored().Contains("few", StringComparison.Ordinal));
        Few(new ChainStep("1", [Ana], []), new ChainStep("2", [Ana], [])).ShouldBeTrue();
        Few(new ChainStep("1", [Ana, Ben], []), new ChainStep("2", [Ana], [])).ShouldBeFalse();
        Few(new ChainStep("1", [Ana, Ben], [], StepMode.Some, 2), new ChainStep("2", [Ana], [])).ShouldBeTrue();
        Few(new ChainStep("1", [Ana], []), new ChainStep("2", [Ana], [Role.Approver])).ShouldBeFalse();
    }

    private static Guid Id(int n) => new(n, 0, 7, new byte[8]);

    private static PostStep Step(string name, List<Guid> people, List<Role>? roles = null, StepMode mode = StepMode.Any, int? count = null, string chain = "Main") => new()
    {
        Id = Guid.CreateVersion7(Now),
        PostId = Id(100),
        Chain = chain,
        Name = name,
        People = people,
        Roles = roles ?? [],
        Mode = mode,
        Count = count,
        EscalatePeople = [],
        EscalateRoles = [],
    };

    /// <summary>A post in its chains, with four people who may approve and an author who may too.</summary>
    private sealed class Scene
    {
        public Scene(params PostStep[] steps)
        {
            Steps = steps;
            foreach (var chain in steps.GroupBy(s => s.Chain))
            {
                foreach (var (i, step) in chain.Index())
                {
                    step.Position = i;
                }
            }

            Standing.Advance(Now);
        }

        public PostStep[] Steps { get; }

        public List<Approval> Given { get; } = [];

        public Dictionary<Guid, Guid> Deputies { get; } = [];

        public Dictionary<Guid, IReadOnlyList<Role>> Approvers { get; } = new()
        {
            [Ana] = [Role.Approver],
            [Ben] = [Role.Approver],
            [Cho] = [Role.Approver, Role.Author],
            [Dia] = [Role.EmergencyManager],
            [Author] = [Role.Approver],
        };

        public Circle Circle => new(Approvers, Deputies);

        public Standing Standing => new(Steps, Given, Circle, new HashSet<Guid> { Author });

        public IEnumerable<Guid> Asked(int step) => Standing.Asked(Steps[step]).Keys;

        public void Approve(Guid person)
        {
            var turns = Standing.TurnsOf(person);
            turns.ShouldNotBeEmpty();
            Given.AddRange(turns.Select(t => new Approval
            {
                Id = Guid.CreateVersion7(Now),
                PostId = Id(100),
                PersonId = person,
                ForPersonId = t.For,
                StepId = t.Step.Id,
                Verdict = ApprovalVerdict.Approved,
                Hash = "h",
            }));
            Standing.Advance(Now);
        }
    }
}
