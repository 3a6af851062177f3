// Key phrases and summaries of our own texts.
using Folkmoot.Text.Summaries;

namespace Folkmoot.Tests.Text.Summaries;

public sealed class SummaryTests
{
    private const string Notice = """
        The water main on Elm Street broke on Monday night. Crews are repairing the water main now. Water service is off for 40 homes on Elm Street.
        A bottled water station is open at the library. The mayor thanked the crews. Traffic on Elm Street moves one lane at a time.
        Water service should return by Tuesday noon.
        """;

    private static readonly string[] Messages =
    [
        "No water on Elm Street since last night", "When will the water be back on Elm Street?", "water main break on elm street flooded my basement",
        "The library is lovely today", "Elm street has no water again!!", "the water main broke near elm street", "is the library open on sunday?",
    ];

    [Fact]
    public void Key_phrases_name_what_a_text_is_about() =>
        KeyPhrases.Of(Notice, 4).Select(p => p.Text).ShouldContain("Elm Street");

    [Fact]
    public void Key_phrases_of_messages_count_messages()
    {
        var phrases = KeyPhrases.Of(Messages, 5);
        phrases.ShouldContain(p => p.Text.Equals("elm street", StringComparison.OrdinalIgnoreCase) && p.Count == 5);
        phrases.ShouldAllBe(p => !p.Text.Equals("the", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Spanish_small_words_are_no_key_phrases() =>
        KeyPhrases.Of("No hay agua en la calle Hidalgo. El agua de la calle Hidalgo se fue por la noche y no ha vuelto.", 3)
            .Select(p => p.Text).ShouldContain("calle Hidalgo");

    [Fact]
    public void A_summary_takes_sentences_as_they_stand_and_in_their_order()
    {
        var summary = Summary.Of(Notice, 2);
        summary.Count.ShouldBe(2);
        summary[0].Start.ShouldBeLessThan(summary[1].Start);
        summary.Select(s => Notice.Substring(s.Start, s.Length)).ShouldAllBe(s => s.EndsWith('.') && s.Contains("ater"));
    }

    [Fact]
    public void Messages_that_stand_for_all_are_not_alike()
    {
        var chosen = Summary.OfMessages(Messages, 2).Select(m => Messages[m.Index]).ToList();
        chosen.ShouldContain(m => m.Contains("water"));
        chosen.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void The_same_text_gives_the_same_summary() => Summary.Of(Notice, 3).ShouldBe(Summary.Of(Notice, 3));

    [Theory]
    [InlineData("")]
    [InlineData("\ud800 \udc00")]
    [InlineData("!!! ... 12")]
    public void Broken_text_has_no_summary(string text)
    {
        Summary.Of(text, 3).Count.ShouldBeLessThanOrEqualTo(1);
        KeyPhrases.Of(text, 3).ShouldBeEmpty();
        Summary.OfMessages([text], 3).Count.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void A_very_long_text_is_read_in_bounded_time() =>
        Summary.Of(string.Concat(Enumerable.Repeat("Water is off on Elm Street. ", 50_000)), 3).Count.ShouldBeLessThanOrEqualTo(3);
}
