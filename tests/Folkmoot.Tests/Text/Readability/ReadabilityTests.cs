// Grades, sentences and problems of our own texts in English and Spanish.
using System.Text;
using Folkmoot.Text.Readability;

namespace Folkmoot.Tests.Text.Readability;

public sealed class ReadabilityTests
{
    [Theory]
    [InlineData("cat", 1)]
    [InlineData("water", 2)]
    [InlineData("create", 2)]
    [InlineData("library", 3)]
    [InlineData("station", 2)]
    [InlineData("closed", 1)]
    [InlineData("wanted", 2)]
    [InlineData("table", 2)]
    [InlineData("information", 4)]
    [InlineData("places", 2)]
    [InlineData("the", 1)]
    [InlineData("video", 3)]
    public void English_syllables_are_counted(string word, int syllables) => Syllables.English(word).ShouldBe(syllables);

    [Theory]
    [InlineData("agua", 2)]
    [InlineData("ciudad", 2)]
    [InlineData("río", 2)]
    [InlineData("escuela", 3)]
    [InlineData("guerra", 2)]
    [InlineData("pingüino", 3)]
    [InlineData("teatro", 3)]
    [InlineData("quince", 2)]
    [InlineData("administración", 5)]
    [InlineData("hay", 1)]
    public void Spanish_syllables_are_counted(string word, int syllables) => Syllables.Spanish(word).ShouldBe(syllables);

    [Fact]
    public void Plain_words_have_a_low_grade_and_official_ones_a_high_one()
    {
        var plain = ReadabilityRule.Measure("The pool is shut. We will fix it. It opens on Friday.", null);
        var official = ReadabilityRule.Measure("Pursuant to the aforementioned regulations, utilization of the recreational facility is temporarily discontinued until such time as remediation activities have been satisfactorily completed.", null);
        plain.Grade!.Value.ShouldBeLessThan(3);
        official.Grade!.Value.ShouldBeGreaterThan(16);
        plain.Ease!.Value.ShouldBeGreaterThan(official.Ease!.Value + 50);
    }

    [Fact]
    public void Spanish_has_its_own_grade_and_ease()
    {
        var plain = ReadabilityRule.Measure("La piscina está cerrada. La vamos a arreglar. Abre el viernes.", null);
        var official = ReadabilityRule.Measure("De conformidad con lo establecido en la normativa reguladora, se procederá a la suspensión temporal de la utilización de las instalaciones recreativas municipales.", null);
        plain.Language.ShouldBe("es");
        plain.Ease!.Value.ShouldBeGreaterThan(official.Ease!.Value + 30);
        plain.Grade!.Value.ShouldBeLessThan(official.Grade!.Value);
    }

    [Theory]
    [InlineData("en", "jargon", "Please utilize the side door.", "utilize")]
    [InlineData("en", "jargon", "Call us in the event that it rains.", "in the event that")]
    [InlineData("en", "passive", "The road was closed by the crew.", "was closed")]
    [InlineData("en", "passive", "Bins are usually emptied on Monday.", "are usually emptied")]
    [InlineData("en", "nominalisation", "The board will make a determination soon.", "make a determination")]
    [InlineData("en", "double-negative", "It is not uncommon for bins to overflow.", "not uncommon")]
    [InlineData("en", "all-caps", "PLEASE DO NOT PARK HERE today.", "PLEASE DO NOT PARK HERE")]
    [InlineData("en", "abbreviation", "Send it to the QXDB office.", "QXDB")]
    [InlineData("en", "long-word", "This is about interdepartmental issues.", "interdepartmental")]
    [InlineData("es", "jargon", "Debe cumplimentar el impreso.", "cumplimentar")]
    [InlineData("es", "jargon", "Llame en el supuesto de que llueva.", "en el supuesto de que")]
    [InlineData("es", "passive", "La calle fue cerrada por la lluvia.", "fue cerrada")]
    [InlineData("es", "nominalisation", "Hay que realizar la inspección del local.", "realizar la inspección")]
    [InlineData("es", "double-negative", "No es imposible que llueva.", "No es imposible")]
    public void A_problem_is_named_where_it_stands(string language, string rule, string text, string words)
    {
        var problem = ReadabilityRule.Measure(text, language).Problems.First(p => p.Rule == rule);
        text.Substring(problem.Start, problem.Length).ShouldBe(words);
        problem.Reason.ShouldNotBeEmpty();
        problem.Fix.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("en", "The pool opens on Friday at 9 a.m. Bring a towel.")]
    [InlineData("en", "Dr. Lee is tired. We need red paint.")]
    [InlineData("en", "The Zoning Board of Appeals (ZBA) meets today. The ZBA is open to all.")]
    [InlineData("es", "La biblioteca abre a las 9. El mercado es grande.")]
    public void Plain_text_has_no_problems(string language, string text) => ReadabilityRule.Measure(text, language).Problems.ShouldBeEmpty();

    [Fact]
    public void A_long_sentence_and_a_long_paragraph_are_named()
    {
        string sentence = "We " + string.Join(' ', Enumerable.Repeat("walk", 27)) + ".";
        ReadabilityRule.Measure(sentence, "en").Problems.ShouldHaveSingleItem().Rule.ShouldBe("long-sentence");
        string paragraph = string.Join(' ', Enumerable.Repeat("We walk to the park at noon and we sit there.", 12));
        ReadabilityRule.Measure(paragraph, "en").Problems.ShouldHaveSingleItem().Rule.ShouldBe("long-paragraph");
    }

    [Fact]
    public void Sentences_end_at_marks_and_not_at_abbreviations_and_numbers() =>
        ReadabilityRule.Measure("Mr. Lee paid $2.50 on Jan. 5. Was it right? Yes!", "en").Sentences.Select(s => s.Words).ShouldBe([5, 3, 1]);

    [Fact]
    public void Another_language_has_no_grade() => ReadabilityRule.Measure("Die Straße ist nicht gesperrt und der Bus fährt mit Verspätung.", null).Grade.ShouldBeNull();

    [Fact]
    public void The_lists_of_official_words_are_long()
    {
        Jargon.English.Count.ShouldBeGreaterThanOrEqualTo(250);
        Jargon.Spanish.Count.ShouldBeGreaterThanOrEqualTo(150);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ud800\udc00\ud800")]
    [InlineData("e\u0301\u0301\u0301 12 ... !!!")]
    public void Broken_text_is_read(string text) => ReadabilityRule.Measure(text, null).Problems.ShouldBeEmpty();

    [Fact]
    public void A_very_long_line_takes_linear_time()
    {
        var hardness = ReadabilityRule.Measure(string.Concat(Enumerable.Repeat("was not utilized of the (ABC) ", 20_000)), "en");
        hardness.Problems.Count.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_row_is_answered_as_the_contract_says()
    {
        var input = new MemoryStream(Encoding.UTF8.GetBytes("{\"id\":7,\"text\":\"Please utilize it.\",\"language\":\"en\"}\n"));
        var written = new MemoryStream();
        int status = await ReadabilityLines.RunAsync(null, null, () => input, () => written, TextWriter.Null, CancellationToken.None);
        status.ShouldBe(0);
        string line = Encoding.UTF8.GetString(written.ToArray());
        line.ShouldStartWith("{\"id\":7,\"grade\":");
        line.ShouldContain("\"problems\":[{\"rule\":\"jargon\",\"reason\":\"An official word.\",\"fix\":\"Write \\\"use\\\".\",\"start\":7,\"length\":7}]");
    }
}
