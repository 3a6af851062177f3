// Plainer words by rule: what changes, and what must not.
using Folkmoot.Text.Readability;
using Folkmoot.Text.Rewriting;

namespace Folkmoot.Tests.Text.Rewriting;

public sealed class PlainRewriteTests
{
    [Theory]
    [InlineData("We will utilize the hall.", "We will use the hall.")]
    [InlineData("She utilized the hall.", "She used the hall.")]
    [InlineData("They are utilizing the hall.", "They are using the hall.")]
    [InlineData("He commenced work in order to assist residents.", "He started work to help residents.")]
    [InlineData("Prior to the meeting, submit it.", "Before the meeting, send it.")]
    [InlineData("Please be advised that the road is closed.", "The road is closed.")]
    [InlineData("The road is closed; please note that, on Monday, it opens.", "The road is closed; on Monday, it opens.")]
    public void English_officialese_is_said_plainly(string text, string plain) => PlainRewrite.Of(text, "en").ShouldBe(plain);

    [Theory]
    [InlineData("Permits for residents cost $60.")]
    [InlineData("Buy the permit at marlow.example/permits or utilize@marlow.example.")]
    [InlineData("The Assistance Office at https://x.example/utilize is open. #utilize")]
    [InlineData("He said \"we will utilize it\".")]
    [InlineData("It is an additional fee.")]
    public void Names_links_quotations_and_nouns_stay(string text) => PlainRewrite.Of(text, "en").ShouldBe(text);

    [Theory]
    [InlineData("A fin de evitar cortes, cierre el grifo.", "Para evitar cortes, cierre el grifo.")]
    [InlineData("Le informamos de que el puente está cerrado.", "El puente está cerrado.")]
    [InlineData("Se recuerda a los vecinos que deben guardar agua.", "Se recuerda a los vecinos que deben guardar agua.")]
    public void Spanish_too(string text, string plain) => PlainRewrite.Of(text, "es").ShouldBe(plain);

    [Fact]
    public void A_long_sentence_is_cut_where_a_second_begins_and_the_grade_falls()
    {
        const string Text = "The department will endeavor to process every application within ten days of its arrival, and they will be notified by letter when a decision about the grant was made.";
        var plain = PlainRewrite.Of(Text, "en");
        plain.ShouldContain("arrival. They will be notified");
        ReadabilityRule.Measure(plain, "en").Grade!.Value.ShouldBeLessThan(ReadabilityRule.Measure(Text, "en").Grade!.Value);
    }

    [Fact]
    public void A_list_is_not_cut()
    {
        const string Text = "The warming centers are Westgate Community Center, 310 Pine Street; Northfield Senior Center, 77 Station Road; and the Harbor Branch Library, 45 Dock Street, which is open at night.";
        PlainRewrite.Of(Text, "en").ShouldBe(Text);
    }

    [Fact]
    public void A_text_in_another_language_stays_as_it_is() => PlainRewrite.Of("Die Straße ist gesperrt; bitte benutzen Sie die Umleitung.", "de").ShouldBe("Die Straße ist gesperrt; bitte benutzen Sie die Umleitung.");
}
