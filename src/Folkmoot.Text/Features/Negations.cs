// Words that turn what follows them around, in the languages of the model; words that mean something else in English are left out.
using System.Buffers;

namespace Folkmoot.Text.Features;

internal static class Negations
{
    /// <summary>The longest negation, or word with one at its end.</summary>
    private const int Longest = 9;

    private static readonly SearchValues<char> Initials = SearchValues.Create("ncdiwashbljtpokemrلم");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = new HashSet<string>(StringComparer.Ordinal)
    {
        "no", "not", "never", "nothing", "nobody", "none", "nowhere", "neither", "nor", "cannot", "cant", "dont", "doesnt", "didnt", "isnt", "wasnt",
        "arent", "werent", "wont", "wouldnt", "shouldnt", "couldnt", "hasnt", "havent", "hadnt", "aint", "without", "hardly", "barely", "lack", "lacks",
        "nunca", "jamás", "tampoco", "nadie", "ningún", "ninguna",
        "pas", "jamais", "sans", "aucun", "aucune", "rien",
        "nicht", "kein", "keine", "keinen", "keiner", "keinem", "nichts", "niemals", "ohne",
        "non", "senza", "nessuno", "nessuna", "niente",
        "não", "nao", "nem", "sem", "nenhum", "nenhuma",
        "لا", "ليس", "لم", "لن", "ما", "مش",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) =>
        word.Length is >= 2 and <= Longest && (word.EndsWith("n't") || (Initials.Contains(word[0]) && Words.Contains(word)));
}
