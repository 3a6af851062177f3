// The names that people of many cultures are given, looked up in any text without making a string.
using System.Text;

namespace Folkmoot.Text.PersonalData;

/// <summary>
/// Given names and frequent surnames, without regard to case and Latin diacritics. The list is the resource
/// <c>names.txt</c>: one name a line, folded as <see cref="LatinFold"/> does it, and the letters f, m, s, w, p of <see cref="NameKinds"/>.
/// </summary>
public static class GivenNames
{
    private const string Resource = "Folkmoot.Text.PersonalData.names.txt";

    private static readonly FoldedTable<NameKinds> Names = Read();

    /// <summary>How many names are listed, given names and surnames.</summary>
    public static int Count => Names.Count;

    /// <summary>Every name, folded, with what is known about it.</summary>
    internal static IEnumerable<(string Name, NameKinds Kinds)> All => Names.All.OrderBy(n => n.Word, StringComparer.Ordinal);

    /// <summary>True for a given name, also for one that is a common word as well.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => (KindsOf(word) & NameKinds.Given) != 0;

    /// <summary>True for a given name, and, when <paramref name="strict"/>, only if it is no common word and no place.</summary>
    public static bool Contains(ReadOnlySpan<char> word, bool strict)
    {
        var kinds = KindsOf(word);
        return (kinds & NameKinds.Given) != 0 && (!strict || (kinds & (NameKinds.Word | NameKinds.Place)) == 0);
    }

    /// <summary>What is known about a word; <see cref="NameKinds.None"/> when it is not listed.</summary>
    public static NameKinds KindsOf(ReadOnlySpan<char> word) => word.Length is 0 or > LongestSpan ? NameKinds.None : KindsOf(word, LatinFold.Hash(word));

    /// <summary>The same with the word's hash at hand.</summary>
    internal static NameKinds KindsOf(ReadOnlySpan<char> word, uint hash) => word.Length <= LongestSpan && Names.Find(word, hash, out var kinds) ? kinds : NameKinds.None;

    /// <summary>Twice the longest name listed, for names that are written with loose accents.</summary>
    private const int LongestSpan = 48;

    private static FoldedTable<NameKinds> Read()
    {
        using var stream = typeof(GivenNames).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var names = new List<KeyValuePair<string, NameKinds>>();
        while (reader.ReadLine() is { } line)
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            names.Add(KeyValuePair.Create(line[..space], KindsIn(line.AsSpan(space + 1))));
        }

        return new FoldedTable<NameKinds>(names);
    }

    private static NameKinds KindsIn(ReadOnlySpan<char> letters)
    {
        var kinds = NameKinds.None;
        foreach (char letter in letters)
        {
            kinds |= letter switch
            {
                'f' => NameKinds.Feminine,
                'm' => NameKinds.Masculine,
                's' => NameKinds.Surname,
                'w' => NameKinds.Word,
                'p' => NameKinds.Place,
                _ => throw new InvalidDataException($"{Resource} has the unknown letter {letter}."),
            };
        }

        return kinds;
    }
}
