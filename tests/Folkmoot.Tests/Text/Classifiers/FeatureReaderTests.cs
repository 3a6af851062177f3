// One reading of a text: what counts alike, what is left out, and that no text can break it.
using Folkmoot.Text.Classifiers;
using Folkmoot.Text.Features;
using FsCheck;
using FsCheck.Fluent;

namespace Folkmoot.Tests.Text.Classifiers;

public sealed class FeatureReaderTests
{
    private static readonly WordModel Model = WordModel.Shipped;

    [Theory]
    [InlineData("Thanks, Jamal did a great job", "Thanks, Emily did a great job")]
    [InlineData("Ebony feels angry", "Heather feels angry")]
    [InlineData("he told me that his bus was late", "she told me that her bus was late")]
    [InlineData("My daughter is afraid", "My son is afraid")]
    [InlineData("@one thanks", "@two thanks")]
    [InlineData("see https://a.example/x", "see www.b.example")]
    public void Who_is_spoken_of_makes_no_difference(string one, string two) => Read(one).ShouldBe(Read(two));

    [Fact]
    public void A_word_that_is_also_a_name_is_read_as_a_word_where_it_stands_as_one() =>
        Read("Will the road be closed?").ShouldNotBe(Read("Emily the road be closed?"));

    [Fact]
    public void Negation_reaches_to_the_end_of_the_clause()
    {
        uint good = Read("good")[0];

        Read("not good").ShouldNotContain(good);
        Read("not now, good").ShouldContain(good);
    }

    [Fact]
    public void A_hashtag_is_read_whole_and_in_its_parts()
    {
        var reading = Model.Read("#RoadWorks");
        reading.TokenCount.ShouldBe(3);
        Read("#RoadWorks").ShouldContain(Read("works")[0]);
    }

    [Fact]
    public void Each_token_says_which_features_it_brought()
    {
        const string text = "The #BigBridge is not safe!!! 😡";
        var reading = Model.Read(text);

        var last = reading.Tokens[reading.TokenCount - 1];
        (last.WordsEnd, last.PiecesEnd, last.ClustersEnd).ShouldBe((reading.WordCount, reading.PieceCount, reading.ClusterCount));
        reading.Tokens.Take(reading.TokenCount).ShouldAllBe(t => t.Start >= 0 && t.Start + t.Length <= text.Length);
    }

    [Fact]
    public void No_text_breaks_it()
    {
        string[] pieces = [" ", "a", "É", "#", "#AB1c", "@", "n't", "not ", "!", "?!", "😀", "👩🏽‍🚒", "\uD83D", "\uDE00", "\u0301", "مرحبا", "你好", "http://x", "1,0", "_", "\0", "Jamal ", "soooo"];
        var texts = Gen.Elements(pieces).ListOf().Select(list => string.Concat(list));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var reading = Model.Read(text);
            return reading.TokenCount <= Reading.MostTokens && reading.Dense.All(float.IsFinite);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Huge_texts_are_read_in_part()
    {
        foreach (string text in (string[])[string.Concat(Enumerable.Repeat("great ", 500_000)), new string('a', 3_000_000), "good" + new string('\u0301', 1000), string.Concat(Enumerable.Repeat("#AaBb", 20_000))])
        {
            Model.Read(text).TokenCount.ShouldBeLessThanOrEqualTo(Reading.MostTokens);
        }
    }

    private static uint[] Read(string text)
    {
        var reading = Model.Read(text);
        return [.. reading.Words.Take(reading.WordCount), .. reading.Pieces.Take(reading.PieceCount), .. reading.Clusters.Take(reading.ClusterCount)];
    }
}
