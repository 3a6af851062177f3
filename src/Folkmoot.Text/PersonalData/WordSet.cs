// The sets of words that the rules look for, without regard to case and Latin diacritics.
namespace Folkmoot.Text.PersonalData;

internal sealed class WordSet
{
    private readonly FoldedTable<bool> _words;

    private WordSet(IEnumerable<string> words) => _words = new FoldedTable<bool>([.. words.Distinct(LatinFold.Comparer).Select(w => KeyValuePair.Create(w, true))]);

    /// <summary>A set of the words in a text, separated by white space.</summary>
    public static WordSet Of(string words) => new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public bool Contains(ReadOnlySpan<char> word) => _words.Find(word, LatinFold.Hash(word), out _);

    /// <summary>The same with the word's hash at hand.</summary>
    public bool Contains(ReadOnlySpan<char> word, uint hash) => _words.Find(word, hash, out _);
}
