// A post made from a release by our own rules: what people need, word for word, and nothing else.
using Folkmoot.Drafting.Claims;
using Folkmoot.Drafting.Own;

namespace Folkmoot.Tests.Drafting.Own;

public sealed class ExtractTests
{
    [Fact]
    public void A_release_becomes_heading_what_when_where_what_to_do_and_a_link()
    {
        var post = Extract.Of(OwnTexts.Release, "en", OwnTexts.Within(500)).ShouldNotBeNull();
        post.Heading.ShouldBe("Marlow Ferry opens three warming centers ahead of the cold front");
        post.Text.ShouldStartWith("The City of Marlow Ferry will open three warming centers on Saturday, November 21, at 6 p.m.");
        post.Text.ShouldContain("310 Pine Street");
        post.Text.ShouldContain("Call 311 for a free ride");
        post.Text.ShouldContain("https://marlow.example/warming");
        post.Lost.ShouldBe(Tells.Nothing);
    }

    [Theory]
    [InlineData("press@marlow.example")]
    [InlineData("FOR IMMEDIATE RELEASE")]
    [InlineData("48,000")]
    [InlineData("Nov. 20")]
    [InlineData("Nobody in our city")]
    [InlineData("be advised")]
    public void The_frame_of_a_release_its_quotations_and_its_padding_stay_out(string frame) =>
        Extract.Of(OwnTexts.Release, "en", OwnTexts.Within(3_000))!.Text.ShouldNotContain(frame);

    [Fact]
    public void It_works_in_Spanish()
    {
        var post = Extract.Of(OwnTexts.SpanishRelease, "es", OwnTexts.Within(500)).ShouldNotBeNull();
        post.Heading.ShouldBe("Corte de agua en el barrio de San Telmo por la renovación de tuberías");
        post.Text.ShouldContain("el martes 2 de junio, de 8:00 a 16:00");
        post.Text.ShouldContain("Calle Mayor, 14");
        post.Text.ShouldNotContain("declaró");
        post.Text.ShouldNotContain("prensa@");
    }

    [Fact]
    public void Where_the_first_sentence_does_not_fit_the_heading_says_what_it_is_about() =>
        Extract.Of(OwnTexts.SpanishRelease, "es", OwnTexts.Within(140))!.Text.ShouldStartWith("Corte de agua en el barrio de San Telmo");

    [Fact]
    public void What_no_longer_fits_is_named_as_lost() =>
        (Extract.Of(OwnTexts.Release, "en", OwnTexts.Within(150))!.Lost & Tells.Where).ShouldBe(Tells.Where);

    [Fact]
    public void Nothing_comes_of_it_where_not_one_sentence_fits() =>
        Extract.Of("This sentence is much longer than what the network takes.", "en", OwnTexts.Within(20)).ShouldBeNull();

    [Theory]
    [InlineData(140)]
    [InlineData(280)]
    [InlineData(500)]
    public void Every_post_fits_and_claims_nothing_that_its_source_does_not(int most)
    {
        foreach (var source in ClaimPairs.All().Select(p => p.Source).Distinct().Concat([OwnTexts.Release, OwnTexts.SpanishRelease]))
        {
            if (Extract.Of(source, null, OwnTexts.Within(most)) is not { } post)
            {
                continue;
            }

            post.Text.Length.ShouldBeLessThanOrEqualTo(most);
            ClaimCheck.Compare(post.Text, source, ClaimPairs.Facts, ClaimPairs.Today).ShouldBeEmpty(post.Text);
        }
    }

    [Fact]
    public void Of_42_notices_at_least_nine_in_ten_fit_280_characters_with_what_and_when()
    {
        var sources = ClaimPairs.All().Select(p => p.Source).Distinct().ToList();
        var kept = sources.Count(s => Extract.Of(s, null, OwnTexts.Within(280)) is { } post && (post.Lost & (Tells.What | Tells.When)) == Tells.Nothing);
        kept.ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(sources.Count * 0.9), $"{kept} of {sources.Count}");
    }

    [Theory]
    [InlineData("Short enough.", 40, "Short enough.")]
    [InlineData("Please be advised that the pool is closed.", 25, "The pool is closed.")]
    [InlineData("The pool (for swimmers of all ages) is closed.", 25, "The pool is closed.")]
    [InlineData("The pool is closed on May 4. Everybody was happy there. Use the lake.", 45, "The pool is closed on May 4. Use the lake.")]
    public void A_text_is_shortened_by_what_people_need_least(string text, int most, string shorter) =>
        Shorten.Of(text, "en", OwnTexts.Within(most)).ShouldBe(shorter);
}
