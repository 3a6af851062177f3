// What stands in the way of using a picture on a day, and the words that must name its maker.
using Folkmoot.Publishing;
using Folkmoot.Publishing.Library;

namespace Folkmoot.Tests.Publishing;

public sealed class LibraryRulesTests
{
    private static readonly Guid Picture = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Paper = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Board = new("00000000-0000-0000-0000-000000000003");
    private static readonly DateOnly Today = new(2026, 3, 3);
    private static readonly MediaTerms Free = new("Ferry", MediaRights.Own, null, "", PeopleConsent.NobodyShown, null, null, false);

    [Fact]
    public void A_picture_that_is_our_own_and_shows_nobody_is_free() => LibraryRules.OnDay(Free, 1, Today).ShouldBeEmpty();

    [Fact]
    public void One_of_which_nothing_was_said_is_pointed_out_and_not_refused() =>
        LibraryRules.OnDay(MediaTerms.Unknown, 1, Today).Select(p => (p.Rule, p.Blocks)).ShouldBe([(LibraryRules.Unsaid, false)]);

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void A_last_day_counts_to_its_end(int days, bool over)
    {
        var last = Today.AddDays(days);
        Rules(Free with { Rights = MediaRights.Licensed, LicensedUntil = last }).ShouldBe(over ? [LibraryRules.LicenceEnded] : []);
        Rules(Free with { ExpiresOn = last }).ShouldBe(over ? [LibraryRules.Expired] : []);
        Rules(Free with { Consent = PeopleConsent.Given, ConsentUntil = last }).ShouldBe(over ? [LibraryRules.ConsentEnded] : []);
    }

    [Fact]
    public void People_who_have_not_agreed_or_took_it_back_are_not_shown()
    {
        Rules(Free with { Consent = PeopleConsent.NotYet }).ShouldBe([LibraryRules.ConsentMissing]);
        Rules(Free with { Consent = PeopleConsent.Withdrawn }).ShouldBe([LibraryRules.ConsentWithdrawn]);
        LibraryRules.OnDay(Free with { Consent = PeopleConsent.Withdrawn }, 1, Today).ShouldAllBe(p => p.Blocks);
    }

    [Fact]
    public void The_day_is_that_of_the_agency_when_it_goes_out()
    {
        var terms = new Dictionary<Guid, MediaTerms> { [Picture] = Free with { ExpiresOn = Today } };
        // Half past four in the morning of the 4th in London is half past eleven at night of the 3rd in New York.
        var at = new DateTimeOffset(2026, 3, 4, 4, 30, 0, TimeSpan.Zero);
        LibraryRules.Of(Content("Ferry."), terms, "America/New_York", at).ShouldBeEmpty();
        LibraryRules.Of(Content("Ferry."), terms, "Europe/London", at).Select(p => p.Rule).ShouldBe([LibraryRules.Expired]);
    }

    [Fact]
    public void Every_text_that_goes_out_must_name_the_maker()
    {
        var terms = new Dictionary<Guid, MediaTerms> { [Picture] = Free with { Attribution = "Photo: Ana Ruiz, CC BY 4.0" } };
        Named(Content("The market. Photo: Ana Ruiz, CC BY 4.0")).ShouldBeEmpty();
        Named(Content("The market.\nPHOTO: ANA\nRUIZ, CC BY 4.0")).ShouldBeEmpty();
        Named(Content("The market.")).ShouldBe([(PostPart.Text, null)]);
        Named(Content("The market. Photo: Ana Ruiz, CC BY 4.0", "The market, shorter.")).ShouldBe([(PostPart.Version, (Guid?)Board)]);
        // The common text goes nowhere, so it need not name anybody.
        Named(Content("Notes.", "Photo: Ana Ruiz, CC BY 4.0") with { Versions = [new(Board, "Photo: Ana Ruiz, CC BY 4.0")] }).ShouldBeEmpty();

        List<(PostPart, Guid?)> Named(PostContent content) =>
            [.. LibraryRules.Of(content, terms, "UTC", new DateTimeOffset(2026, 3, 3, 12, 0, 0, TimeSpan.Zero)).Where(p => p.Rule == LibraryRules.Attribution && p.Blocks).Select(p => (p.Part, p.ChannelId))];
    }

    private static string[] Rules(MediaTerms terms) => [.. LibraryRules.OnDay(terms, 1, Today).Select(p => p.Rule)];

    private static PostContent Content(string text, string? board = null) => new(
        "", text, ["en"], [new(Paper, text), new(Board, board ?? text)],
        [new ImageUse(new MediaFacts(Picture, "image/png", 10, 4, 3, "00"), "A ferry.", null)], null, null);
}
