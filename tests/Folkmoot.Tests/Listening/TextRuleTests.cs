// The pure rules about texts: what is blanked out, and which words are shown as evidence.
using Folkmoot.Listening;
using Folkmoot.Text;

namespace Folkmoot.Tests.Listening;

public sealed class TextRuleTests
{
    [Theory]
    [InlineData("Call 555-010-2030 or write to ana@example.org", "ana@")]
    [InlineData("@rosa.example look at https://example.org/x?y=1 now", "https")]
    public void Addresses_and_numbers_are_blanked_out_in_place(string text, string gone)
    {
        var blank = Blank.Out(text);

        blank.Length.ShouldBe(text.Length);
        blank.ShouldNotContain(gone);
    }

    [Theory]
    [InlineData("My IBAN is GB82 WEST 1234 5698 7654 32 thanks", "WEST")]
    [InlineData("I was born on 3 May 1984 and need a permit", "1984")]
    public void Other_personal_data_is_blanked_out_in_place(string text, string gone)
    {
        var blank = Blank.Out(text);

        blank.Length.ShouldBe(text.Length);
        blank.ShouldNotContain(gone);
    }

    [Fact]
    public void What_is_no_address_stays() => Blank.Out("In 2026 we pay 40 % more").ShouldBe("In 2026 we pay 40 % more");

    [Fact]
    public void Evidence_is_cut_out_of_the_text_without_losing_a_character()
    {
        Reason[] reasons = [new(4, 3, 0.9), new(0, 3, -0.2), new(5, 1, 0.1), new(90, 5, 1)];

        EvidenceSpans.Cut("The bus is late", reasons).ShouldBe([("The ", false), ("bus", true), (" is late", false)]);
        EvidenceSpans.Words("The bus is late", reasons, against: true).ShouldBe(["The"]);
    }

    [Theory]
    [InlineData("pt-BR", "pt")]
    [InlineData("EN", "en")]
    [InlineData("und", null)]
    [InlineData("klingon", null)]
    [InlineData(null, null)]
    public void A_language_tag_has_a_main_part(string? tag, string? main) => LanguageTags.MainPart(tag).ShouldBe(main);
}
