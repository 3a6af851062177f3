// No shipped model gets worse unseen: the figures of its card stay at what was reached before.
using Folkmoot.Text;

namespace Folkmoot.Tests.Text;

public sealed class CardFloorTests
{
    /// <summary>What another machine's rounding may change.</summary>
    private const double Noise = 0.005;

    /// <summary>As the cards stated them; raise a figure when a model gets better, never lower it without saying why in the change.</summary>
    private static readonly (string Id, string Group, double Accuracy, double MacroF1)[] Floors =
    [
        ("folkmoot-crisis-category", "all", 0.635, 0.534),
        ("folkmoot-crisis", "all", 0.811, 0.802),
        ("folkmoot-emotion", "all", 0.810, 0.754),
        ("folkmoot-hate", "all", 0.705, 0.645),
        ("folkmoot-irony", "all", 0.645, 0.644),
        ("folkmoot-kind", "all", 0.785, 0.750),
        ("folkmoot-kind", "en", 0.786, 0.754),
        ("folkmoot-kind", "es", 0.782, 0.717),
        ("folkmoot-language", "all, whole sentences", 0.975, 0.975),
        ("folkmoot-language", "all, pieces of 1 to 6 words", 0.865, 0.867),
        ("folkmoot-language", "posts in ar, de, en, es, fr, it, pt", 0.994, 0.993),
        ("folkmoot-offensive", "all", 0.792, 0.753),
        ("folkmoot-sentiment-world", "all", 0.645, 0.645),
        ("folkmoot-sentiment-world", "ar", 0.651, 0.651),
        ("folkmoot-sentiment-world", "de", 0.688, 0.688),
        ("folkmoot-sentiment-world", "es", 0.604, 0.603),
        ("folkmoot-sentiment-world", "fr", 0.675, 0.676),
        ("folkmoot-sentiment-world", "it", 0.654, 0.652),
        ("folkmoot-sentiment-world", "pt", 0.595, 0.598),
        ("folkmoot-sentiment", "all", 0.700, 0.689),
        ("folkmoot-topic", "all", 0.700, 0.700),
        ("folkmoot-topic", "en", 0.695, 0.690),
        ("folkmoot-topic", "es", 0.705, 0.705),
        ("folkmoot-urgency", "all", 0.875, 0.755),
        ("folkmoot-urgency", "en", 0.860, 0.735),
        ("folkmoot-urgency", "es", 0.895, 0.780),

        // For a label the first figure is the share of its messages that are found.
        ("folkmoot-urgency", "label life-safety", 0.850, 0.650),
        ("folkmoot-vectors", "clinc150: in scope", 0.949, 0.949),
        ("folkmoot-vectors", "clinc150: out of scope, right when turned away", 0.740, 0.740),
        ("folkmoot-vectors", "banking77: a fifth of the examples held out", 0.924, 0.923),
        ("folkmoot-vectors", "banking77: 10 examples of each intent, mean of 3 draws", 0.781, 0.780),
        ("folkmoot-words", "sentiment", 0.684, 0.670),
        ("folkmoot-words", "emotion", 0.751, 0.693),
        ("folkmoot-words", "irony", 0.616, 0.616),
        ("folkmoot-words", "offensive", 0.777, 0.739),
        ("folkmoot-words", "hate", 0.732, 0.724),
    ];

    public static TheoryData<string> Ids => [.. ModelCatalogue.Shipped.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_model_is_as_good_as_it_was(string id)
    {
        var card = ModelCatalogue.Shipped.Card(id);
        foreach (var floor in Floors.Where(f => f.Id == id))
        {
            var reached = card.Metrics.SingleOrDefault(m => m.Group == floor.Group).ShouldNotBeNull($"The card of {id} no longer says how it does on '{floor.Group}'.");
            reached.Accuracy.ShouldBeGreaterThanOrEqualTo(floor.Accuracy - Noise, $"accuracy on {floor.Group}");
            reached.MacroF1.ShouldBeGreaterThanOrEqualTo(floor.MacroF1 - Noise, $"macro F1 on {floor.Group}");
        }

        Floors.ShouldContain(f => f.Id == id, $"{id} has no floor: write its card's figures into the table.");
    }
}
