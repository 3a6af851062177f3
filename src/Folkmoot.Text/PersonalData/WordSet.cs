// Makes the sets of words that the rules look for, without regard to case and Latin diacritics.
using System.Collections.Frozen;

namespace Folkmoot.Text.PersonalData;

internal static class WordSet
{
    /// <summary>A set of the words in a text, separated by white space; looked up by span.</summary>
    public static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Of(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(LatinFold.Comparer)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
