// What a posting policy makes of a post: which clause is cited, what blocks, and for which channels.
using Folkmoot.Publishing;
using Folkmoot.Publishing.Lint;
using Folkmoot.Publishing.Policies;
using Folkmoot.Web;

namespace Folkmoot.Tests.Publishing;

public sealed class PolicyFindingsTests
{
    private const string Hard = "The administration of the municipal infrastructure department has determined that the reconstruction of the deteriorated pedestrian overpass "
        + "necessitates a temporary discontinuation of vehicular circulation, notwithstanding the considerable inconvenience that residents of adjacent neighbourhoods will inevitably experience throughout the duration.";

    private static readonly Guid One = new(1, 0, 0, new byte[8]);
    private static readonly Guid Two = new(2, 0, 0, new byte[8]);

    [Fact]
    public void Without_a_policy_everything_is_a_hint_without_a_clause()
    {
        var content = Content("READ THIS NOTICE #publichealth 🎉🎉🎉");
        var found = Findings().Of(content, []);
        found.Select(p => p.Rule).ShouldBe(PostLint.Of(content).Select(p => p.Rule));
        found.ShouldAllBe(p => !p.Blocks && p.Clause == null);
        found.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_hint_stays_a_hint_and_cites_its_clause() =>
        Findings(Rule("hashtag-case", blocks: false)).Of(Content("#publichealth"), []).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(p => p.Blocks.ShouldBeFalse(), p => p.Clause.ShouldBe(new Clause("4.2", "As we agreed")));

    [Fact]
    public void Of_two_clauses_that_are_broken_the_blocking_one_is_cited() =>
        Findings(Rule("hashtag-case", blocks: false), Rule("hashtag-case") with { Clause = "5" }).Of(Content("#publichealth"), []).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(p => p.Blocks.ShouldBeTrue(), p => p.Clause!.Number.ShouldBe("5"));

    [Fact]
    public void Every_lint_rule_can_block()
    {
        // Texts that break each rule; the test fails where a rule has none, so that a new rule is thought of here.
        string[] texts =
        [
            "#publichealth", "🎉 a 🎈 b 🎁 c 🎂 d", "a 🎉🎈🎁", "🎉 a 🎉 b 🎉", "🎉 a\n🎈 b\n🎁 c", "The 🚌 to town", "READ THIS NOTICE TODAY", "click here", "bit.ly/abc",
            "==========", "𝓗𝓮𝓵𝓵𝓸",
        ];
        string[] alts = ["IMG_2031.jpg", "🎉", "Image of a bridge", "The same words", "Bridge", new string('x', 400) + " " + new string('y', 200)];
        var found = texts.SelectMany(t => All(Content(t))).Concat(alts.SelectMany(a => All(Content("The same words", a)))).ToHashSet();

        PolicyChecks.Lint.Where(check => !found.Contains(check)).ShouldBeEmpty();
        IEnumerable<string> All(PostContent content) => Findings([.. PolicyChecks.Lint.Select(c => Rule(c))]).Of(content, []).Where(p => p.Blocks).Select(p => p.Rule);
    }

    [Fact]
    public void A_clause_for_one_channel_holds_for_the_text_that_goes_there_and_no_other()
    {
        var rule = Rule("all-caps") with { Channels = [Two.ToString()] };
        var own = new PostContent("", "Quiet words.", ["en"], [new(One, "READ THIS NOTICE TODAY"), new(Two, "Quiet words.")], [], null, null);
        Findings(rule).Of(own, []).ShouldHaveSingleItem().Blocks.ShouldBeFalse();

        var there = own with { Versions = [new(One, "Quiet words."), new(Two, "READ THIS NOTICE TODAY")] };
        var problem = Findings(rule).Of(there, []).ShouldHaveSingleItem();
        (problem.Blocks, problem.ChannelId).ShouldBe((true, Two));
    }

    [Fact]
    public void The_same_words_on_two_channels_block_where_the_clause_holds()
    {
        var content = new PostContent("", "Quiet.", ["en"], [new(One, "click here"), new(Two, "click here")], [], null, null);
        Findings(Rule("link-text") with { Channels = [Two.ToString()] }).Of(content, []).Where(p => p.Blocks).ShouldHaveSingleItem().ChannelId.ShouldBe(Two);
    }

    [Fact]
    public void A_common_text_that_goes_nowhere_breaks_nothing() =>
        Findings(Rule("link-text")).Of(new PostContent("", "click here", ["en"], [new(One, "See the timetable.")], [], null, null), []).ShouldAllBe(p => !p.Blocks);

    [Theory]
    [InlineData("The SCHEME ends.", true)]
    [InlineData("Ready-made schemes.", false)]
    [InlineData("We go for\n free  lunch", true)]
    [InlineData("freelunch", false)]
    public void Words_that_must_not_be_used_are_found_whole_and_whatever_their_capitals(string text, bool found) =>
        Findings(Rule("words") with { Words = ["scheme", "free lunch"] }).Of(Content(text), []).Any(p => p is { Rule: "words", Blocks: true }).ShouldBe(found);

    [Fact]
    public void Words_are_looked_for_in_title_and_descriptions_too() =>
        Findings(Rule("words") with { Words = ["scheme"] }).Of(Content("Fine.", "A scheme of the lake") with { Title = "Our scheme" }, []).Select(p => p.Part)
            .ShouldBe([PostPart.Title]);

    [Fact]
    public void Machine_help_needs_its_label_in_every_text_that_goes_out()
    {
        var findings = Findings(Rule("machine-label") with { Label = "Written with AI" });
        findings.Of(Content("Hello"), []).ShouldBeEmpty();
        findings.Of(Content("Hello") with { MachineAssisted = true }, []).ShouldHaveSingleItem().Blocks.ShouldBeTrue();
        findings.Of(Content("Hello. Written with ai.") with { MachineAssisted = true }, []).ShouldBeEmpty();
    }

    [Fact]
    public void A_goal_of_the_agency_takes_the_place_of_the_usual_one()
    {
        var content = Content($"{Hard} {Hard}");
        var grade = (double)PostLint.Of(content).Single(p => p.Rule == "reading-grade").Args[0];
        Findings(Rule("reading-grade") with { Goal = grade + 1 }).Of(content, []).ShouldNotContain(p => p.Rule == "reading-grade");
        var found = Findings(Rule("reading-grade") with { Goal = 3 }).Of(content, []).Single(p => p.Rule == "reading-grade");
        (found.Blocks, found.Args[1]).ShouldBe((true, 3d));
    }

    [Fact]
    public void A_doubt_of_the_claim_check_blocks_under_its_clause()
    {
        var content = Content("Open on 15 May.");
        var claims = ClaimProblems.All(content, "Open on 14 May.", [], new DateOnly(2026, 5, 1));
        Findings(Rule("claims")).Of(content, claims).ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Blocks.ShouldBeTrue(), p => p.Clause.ShouldNotBeNull());
    }

