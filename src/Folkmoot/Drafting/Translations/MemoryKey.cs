// Under which a sentence is found in the memory: the same for all spellings that mean the same, and for sentences that differ in numbers alone. Pure.
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Folkmoot.Drafting.Translations;

internal static partial class MemoryKey
{
    /// <summary>Characters of a key.</summary>
    public const int Length = 64;

    public static string Of(string sentence)
    {
        var plain = Blanks().Replace(Number().Replace(sentence.Normalize(NormalizationForm.FormC).Replace('’', '\''), "0").Trim(), " ").ToLowerInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)));
    }

    /// <summary>The translation of a sentence that differs from a remembered one in numbers alone, with the numbers of this one; null where it cannot be told which number is which.</summary>
    public static string? WithNumbers(string sentence, string source, string target)
    {
        var (mine, theirs) = (Numbers(sentence), Numbers(source));
        if (mine.SequenceEqual(theirs))
        {
            return target;
        }

        var there = Numbers(target);
        if (mine.Count != theirs.Count || theirs.Distinct().Count() != theirs.Count || !theirs.Order(StringComparer.Ordinal).SequenceEqual(there.Order(StringComparer.Ordinal)))
        {
            return null;
        }

        return Number().Replace(target, m => mine[theirs.IndexOf(m.Value)]);
    }

    private static List<string> Numbers(string text) => [.. Number().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\d+(?:[.,:]\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
