// Placeholders in the place of personal data, and the way back.
using Folkmoot.Text.PersonalData;

namespace Folkmoot.Tests.Text.PersonalData;

public sealed class MaskingTests
{
    [Fact]
    public void Personal_data_stand_behind_placeholders_and_come_back()
    {
        const string text = "Call me at (415) 555-0132 or write to ana@city.example, again ana@city.example.";
        var masked = Masking.Mask(text);
        masked.Text.ShouldBe("Call me at [PHONE_1] or write to [EMAIL_1], again [EMAIL_1].");
        Masking.Unmask(masked.Text, masked.Originals).ShouldBe(text);
    }

    [Fact]
    public void Several_texts_share_one_numbering()
    {
        var originals = Masking.MaskAll(["a@x.example", "b@x.example and a@x.example"], out string[] masked);
        masked.ShouldBe(["[EMAIL_1]", "[EMAIL_2] and [EMAIL_1]"]);
        originals.Count.ShouldBe(2);
    }

    [Fact]
    public void Brackets_that_the_writer_put_are_not_taken_for_ours()
    {
        var masked = Masking.Mask("[EMAIL_1] is what the form says, mine is a@x.example");
        masked.Text.ShouldBe("[EMAIL_1] is what the form says, mine is [EMAIL_2]");
        Masking.Unmask(masked.Text, masked.Originals).ShouldBe("[EMAIL_1] is what the form says, mine is a@x.example");
    }

    [Theory]
    [InlineData("We wrote to [email_1].")]
    [InlineData("We wrote to [ EMAIL_1 ].")]
    [InlineData("We wrote to [Email 1].")]
    public void An_answer_may_spell_a_placeholder_loosely(string answer) =>
        Masking.Unmask(answer, new Dictionary<string, string> { ["[EMAIL_1]"] = "a@x.example" }).ShouldBe("We wrote to a@x.example.");

    [Theory]
    [InlineData("[EMAIL_9] and [1] and [")]
    [InlineData("[[EMAIL_]")]
    [InlineData("")]
    public void What_was_never_given_stays(string answer) =>
        Masking.Unmask(answer, new Dictionary<string, string> { ["[EMAIL_1]"] = "a@x.example" }).ShouldBe(answer);

    [Fact]
    public void A_text_without_personal_data_is_the_same() =>
        Masking.Mask("The library opens at 9.").ShouldBeEquivalentTo(new MaskedText("The library opens at 9.", new Dictionary<string, string>()));

    [Theory]
    [InlineData("Jamal STOPdesk@city.exampledesk@city.exampleไทย'")]
    [InlineData("my name is STOP\u0301desk@city.example\u00ADMr don't")]
    [InlineData("Mr Smith@city.example")]
    public void Finds_that_share_letters_are_parted(string text)
    {
        int last = 0;
        foreach (var span in PersonalDataScanner.Find(text))
        {
            span.Start.ShouldBeGreaterThanOrEqualTo(last);
            span.Length.ShouldBeGreaterThan(0);
            last = span.End;
        }

        var masked = Masking.Mask(text);
        Masking.Unmask(masked.Text, masked.Originals).ShouldBe(text);
    }
}
