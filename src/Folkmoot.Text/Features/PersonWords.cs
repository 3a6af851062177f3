// Words that only say who a person is, read alike so that a score does not depend on them.
using System.Diagnostics.CodeAnalysis;

namespace Folkmoot.Text.Features;

internal static class PersonWords
{
    private const string Person = "@name";

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Alike = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["he"] = "he", ["she"] = "he", ["he's"] = "he's", ["she's"] = "he's", ["he'll"] = "he'll", ["she'll"] = "he'll", ["he'd"] = "he'd", ["she'd"] = "he'd",
        ["him"] = "his", ["his"] = "his", ["her"] = "his", ["hers"] = "his", ["himself"] = "himself", ["herself"] = "himself",
        ["man"] = "man", ["woman"] = "man", ["boy"] = "boy", ["girl"] = "boy",
        ["father"] = "father", ["mother"] = "father", ["dad"] = "dad", ["mom"] = "dad", ["mum"] = "dad", ["daddy"] = "dad", ["mommy"] = "dad", ["mummy"] = "dad",
        ["son"] = "son", ["daughter"] = "son", ["brother"] = "brother", ["sister"] = "brother", ["bro"] = "brother", ["sis"] = "brother",
        ["uncle"] = "uncle", ["aunt"] = "uncle", ["auntie"] = "uncle", ["husband"] = "husband", ["wife"] = "husband",
        ["boyfriend"] = "boyfriend", ["girlfriend"] = "boyfriend", ["bf"] = "boyfriend", ["gf"] = "boyfriend",
        ["grandfather"] = "grandfather", ["grandmother"] = "grandfather", ["grandpa"] = "grandpa", ["grandma"] = "grandpa", ["nephew"] = "nephew", ["niece"] = "nephew",
        ["mr"] = "mr", ["mrs"] = "mr", ["ms"] = "mr", ["sir"] = "sir", ["madam"] = "sir", ["ma'am"] = "sir", ["gentleman"] = "gentleman", ["lady"] = "gentleman",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True when the word is to be read as another one.</summary>
    public static bool Masks(ReadOnlySpan<char> raw, ReadOnlySpan<char> written, [NotNullWhen(true)] out string? mask)
    {
        if (Alike.TryGetValue(written, out mask))
        {
            return true;
        }

        mask = GivenNameList.Contains(raw, written) ? Person : null;
        return mask is not null;
    }
}

internal static class GivenNameList
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = new HashSet<string>(StringComparer.Ordinal) { "alonzo", "jamel", "adam", "harry" }.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> raw, ReadOnlySpan<char> written) => char.IsUpper(raw[0]) && Names.Contains(written);
}