    [Fact]
    public void The_most_people_that_a_clause_asks_for_must_approve()
    {
        Findings().Approvals(Content("x")).ShouldBe((1, null));
        var elsewhere = Rule("approvals") with { People = 4, Channels = [Two.ToString()] };
        Findings(Rule("approvals") with { People = 2 }, elsewhere, Rule("approvals", blocks: false) with { People = 5 }).Approvals(Content("x")).People.ShouldBe(2);
        Findings(Rule("approvals", blocks: false) with { People = 3 }).Of(Content("x"), []).ShouldHaveSingleItem().Blocks.ShouldBeFalse();
    }

    [Fact]
    public void An_undescribed_image_blocks_whatever_the_clause_says_and_cites_it()
    {
        var content = Content("x", "");
        var problems = Checks.Of(content, new Dictionary<Guid, ChannelFacts> { [One] = new(One, "One", "", Folkmoot.Channels.ChannelState.Connected, null, null) }, DateTimeOffset.UnixEpoch);
        var cited = Findings(Rule("alt-missing", blocks: false)).Cite(problems, content).Single(p => p.Rule == "alt-missing");
        (cited.Blocks, cited.Clause?.Number).ShouldBe((true, "4.2"));
    }

    [Fact]
    public void The_starter_policy_has_no_fault_and_refuses_nothing_new()
    {
        var starter = StarterPolicy.Rules(new Texts(Texts.Load(typeof(Texts).Assembly), strict: true));
        PolicyFaults.Of(starter).ShouldBeEmpty();
        var found = new PolicyFindings(starter, id => id.ToString()).Of(Content("READ THIS NOTICE TODAY #publichealth " + Hard, "IMG_2031.jpg"), []);
        found.Select(p => p.Rule).ShouldBe(["hashtag-case", "all-caps", "alt-file-name", "reading-grade"], ignoreOrder: true);
        found.ShouldAllBe(p => !p.Blocks && p.Clause != null);
    }

    private static PolicyFindings Findings(params PolicyRule[] rules) => new(rules, id => id.ToString());

    private static PolicyRule Rule(string check, bool blocks = true) => new("4.2", "As we agreed", check, blocks, []);

    private static PostContent Content(string text, string? alt = null) => new(
        "", text, ["en"], [new(One, text)], alt is null ? [] : [new ImageUse(new MediaFacts(One, "image/png", 1, 1, 1, "x"), alt, null)], null, null);
}
