// The rules of the translation memory: how a text is cut, what is the same sentence, what a reviewed text teaches.
using Folkmoot.Drafting;
using Folkmoot.Drafting.Translations;

namespace Folkmoot.Tests.Drafting.Translations;

public sealed class MemoryTests
{
    [Fact]
    public void A_text_is_cut_into_sentences_and_put_together_again_with_its_lines()
    {
        const string Text = "The pool opens.\n\nBring a towel! 350 people came on May 4.\nUntil 6 p.m.";
        var segments = Segments.Of(Text);
        segments.Select(s => s.Text).ShouldBe(["The pool opens.", "Bring a towel!", "350 people came on May 4.", "Until 6 p.m."]);
        Segments.Join(segments, [.. segments.Select(s => s.Text)]).ShouldBe(Text);
    }

    [Theory]
    [InlineData("The pool opens on May 4.", "the  pool opens on may 12.", true)]
    [InlineData("It’s open.", "It's open.", true)]
    [InlineData("The pool opens.", "The pool closes.", false)]
    public void Sentences_share_a_key_where_they_differ_in_numbers_or_writing_alone(string one, string other, bool same) =>
        (MemoryKey.Of(one) == MemoryKey.Of(other)).ShouldBe(same);

    [Theory]
    [InlineData("Open on May 9 at 10:30.", "Open on May 4 at 9:00.", "Abre el 4 de mayo a las 9:00.", "Abre el 9 de mayo a las 10:30.")]
    [InlineData("Open on May 4.", "Open on May 4.", "Abre el cuatro de mayo.", "Abre el cuatro de mayo.")]
    [InlineData("Open on May 9.", "Open on May 4.", "Abre el cuatro de mayo.", null)]
    [InlineData("From 3 to 7.", "From 5 to 5.", "De 5 a 5.", null)]
    [InlineData("From 5 to 5.", "From 3 to 7.", "De 3 a 7.", "De 5 a 5.")]
    public void Other_numbers_are_put_in_only_where_it_is_certain_which_is_which(string sentence, string source, string target, string? made) =>
        MemoryKey.WithNumbers(sentence, source, target).ShouldBe(made);

    [Fact]
    public void A_reviewed_text_teaches_its_sentences_one_by_one() =>
        Segments.Align("One here. Two here.", "Uno aquí. Dos aquí.", "Uno aquí. Dos allí.").ShouldBe([("One here.", "Uno aquí."), ("Two here.", "Dos allí.")]);

    [Fact]
    public void Where_sentences_were_joined_only_those_that_stand_word_for_word_are_learnt() =>
        Segments.Align("One here. Two here. Three here.", "Uno aquí. Dos aquí. Tres aquí.", "Uno aquí. Dos y tres aquí.").ShouldBe([("One here.", "Uno aquí.")]);

    [Theory]
    [InlineData("The warming center opens.", "El refugio abre.", true)]
    [InlineData("The warming center opens.", "El centro de acogida abre.", false)]
    [InlineData("The Warming Centers open.", "Los refugios abren.", false)]
    [InlineData("Nothing of it.", "Nada.", false)]
    public void What_is_not_called_as_in_the_glossary_is_named(string source, string translated, bool warned) =>
        Glossary.Check(source, translated, [("Warming Center", "centro de acogida")]).ShouldBe(warned ? [new Warning("glossary", "Warming Center → centro de acogida")] : []);

    [Theory]
    [InlineData("en", "es", null)]
    [InlineData("", "es", "From")]
    [InlineData("en", "en", "To")]
    [InlineData("en", "nonsense!", "To")]
    public void Two_languages_are_needed(string from, string to, string? field) => LanguagePair.Fault(from, to)?.Field.ShouldBe(field);
}
