// The words for a sentiment, as models, files and other modules write them.
using Folkmoot.Text.Classifiers;

namespace Folkmoot.Listening;

internal static class Feelings
{
    public static readonly Feeling[] All = [Feeling.Negative, Feeling.Neutral, Feeling.Positive, Feeling.Unclear];

    public static Feeling Of(string label) => label switch
    {
        "negative" => Feeling.Negative,
        "neutral" => Feeling.Neutral,
        "positive" => Feeling.Positive,
        Classification.Abstain => Feeling.Unclear,
        _ => throw new ArgumentOutOfRangeException(nameof(label), label, "Unknown sentiment."),
    };

    public static string Word(Feeling feeling) => feeling switch
    {
        Feeling.Negative => "negative",
        Feeling.Neutral => "neutral",
        Feeling.Positive => "positive",
        Feeling.Unclear => Classification.Abstain,
        _ => throw new ArgumentOutOfRangeException(nameof(feeling), feeling, "Unknown sentiment."),
    };
}
