// Sorts characters into the few classes that the scanner needs.
using System.Globalization;
using System.Text;

namespace Folkmoot.Text.Tokens;

internal enum CharacterClass
{
    Symbol,
    Letter,
    Digit,
    Mark,
    Joiner,
}

internal static class CharacterClasses
{
    /// <summary>The class of the code point at a position and how many units it has; half a surrogate pair is a symbol of one unit.</summary>
    public static CharacterClass At(ReadOnlySpan<char> text, int position, out int length)
    {
        char c = text[position];
        length = 1;
        if (c < 128)
        {
            return char.IsAsciiLetter(c) ? CharacterClass.Letter : char.IsAsciiDigit(c) ? CharacterClass.Digit : CharacterClass.Symbol;
        }

        if (c is '\u200C' or '\u200D' or '\u00AD' or '\u2060')
        {
            return CharacterClass.Joiner;
        }

        if (!char.IsSurrogate(c))
        {
            return Of(CharUnicodeInfo.GetUnicodeCategory(c));
        }

        if (!char.IsHighSurrogate(c) || position + 1 == text.Length || !char.IsLowSurrogate(text[position + 1]))
        {
            return CharacterClass.Symbol;
        }

        length = 2;
        return Of(Rune.GetUnicodeCategory(new Rune(c, text[position + 1])));
    }

    private static CharacterClass Of(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => CharacterClass.Letter,
        UnicodeCategory.DecimalDigitNumber => CharacterClass.Digit,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => CharacterClass.Mark,
        _ => CharacterClass.Symbol,
    };
}
