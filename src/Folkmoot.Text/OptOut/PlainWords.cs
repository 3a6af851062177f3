// A message as its bare words: small letters without accents, one space between words, nothing else.
using System.Globalization;
using Folkmoot.Text.PersonalData;

namespace Folkmoot.Text.OptOut;

internal static class PlainWords
{
    /// <summary>The bare words of a text.</summary>
    public static string Of(string text)
    {
        char[] room = new char[text.Length + 1];
        return new string(room, 0, Write(text, room));
    }

    /// <summary>Writes the bare words; returns how many units were written. There must be room for as many as the text has.</summary>
    public static int Write(ReadOnlySpan<char> text, Span<char> room)
    {
        int length = 0;
        bool gap = false;
        foreach (char c in text)
        {
            if (LatinFold.Skips(c))
            {
                continue;
            }

            bool word = char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (!word)
            {
                gap = length > 0;
                continue;
            }

            if (gap && length + 1 < room.Length)
            {
                room[length++] = ' ';
            }

            gap = false;
            if (length < room.Length)
            {
                room[length++] = Greek(LatinFold.Of(c));
            }
        }

        return length;
    }

    /// <summary>Greek vowels without their accent, as capitals are written, and one letter for both forms of sigma and of yo.</summary>
    private static char Greek(char c) => c switch
    {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' or 'ϊ' => 'ι',
        'ό' => 'ο',
        'ύ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' => 'е',
        'أ' or 'إ' or 'آ' => 'ا',
        _ => c,
    };
}
