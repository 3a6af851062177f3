// Counts the syllables of English and Spanish words.
using Folkmoot.Text.PersonalData;

namespace Folkmoot.Text.Readability;

internal static class Syllables
{
    /// <summary>English: groups of vowels, less the silent e, with the endings and hiatuses that the groups miss.</summary>
    public static int English(ReadOnlySpan<char> word)
    {
        int count = 0;
        bool before = false;
        for (int i = 0; i < word.Length; i++)
        {
            char c = LatinFold.Of(word[i]);
            bool vowel = c is 'a' or 'e' or 'i' or 'o' or 'u' || (c == 'y' && i > 0);
            bool hiatus = vowel && before && ((LatinFold.Of(word[i - 1]) == 'i' && c is 'a' or 'o' or 'u' && !Soft(word, i - 1)) || (LatinFold.Of(word[i - 1]) == 'e' && (c == 'o' || (c == 'a' && word[..i].EndsWith("cre", StringComparison.OrdinalIgnoreCase)))) || (LatinFold.Of(word[i - 1]) == 'u' && c is 'a' && i + 1 < word.Length && !(i > 1 && LatinFold.Of(word[i - 2]) is 'q' or 'g')));
            count += vowel && (!before || hiatus) ? 1 : 0;
            before = vowel;
        }

        bool silent = count > 1 && Ends(word, "e") && !Ends(word, "ee") && !Ends(word, "ie") && !(Ends(word, "le") && word.Length > 2 && !IsVowel(word[^3]));
        bool silentEnding = count > 1 && ((Ends(word, "ed") && !Ends(word, "ted") && !Ends(word, "ded") && !Ends(word, "eed") && !Ends(word, "ied"))
            || (Ends(word, "es") && !Ends(word, "ses") && !Ends(word, "zes") && !Ends(word, "ches") && !Ends(word, "shes") && !Ends(word, "xes") && !Ends(word, "ces") && !Ends(word, "ges") && !Ends(word, "ies") && !Ends(word, "les")));
        return Math.Max(1, count - (silent ? 1 : 0) - (silentEnding ? 1 : 0));
    }

    /// <summary>Spanish: strong vowels and accented weak ones make a syllable of their own, weak vowels lean on their neighbour.</summary>
    public static int Spanish(ReadOnlySpan<char> word)
    {
        int count = 0;
        char last = ' ';
        for (int i = 0; i < word.Length; i++)
        {
            char c = char.ToLowerInvariant(word[i]);
            bool mute = c == 'u' && i > 0 && char.ToLowerInvariant(word[i - 1]) is 'q' || (c == 'u' && i > 0 && i + 1 < word.Length && char.ToLowerInvariant(word[i - 1]) == 'g' && LatinFold.Of(word[i + 1]) is 'e' or 'i');
            bool strong = c is 'a' or 'e' or 'o' or 'á' or 'é' or 'ó' or 'í' or 'ú';
            bool weak = (c is 'i' or 'u' or 'ü' || (c == 'y' && i + 1 == word.Length)) && !mute;
            if (strong || weak)
            {
                bool leans = last != ' ' && !(strong && last == 's');
                count += leans ? 0 : 1;
            }

            last = strong ? 's' : weak ? 'w' : ' ';
        }

        return Math.Max(1, count);
    }

    /// <summary>The i of -tion, -cial, -gious belongs to its consonant.</summary>
    private static bool Soft(ReadOnlySpan<char> word, int i) => i > 0 && LatinFold.Of(word[i - 1]) is 't' or 'c' or 's' or 'g' or 'x';

    private static bool IsVowel(char c) => LatinFold.Of(c) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool Ends(ReadOnlySpan<char> word, string ending) => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
