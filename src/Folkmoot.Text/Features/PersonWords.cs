// Words that only say who a person is, read alike so that a score does not depend on them.
using System.Collections.Frozen;

namespace Folkmoot.Text.Features;

internal static class PersonWords
{
    /// <summary>What every name is read as.</summary>
    public const string Person = "@name";

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["he"] = "he",
        ["she"] = "he",
        ["he's"] = "he's",
        ["she's"] = "he's",
        ["he'll"] = "he'll",
        ["she'll"] = "he'll",
        ["he'd"] = "he'd",
        ["she'd"] = "he'd",
        ["him"] = "his",
        ["his"] = "his",
        ["her"] = "his",
        ["hers"] = "his",
        ["himself"] = "himself",
        ["herself"] = "himself",
        ["man"] = "man",
        ["woman"] = "man",
        ["boy"] = "boy",
        ["girl"] = "boy",
        ["father"] = "father",
        ["mother"] = "father",
        ["dad"] = "dad",
        ["mom"] = "dad",
        ["mum"] = "dad",
        ["daddy"] = "dad",
        ["mommy"] = "dad",
        ["mummy"] = "dad",
        ["son"] = "son",
        ["daughter"] = "son",
        ["brother"] = "brother",
        ["sister"] = "brother",
        ["bro"] = "brother",
        ["sis"] = "brother",
        ["uncle"] = "uncle",
        ["aunt"] = "uncle",
        ["auntie"] = "uncle",
        ["husband"] = "husband",
        ["wife"] = "husband",
        ["boyfriend"] = "boyfriend",
        ["girlfriend"] = "boyfriend",
        ["bf"] = "boyfriend",
        ["gf"] = "boyfriend",
        ["grandfather"] = "grandfather",
        ["grandmother"] = "grandfather",
        ["grandpa"] = "grandpa",
        ["grandma"] = "grandpa",
        ["nephew"] = "nephew",
        ["niece"] = "nephew",
        ["mr"] = "mr",
        ["mrs"] = "mr",
        ["ms"] = "mr",
        ["sir"] = "sir",
        ["madam"] = "sir",
        ["ma'am"] = "sir",
        ["gentleman"] = "gentleman",
        ["lady"] = "gentleman",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Acts = FrozenSet.ToFrozenSet(
    [
        "feels", "felt", "is", "isn't", "was", "wasn't", "has", "had", "told", "found", "made", "makes", "says", "said", "and", "went", "goes", "got", "gets", "does",
        "did", "didn't", "doesn't", "wants", "thinks", "looks", "knows", "loves", "hates", "just", "can't", "should", "would", "could", "will", "came", "comes", "took",
    ]).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The word that a word is read as, or null when it stands for itself.</summary>
    public static string? Alike(ReadOnlySpan<char> written) => Lookup.TryGetValue(written, out string? mask) ? mask : null;

    /// <summary>The words that are read as another, or that others are read as; the word table marks them.</summary>
    public static IEnumerable<string> All => Words.Keys;

    /// <summary>True when what follows says that somebody does something: the word before it is a name.</summary>
    public static bool ActsNext(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(' ');
        int end = 0;
        while (end < rest.Length && end < 10 && (char.IsAsciiLetter(rest[end]) || rest[end] == '\''))
        {
            end++;
        }

        return Acts.Contains(rest[..end]);
    }
}
