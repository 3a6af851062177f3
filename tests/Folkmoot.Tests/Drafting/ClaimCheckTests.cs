// The claim check: what it reads, when two ways of writing agree, what it flags, and how often it is right.
using Folkmoot.Drafting.Claims;
using Xunit.Abstractions;

namespace Folkmoot.Tests.Drafting;

public sealed class ClaimCheckTests(ITestOutputHelper output)
{
    private const int Seed = 7;

    [Fact]
    public void Of_seeded_mistakes_nineteen_in_twenty_are_caught_and_of_correct_drafts_one_in_twenty_is_flagged()
    {
        var correct = ClaimPairs.All().ToList();
        var flagged = correct.Where(p => Check(p.Draft, p.Source).Count > 0).ToList();
        var random = new Random(Seed);
        var seeded = correct.SelectMany(p => ClaimErrors.In(p.Draft, random).Select(e => (e.Kind, p.Source, e.Draft))).ToList();
        var missed = seeded.Where(e => Check(e.Draft, e.Source).Count == 0).ToList();
        foreach (var kind in seeded.GroupBy(e => e.Kind))
        {
            output.WriteLine($"{kind.Key}: {kind.Count() - missed.Count(m => m.Kind == kind.Key)} of {kind.Count()} caught");
        }

        output.WriteLine($"caught {seeded.Count - missed.Count} of {seeded.Count} mistakes; flagged {flagged.Count} of {correct.Count} correct drafts of {correct.DistinctBy(p => p.Source).Count()} sources");
        missed.ForEach(m => output.WriteLine($"missed: {m.Kind}: {m.Draft}"));
        flagged.ForEach(f => output.WriteLine($"flagged: {f.Draft}"));
        (correct.Count, correct.DistinctBy(p => p.Source).Count(), seeded.Count, seeded.DistinctBy(e => e.Kind).Count()).ShouldSatisfyAllConditions(
            n => n.Item1.ShouldBeGreaterThanOrEqualTo(100), n => n.Item2.ShouldBeGreaterThanOrEqualTo(40), n => n.Item3.ShouldBeGreaterThanOrEqualTo(200), n => n.Item4.ShouldBe(10));
        (seeded.Count - missed.Count).ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(seeded.Count * 0.95));
        flagged.Count.ShouldBeLessThanOrEqualTo(correct.Count / 20);
    }

    [Theory]
    [InlineData("Open at 3 p.m.", "Open at 15:00")]
    [InlineData("Open at 3pm", "Abre a las 3 de la tarde")]
    [InlineData("Abre a las seis y media de la tarde", "Open at 6:30 p.m.")]
    [InlineData("on May 14", "el 14 de mayo")]
    [InlineData("on 14/5", "on May 14th")]
    [InlineData("on 2026-05-14", "14.05.2026")]
    [InlineData("1,500 trees", "1500 trees")]
    [InlineData("1.5k trees", "1.500 árboles")]
    [InlineData("Hay mil quinientos árboles en la ciudad", "1500 trees")]
    [InlineData("ten lessons", "10 lessons")]
    [InlineData("$2.50", "2,50 dólares")]
    [InlineData("5 %", "five percent")]
    [InlineData("Call (555) 010-0142", "+1 555 010 0142")]
    [InlineData("https://www.city.example/ferry/", "city.example/ferry")]
    [InlineData("Write to Help@City.example", "help@city.example")]
    [InlineData("at 120 Elm St.", "120 Elm Street")]
    [InlineData("on Fifth Avenue", "on 5th Ave")]
    [InlineData("en la calle Mayor, 14", "c/ Mayor 14")]
    public void Two_ways_of_writing_a_claim_agree(string one, string other)
    {
        Check(one, other).ShouldBeEmpty();
        Check(other, one).ShouldBeEmpty();
        ClaimReader.Read(one).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Closed on 15 May.", "Closed on 14 May.", "claim-date: 15 May, not 14 May")]
    [InlineData("Call 555-010-0143.", "Call 555-010-0142.", "claim-phone: 555-010-0143, not 555-010-0142 (1)")]
    [InlineData("Closed on Friday, 14 May.", "Closed on Thursday, 14 May. Open on Friday.", "claim-weekday: Friday, not 14 May (4)")]
    [InlineData("Closed on Friday, 14 May.", "Closed on May 14.", "claim-weekday: Friday, not 14 May (4)")]
    [InlineData("Closed from 20 May to 14 May.", "Closed from 14 May to 20 May.", "claim-date: 14 May, not 20 May")]
    [InlineData("At 12 Elm Avenue.", "At 12 Elm Street.", "claim-address: 12 Elm Avenue, not 12 Elm Street")]
    [InlineData("It takes three weeks.", "It takes two weeks.", "claim-number: three, not two")]
    [InlineData("Take bus 14B.", "Take bus 14A.", "claim-code: 14B, not 14A")]
    [InlineData("Meet at Lakeside Park.", "Meet in the old hall.", "claim-name: Lakeside Park, not ")]
    [InlineData("Open on 24/7 lines, 1/2 price, #Summer2026.", "Half price.", "")]
    [InlineData("1. Boil it.\n2. Wait.", "Boil it and wait.", "")]
    public void A_claim_that_is_not_in_the_source_is_flagged_with_what_is(string draft, string source, string told) =>
        string.Join("; ", ClaimCheck.Compare(draft, source, [], ClaimPairs.Today).Select(Tell)).ShouldBe(told);

    [Fact]
    public void Without_a_source_only_what_is_wrong_by_itself_or_nearly_a_fact_is_told() =>
        ClaimCheck.Compare("On Friday, 14 May, 300 seats at 9 Oak Street. Call 555-010-0312.", "", ClaimPairs.Facts, ClaimPairs.Today).Select(Tell)
            .ShouldBe(["claim-weekday: Friday, not 14 May (4)", "claim-phone: 555-010-0312, not 555-010-0311 (1)"]);

    [Fact]
    public void A_finding_says_where_it_stands()
    {
        const string Draft = "📣 Closed on 15 May, call 555-010-0142.";
        var finding = ClaimCheck.Compare(Draft, "Closed on 14 May. Call 555-010-0142.", [], ClaimPairs.Today).ShouldHaveSingleItem();
        Draft.Substring(finding.Claim.Start, finding.Claim.Value.Length).ShouldBe("15 May");
    }

    [Fact]
    public void Names_of_another_language_are_not_compared() =>
        ClaimCheck.Compare("La Biblioteca Central cierra el 14 de mayo y el lunes.", "The Central Library is closed on May 14 and on Monday.", [], ClaimPairs.Today).ShouldBeEmpty();

    [Fact]
    public void Any_text_can_be_read()
    {
        var random = new Random(Seed);
        var pieces = new[] { "14", "/", "May ", ":", "99", "p.m.", "€", ".", ",", "st ", "Elm ", "Calle ", "-", " ", "1", "31 ", "de ", "mayo", "https://", "@", "x.y", "\n", "ñ", "😀", "٣", "mil ", "a las ", "%", "Monday ", "0", "100000000000000000000" };
        for (var i = 0; i < 3_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            foreach (var claim in ClaimReader.Read(text))
            {
                text.Substring(claim.Start, claim.Value.Length).ShouldBe(claim.Value);
            }

            ClaimCheck.Compare(text, new string([.. text.Reverse()]), [], ClaimPairs.Today);
        }
    }

    private static IReadOnlyList<ClaimFinding> Check(string draft, string source) => ClaimCheck.Compare(draft, source, ClaimPairs.Facts, ClaimPairs.Today);

    private static string Tell(ClaimFinding f) => $"{f.Rule}: {f.Claim.Value}, not {f.Nearest}{(f.Figure > 0 ? $" ({f.Figure})" : "")}";
}
