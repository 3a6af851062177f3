// Chooses the sentences, or the messages, that stand for all of them.
using Folkmoot.Text.Readability;

namespace Folkmoot.Text.Summaries;

/// <summary>A sentence of the summary by position, and how near it is to what the whole is about.</summary>
public sealed record SummarySentence(int Start, int Length, double Score);

/// <summary>A message of the summary: its place in the list, and how near it is to what all are about.</summary>
public sealed record SummaryMessage(int Index, double Score);

/// <summary>
/// Nearness to the centre of all hashed tf-idf vectors, less likeness to what is chosen already (maximal marginal relevance, Carbonell and
/// Goldstein 1998). Nothing is rewritten; deterministic; the time grows with the number of sentences times the number chosen.
/// </summary>
public static class Summary
{
    /// <summary>What nearness counts against novelty.</summary>
    private const double Relevance = 0.7;

    /// <summary>Shorter sentences say too little to stand alone.</summary>
    private const int FewestWords = 4;

    /// <summary>The best sentences of a text, in the order of the text.</summary>
    public static IReadOnlyList<SummarySentence> Of(string text, int most)
    {
        var prose = Prose.Read(text.Length > ContentWords.LongestRead ? text[..ContentWords.LongestRead] : text);
        var sentences = prose.Sentences.Select(s => text.Substring(s.Start, s.End - s.Start)).ToList();
        // News and notices say the most at their beginning.
        return [.. Choose(sentences, most, i => 1 + (0.2 / (1 + i)))
            .Select(c => new SummarySentence(prose.Sentences[c.Index].Start, prose.Sentences[c.Index].End - prose.Sentences[c.Index].Start, c.Score))
            .OrderBy(s => s.Start)];
    }

    /// <summary>The messages that together stand for all, the nearest to all first.</summary>
    public static IReadOnlyList<SummaryMessage> OfMessages(IReadOnlyList<string> messages, int most) =>
        [.. Choose(messages, most, _ => 1).Select(c => new SummaryMessage(c.Index, c.Score))];

    private static List<(int Index, double Score)> Choose(IReadOnlyList<string> texts, int most, Func<int, double> place)
    {
        var words = texts.Select(t => ContentWords.Of(t).OfType<string>().ToList()).ToList();
        var small = Stopwords.For(words.SelectMany(w => w));
        var terms = words.Select(w => w.Where(x => !small.Contains(x)).Select(x => ContentWords.Hash(x)).ToList()).ToList();
        var holders = terms.SelectMany(t => t.Distinct()).CountBy(t => t).ToDictionary();
        double Rarity(uint term) => Math.Log(1 + ((double)texts.Count / holders[term]));
        var vectors = terms.Select(t => TermVector.Of(t, Rarity)).ToList();
        var centre = Centre(vectors);
        double[] scores = [.. vectors.Select((v, i) => words[i].Count < FewestWords ? 0 : v.Cosine(centre) * place(i))];
        double[] likeness = new double[texts.Count];
        var chosen = new List<(int Index, double Score)>();
        var left = Enumerable.Range(0, texts.Count).ToHashSet();
        while (chosen.Count < most && left.Count > 0)
        {
            int best = left.OrderByDescending(i => (Relevance * scores[i]) - ((1 - Relevance) * likeness[i])).ThenBy(i => i).First();
            if (chosen.Count > 0 && scores[best] <= 0)
            {
                break;
            }

            left.Remove(best);
            chosen.Add((best, Math.Round(scores[best], 4)));
            foreach (int i in left)
            {
                likeness[i] = Math.Max(likeness[i], vectors[i].Cosine(vectors[best]));
            }
        }

        return chosen;
    }

    private static TermVector Centre(List<TermVector> vectors)
    {
        var sums = new SortedDictionary<uint, double>();
        foreach (var vector in vectors)
        {
            for (int i = 0; i < vector.Terms.Length; i++)
            {
                sums[vector.Terms[i]] = sums.GetValueOrDefault(vector.Terms[i]) + vector.Weights[i];
            }
        }

        return TermVector.Normal(sums.Keys, sums.Values);
    }
}
