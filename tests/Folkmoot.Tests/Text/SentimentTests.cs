// The shipped sentiment models on posts written for this test, their reasons, odd input, and training on a small invented set.
using Folkmoot.Text;
using Folkmoot.Text.Classifiers;
using Folkmoot.Text.Features;
using Folkmoot.Text.Learning;
using Folkmoot.Text.Tasks;
using Folkmoot.Text.Training;

namespace Folkmoot.Tests.Text;

public sealed class SentimentTests
{
    private static readonly TextClassifier English = TextClassifier.Shipped("folkmoot-sentiment");

    private static readonly TextClassifier World = TextClassifier.Shipped("folkmoot-sentiment-world");

    private static readonly (string Language, string Label, string Text)[] Posts =
    [
        ("en", "positive", "Thank you so much, the new park is wonderful and my kids love it!"),
        ("en", "positive", "Great job by the road crew this morning 👏"),
        ("en", "positive", "So happy with the friendly staff at the library"),
        ("en", "negative", "This is a disgrace, the bins have not been emptied and it stinks"),
        ("en", "negative", "Worst service ever, I am so angry"),
        ("en", "negative", "I hate this, it is a terrible mess"),
        ("en", "neutral", "The council meets on Tuesday at 7pm in the town hall"),
        ("en", "neutral", "Road works on Mill Street from Monday to Friday"),
        ("es", "positive", "Muchas gracias, me encanta el nuevo parque, qué feliz estoy"),
        ("es", "positive", "Feliz día, gran trabajo"),
        ("es", "negative", "Qué vergüenza, el servicio es horrible y estoy harto"),
        ("es", "negative", "Odio esto, qué asco"),
        ("fr", "positive", "Merci beaucoup, j'adore le nouveau parc, c'est magnifique"),
        ("fr", "negative", "C'est une honte, le service est nul"),
        ("de", "positive", "Vielen Dank, der neue Park ist super, ich liebe es"),
        ("de", "negative", "Das ist eine Schande, einfach nur schlecht und traurig"),
        ("it", "positive", "Grazie mille, bellissimo parco"),
        ("pt", "positive", "Obrigado, adorei o novo parque, feliz demais"),
    ];

    [Theory]
    [InlineData("en", 1.0)]
    [InlineData("es", 0.75)]
    [InlineData("fr", 0.5)]
    [InlineData("de", 0.5)]
    [InlineData("it", 1.0)]
    [InlineData("pt", 1.0)]
    public void Clear_posts_are_read_rightly(string language, double floor)
    {
        var posts = Posts.Where(p => p.Language == language).ToList();
        int right = posts.Count(p => Of(language).Classify(p.Text).Best == p.Label);
        ((double)right / posts.Count).ShouldBeGreaterThanOrEqualTo(floor, string.Join("; ", posts.Where(p => Of(language).Classify(p.Text).Best != p.Label).Select(p => p.Text)));
    }

    [Fact]
    public void Taking_away_the_strongest_reason_weakens_the_label()
    {
        foreach (var (language, label, text) in Posts.Where(p => p.Label != "neutral"))
        {
            var result = Of(language).Classify(text);
            int best = Of(language).Labels.ToList().IndexOf(result.Best);
            var top = result.Reasons.First(r => r.Weight > 0);
            double without = Of(language).Classify(text.Remove(top.Start, top.Length)).Scores[best];
            without.ShouldBeLessThan(result.Scores[best], $"{label}: {text.Substring(top.Start, top.Length)} in {text}");
        }
    }

    [Fact]
    public void Reasons_are_spans_of_the_text_strongest_first()
    {
        const string text = "I love the new bridge but the noise is terrible 😡";
        var reasons = English.Classify(text).Reasons;

        reasons.ShouldNotBeEmpty();
        reasons.ShouldAllBe(r => r.Start >= 0 && r.Length > 0 && r.Start + r.Length <= text.Length);
        reasons.Select(r => Math.Abs(r.Weight)).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void Negation_turns_praise_around() =>
        Positive("The staff were not helpful").ShouldBeLessThan(Positive("The staff were helpful"));

    [Fact]
    public void Handles_links_and_skin_tones_do_not_move_the_score()
    {
        var plain = English.Classify("Thanks for the help 👍").Scores;

        English.Classify("Thanks for the help 👍🏿").Scores.ShouldBe(plain);
        English.Classify("Thanks @lovely_hater for the help 👍 https://awful.example/hate").Scores[1].ShouldBe(plain[1], 0.1);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("\uD83D")]
    [InlineData("@user https://city.example")]
    public void Nothing_to_judge_is_left_unjudged(string text) => English.Classify(text).Label.ShouldBe(Classification.Abstain);

    [Fact]
    public void Huge_and_odd_texts_are_scored()
    {
        foreach (string text in (string[])[string.Concat(Enumerable.Repeat("great ", 2_000_000)), new string('a', 10_000_000), "good" + new string('\u0301', 1000), new string('\uD800', 5000)])
        {
            English.Classify(text).Scores.Sum().ShouldBe(1, 0.001);
        }
    }

    [Fact]
    public void Scoring_allocates_nothing()
    {
        float[] scores = new float[3];
        English.Score("Warm up, not bad 😀 #ok", scores);
        long before = GC.GetAllocatedBytesForCurrentThread();
        English.Score("Don't go there, @desk! It is AWFUL 👩🏽‍🚒 sooo bad #never", scores);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Training_twice_gives_the_same_bytes_and_learns_the_set()
    {
        var random = new Random(3);
        string[] labels = ["negative", "neutral", "positive"];
        string[][] words = [["bad", "awful", "broken"], ["today", "street", "monday"], ["good", "lovely", "clean"]];
        var rows = Enumerable.Range(0, 240)
            .Select(i => new LabelledText(string.Join(' ', random.GetItems(words[i % 3], 3)) + $" {i}", labels[i % 3], "en"))
            .ToList();
        var task = new ClassifierTask(
            "sentiment", "Test", "Test", labels, ["en"], _ => new TaskRows(rows, rows), new ClassifierOptions(new FeatureOptions(), 0.5, Balanced: true, Neural: 0, ErrorRate: 0.2), [], []);

        var (first, threshold, _) = ClassifierTrainer.Train(task, task.Rows(""), WordModel.Shipped, CancellationToken.None);
        var (second, _, _) = ClassifierTrainer.Train(task, task.Rows(""), WordModel.Shipped, CancellationToken.None);

        second.ShouldBe(first);
        var model = TextClassifier.Load(new ModelFile(English.Card with { AbstainThreshold = threshold }, first));
        model.Classify("lovely clean").Best.ShouldBe("positive");
        model.Classify("superb").Best.ShouldBe("positive", "the lexicons give meaning to a word that no row has");
    }

    private static TextClassifier Of(string language) => language == "en" ? English : World;

    private static double Positive(string text) => English.Classify(text).Scores[1];
}
