// Finds the phrases that a text, or many messages, are about.
using Folkmoot.Text.PersonalData;

namespace Folkmoot.Text.Summaries;

/// <summary>A phrase as it is most often written, in how many messages (or how often in one text) it stands, and its weight.</summary>
public sealed record KeyPhrase(string Text, int Count, double Score);

/// <summary>
/// Rows of one to three words between small words and marks. A phrase weighs what its words weigh by frequency and by the company they
/// keep (Rose et al. 2010, RAKE), times how often it comes. Any language that puts spaces between words; deterministic.
/// </summary>
public static class KeyPhrases
{
    private const int LongestPhrase = 3;

    /// <summary>Of one text, the heaviest first.</summary>
    public static IReadOnlyList<KeyPhrase> Of(string text, int most) => Rank([text], most, perMessage: false);

    /// <summary>Of many messages: a phrase counts once in each.</summary>
    public static IReadOnlyList<KeyPhrase> Of(IReadOnlyList<string> messages, int most) => Rank(messages, most, perMessage: true);

    private static List<KeyPhrase> Rank(IReadOnlyList<string> texts, int most, bool perMessage)
    {
        var words = texts.Select(t => ContentWords.Of(t).ToList()).ToList();
        var small = Stopwords.For(words.SelectMany(w => w).OfType<string>());
        var phrases = new Dictionary<string, Tally>(LatinFold.Comparer);
        var company = new Dictionary<string, (int Count, int Degree)>(LatinFold.Comparer);
        foreach (var text in words)
        {
            var here = new HashSet<string>(LatinFold.Comparer);
            foreach (var row in Rows(text, small))
            {
                foreach (string word in row)
                {
                    var (count, degree) = company.GetValueOrDefault(word);
                    company[word] = (count + 1, degree + Math.Min(row.Count, LongestPhrase));
                }

                foreach (string phrase in Parts(row))
                {
                    if (!phrases.TryGetValue(phrase, out var tally))
                    {
                        phrases[phrase] = tally = new Tally(phrase);
                    }

                    tally.Add(phrase, counts: !perMessage || here.Add(phrase));
                }
            }
        }

        int fewest = texts.Count > 20 || phrases.Count > 200 ? 2 : 1;
        var ranked = phrases.Values
            .Where(p => p.Count >= fewest)
            .Select(p => new KeyPhrase(p.Common, p.Count, Math.Round(Weight(p, company), 4)))
            .OrderByDescending(p => p.Score)
            .ThenByDescending(p => p.Count)
            .ThenBy(p => p.Text, StringComparer.Ordinal);
        return Distinct(ranked, most);
    }

    /// <summary>Longer phrases win only when they come nearly as often as their words.</summary>
    private static double Weight(Tally phrase, Dictionary<string, (int Count, int Degree)> company)
    {
        string[] words = phrase.Common.Split(' ');
        double share = words.Min(w => (double)phrase.Count / Math.Max(1, company[w].Count));
        double degree = words.Sum(w => (double)company[w].Degree / company[w].Count);
        return Math.Log(1 + phrase.Count) * (1 + (share * (degree - 1)));
    }

    /// <summary>Leaves out what is part of a heavier phrase, or contains one.</summary>
    private static List<KeyPhrase> Distinct(IEnumerable<KeyPhrase> ranked, int most)
    {
        var kept = new List<KeyPhrase>();
        foreach (var phrase in ranked)
        {
            if (kept.Count >= most)
            {
                break;
            }

            bool part = kept.Any(k => Inside(k.Text, phrase.Text) || Inside(phrase.Text, k.Text));
            if (!part)
            {
                kept.Add(phrase);
            }
        }

        return kept;
    }

    private static bool Inside(string whole, string part) =>
        $" {whole} ".Contains($" {part} ", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<List<string>> Rows(List<string?> words, Stopwords small)
    {
        var row = new List<string>();
        foreach (string? word in words)
        {
            if (word is null || word.Length < 2 || small.Contains(word))
            {
                if (row.Count > 0)
                {
                    yield return row;
                    row = [];
                }
            }
            else
            {
                row.Add(word);
            }
        }

        if (row.Count > 0)
        {
            yield return row;
        }
    }

    private static IEnumerable<string> Parts(List<string> row)
    {
        for (int start = 0; start < row.Count; start++)
        {
            for (int length = 1; length <= LongestPhrase && start + length <= row.Count; length++)
            {
                yield return string.Join(' ', row.GetRange(start, length));
            }
        }
    }

    private sealed class Tally(string first)
    {
        private readonly Dictionary<string, int> _forms = new(StringComparer.Ordinal);

        public int Count { get; private set; }

        /// <summary>The form that comes most often.</summary>
        public string Common => _forms.Count == 0 ? first : _forms.OrderByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal).First().Key;

        public void Add(string form, bool counts)
        {
            Count += counts ? 1 : 0;
            _forms[form] = _forms.GetValueOrDefault(form) + 1;
        }
    }
}
