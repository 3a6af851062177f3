// Compares words as people do who type without accents: case and Latin diacritics do not count.
using System.Text;

namespace Folkmoot.Text.PersonalData;

/// <summary>Works unit by unit, so that nothing is copied; combining marks (U+0300 to U+036F) are passed over.</summary>
internal static class LatinFold
{
    /// <summary>What <see cref="Add"/> begins with.</summary>
    public const uint HashStart = 2166136261;

    private const int Tabled = 0x250;
    private const int Additional = 0x1E00;
    private const int AdditionalEnd = 0x1F00;

    private static readonly char[] Table = Build(0, Tabled);
    private static readonly char[] AdditionalTable = Build(Additional, AdditionalEnd);

    /// <summary>Equal when folded; looks spans up without making strings.</summary>
    public static IEqualityComparer<string> Comparer { get; } = new FoldComparer();

    /// <summary>The small base letter: É to e, ł to l, И to и.</summary>
    public static char Of(char c) =>
        c < 128 ? (char)(c is >= 'A' and <= 'Z' ? c | 0x20 : c)
        : c < Tabled ? Table[c]
        : c is >= (char)Additional and < (char)AdditionalEnd ? AdditionalTable[c - Additional]
        : char.ToLowerInvariant(c);

    /// <summary>True for what <see cref="Comparer"/> passes over: combining marks and the apostrophe of D'Angelo.</summary>
    public static bool Skips(char c) => c == '\'' || (c > 127 && c is (>= '\u0300' and <= '\u036F') or '’' or 'ʼ');

    /// <summary>True when both are the same folded.</summary>
    public static bool Equal(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        int i = 0;
        int j = 0;
        while (true)
        {
            while (i < left.Length && Skips(left[i]))
            {
                i++;
            }

            while (j < right.Length && Skips(right[j]))
            {
                j++;
            }

            if (i == left.Length || j == right.Length)
            {
                return i == left.Length && j == right.Length;
            }

            if (Of(left[i++]) != Of(right[j++]))
            {
                return false;
            }
        }
    }

    /// <summary>The same for words that are equal when folded.</summary>
    public static uint Hash(ReadOnlySpan<char> word)
    {
        uint hash = HashStart;
        foreach (char c in word)
        {
            hash = Add(hash, c);
        }

        return hash;
    }

    /// <summary>One more character of <see cref="Hash"/> (FNV-1a: words are short and the lists are fixed).</summary>
    public static uint Add(uint hash, char c) => Skips(c) ? hash : unchecked((hash ^ Of(c)) * 16777619);

    private static char[] Build(int from, int to)
    {
        char[] table = new char[to - from];
        for (int c = from; c < to; c++)
        {
            table[c - from] = char.ToLowerInvariant((char)c) switch
            {
                'ø' => 'o',
                'ł' => 'l',
                'đ' or 'ð' => 'd',
                'ı' => 'i',
                'ħ' => 'h',
                'ŧ' => 't',
                'ə' => 'e',
                char small => small.ToString().Normalize(NormalizationForm.FormD)[0],
            };
        }

        // A capital İ has no small letter of its own without a culture.
        if (from == 0)
        {
            table['İ'] = 'i';
        }

        return table;
    }

    private sealed class FoldComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
    {
        public bool Equals(string? x, string? y) => x is null || y is null ? x is null && y is null : Equal(x, y);

        public int GetHashCode(string obj) => unchecked((int)Hash(obj));

        public bool Equals(ReadOnlySpan<char> alternate, string other) => Equal(alternate, other);

        public int GetHashCode(ReadOnlySpan<char> alternate) => unchecked((int)Hash(alternate));

        public string Create(ReadOnlySpan<char> alternate) => alternate.ToString();
    }
}
