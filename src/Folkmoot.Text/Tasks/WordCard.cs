// What the card of the shared word model says.
using Folkmoot.Text.Classifiers;

namespace Folkmoot.Text.Tasks;

internal static class WordCard
{
    public static ModelCard Of(IReadOnlyList<GroupMetrics> metrics, string hash) => new(
        WordModel.Id,
        "Words shared by the classifiers",
        "1.0.0",
        "Says which words are used alike, what the lexicons say about each, which words are names, and what the filters of a small neural layer make of them. The classifiers for English and other languages build on it; it gives no label by itself.",
        "Part of the classifiers; their cards name the legal basis.",
        "The Folkmoot project; the agency that uses it names its own responsible person.",
        ["en"],
        [
            new("GloVe 6B, 100,000 words of 100 numbers", "public domain (PDDL)", "Start of the word vectors; clusters"),
            new("TweetEval: sentiment, emotion, irony, offensive, hate (training rows)", "research use of posts; weights only are shipped", "Filters and vectors"),
            new("VADER, AFINN", "MIT, Apache-2.0", "Strength of feeling of words"),
            new("Opinion lexicon of Hu and Liu", "CC BY 4.0", "Good and bad words"),
            new("Lexicons of the project: English by 30 subjects, polarity in seven languages, given names", "EUPL-1.2", "Numbers beside each word"),
        ],
        metrics,
        [
            "The figures are those of the neural layer alone on the official validation rows of five tasks; the classifiers that are used mix it with linear models and state their own.",
            "Clusters and vectors are of English words; of other languages it has only the lexicons.",
            "Word vectors learn the prejudices of the texts that they were made of. Given names and words that only tell a person's sex are therefore read as one word each.",
        ],
        0.5,
        0.5,
        "folkmoot train words --data DIR --model src/Folkmoot.Text/Models",
        "folkmoot evaluate words --data DIR",
        new DateOnly(2027, 11, 1),
        hash);
}
