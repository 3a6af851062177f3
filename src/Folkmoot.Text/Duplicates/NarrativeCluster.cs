// One narrative while it grows: its fading centre, its phrases, its best example.
using Folkmoot.Text.PersonalData;
using Folkmoot.Text.Summaries;

namespace Folkmoot.Text.Duplicates;

internal sealed class NarrativeCluster(int id, DateTimeOffset first, TimeSpan halfLife)
{
    private const int MostTerms = 64;
    private const int MostPhrases = 96;
    private const int NamedBy = 3;

    private readonly Dictionary<uint, double> _centre = [];
    private readonly Dictionary<string, double> _phrases = new(LatinFold.Comparer);
    private readonly DateTimeOffset _first = first;
    private DateTimeOffset _last = first;
    private double _weight;
    private double _length;
    private double _best = -1;
    private string _exampleId = "";
    private string _example = "";

    public int Id { get; } = id;

    public int Size { get; private set; }

    public double WeightAt(DateTimeOffset now) => _weight * Fade(now);

    public double Nearness(TermVector vector)
    {
        double sum = 0;
        for (int i = 0; i < vector.Terms.Length; i++)
        {
            sum += vector.Weights[i] * _centre.GetValueOrDefault(vector.Terms[i]);
        }

        return _length > 0 ? sum / _length : 0;
    }

    public void Join(string messageId, string text, TermVector vector, List<string?> words, double nearness, DateTimeOffset at)
    {
        double fade = Fade(at);
        foreach (uint term in _centre.Keys.ToList())
        {
            _centre[term] *= fade;
        }

        for (int i = 0; i < vector.Terms.Length; i++)
        {
            _centre[vector.Terms[i]] = _centre.GetValueOrDefault(vector.Terms[i]) + vector.Weights[i];
        }

        Trim();
        Phrases(words, fade);
        _weight = (_weight * fade) + 1;
        _last = at > _last ? at : _last;
        Size++;
        double score = nearness * (Size == 1 ? 0.5 : 1);
        if (score > _best)
        {
            (_best, _exampleId, _example) = (score, messageId, text);
        }
    }

    public Narrative Describe(DateTimeOffset now)
    {
        string[] phrases = [.. Names()];
        return new Narrative(Id, string.Join(", ", phrases), phrases, Size, Math.Round(WeightAt(now), 3), _first, _last, _exampleId, _example);
    }

    private double Fade(DateTimeOffset at) => at <= _last ? 1 : Math.Pow(0.5, (at - _last) / halfLife);

    /// <summary>Keeps the heaviest terms, and the length of the centre with them.</summary>
    private void Trim()
    {
        if (_centre.Count > MostTerms * 2)
        {
            foreach (var (term, _) in _centre.OrderByDescending(t => t.Value).ThenBy(t => t.Key).Skip(MostTerms).ToList())
            {
                _centre.Remove(term);
            }
        }

        _length = Math.Sqrt(_centre.Values.Sum(w => w * w));
    }

    private void Phrases(List<string?> words, double fade)
    {
        foreach (string phrase in _phrases.Keys.ToList())
        {
            _phrases[phrase] *= fade;
        }

        var here = new HashSet<string>(LatinFold.Comparer);
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i] is not { } word)
            {
                continue;
            }

            Count(word, here);
            if (i + 1 < words.Count && words[i + 1] is { } second)
            {
                Count($"{word} {second}", here);
            }
        }

        if (_phrases.Count > MostPhrases * 2)
        {
            foreach (var (phrase, _) in _phrases.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Skip(MostPhrases).ToList())
            {
                _phrases.Remove(phrase);
            }
        }
    }

    private void Count(string phrase, HashSet<string> here)
    {
        if (here.Add(phrase))
        {
            _phrases[phrase] = _phrases.GetValueOrDefault(phrase) + 1;
        }
    }

    /// <summary>The phrases in most messages; two words outweigh one that comes little more often.</summary>
    private IEnumerable<string> Names()
    {
        var names = new List<string>();
        foreach (var (phrase, _) in _phrases.OrderByDescending(p => p.Value * (p.Key.Contains(' ', StringComparison.Ordinal) ? 1.5 : 1)).ThenBy(p => p.Key, StringComparer.Ordinal))
        {
            bool part = names.Any(n => $" {n} ".Contains($" {phrase} ", StringComparison.OrdinalIgnoreCase) || $" {phrase} ".Contains($" {n} ", StringComparison.OrdinalIgnoreCase));
            if (!part)
            {
                names.Add(phrase);
            }

            if (names.Count == NamedBy)
            {
                break;
            }
        }

        return names;
    }
}
