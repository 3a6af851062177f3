// Words are found however they are written, and only they.
using Folkmoot.Text.PersonalData;

namespace Folkmoot.Tests.Text.PersonalData;

public sealed class FoldedTableTests
{
    [Theory]
    [InlineData("numéro")]
    [InlineData("NUMERO")]
    [InlineData("Nume\u0301ro")]
    [InlineData("nu'mero")]
    public void A_word_is_found_without_regard_to_case_and_accents(string written) => WordSet.Of("numéro calle").Contains(written).ShouldBeTrue();

    [Theory]
    [InlineData("numer")]
    [InlineData("numeros")]
    [InlineData("")]
    public void Another_word_is_not_found(string written) => WordSet.Of("numéro calle").Contains(written).ShouldBeFalse();

    [Fact]
    public void Ten_thousand_words_keep_their_values()
    {
        var words = Enumerable.Range(0, 10_000).Select(i => KeyValuePair.Create($"w{i}", i)).ToList();
        var table = new FoldedTable<int>(words);
        table.Count.ShouldBe(10_000);
        foreach (var (word, value) in words)
        {
            table.Find(word.ToUpperInvariant(), LatinFold.Hash(word), out int found).ShouldBeTrue();
            found.ShouldBe(value);
        }
    }

    [Fact]
    public void The_same_word_twice_is_refused() =>
        Should.Throw<ArgumentException>(() => new FoldedTable<int>([KeyValuePair.Create("Élan", 1), KeyValuePair.Create("elan", 2)]));

    [Fact]
    public void What_is_equal_folded_has_one_hash()
    {
        LatinFold.Hash("Ärger").ShouldBe(LatinFold.Hash("arger"));
        LatinFold.Hash("O’Brien").ShouldBe(LatinFold.Hash("obrien"));
    }

    [Theory]
    [InlineData("We live in Calle de la Virgen de los Desamparados, nº 12", "Calle de la Virgen de los Desamparados, nº 12")]
    [InlineData("no number anywhere near the beginning of this message which goes on for quite a while and then some more words and more: call 555 010 4477 please", "555 010 4477")]
    public void A_number_far_behind_its_word_still_counts(string text, string expected) =>
        PersonalDataScanner.Find(text).Select(s => text.Substring(s.Start, s.Length)).ShouldContain(expected);
}
