// Writes a text as LinkedIn's "little" format wants it, and reads it back: unescaped, the first reserved character ends the post for its readers.
using System.Globalization;
using System.Text;

namespace Folkmoot.Networks.LinkedIn;

/// <summary>Pure. What is read back is letter for letter what was written.</summary>
internal static class LinkedInText
{
    private const string Reserved = "\\|{}@[]()<>#*_~";
    private const string TagOpens = "{hashtag|";

    /// <summary>Every reserved character with a backslash before it; a hashtag in the template that makes it one.</summary>
    public static string Write(string text)
    {
        var little = new StringBuilder(text.Length + 16);
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] == '#' && (at == 0 || OpensWord(text[at - 1])) && TagLength(text, at + 1) is > 0 and var length)
            {
                little.Append(TagOpens).Append("\\#|");
                Escape(little, text.AsSpan(at + 1, length));
                little.Append('}');
                at += length;
            }
            else
            {
                Escape(little, text.AsSpan(at, 1));
            }
        }

        return little.ToString();
    }

    /// <summary>The text that a reader sees.</summary>
    public static string Read(string little)
    {
        var text = new StringBuilder(little.Length);
        bool tag = false;
        for (int at = 0; at < little.Length; at++)
        {
            if (little[at] == '\\' && at + 1 < little.Length)
            {
                text.Append(little[++at]);
            }
            else if (!tag && string.CompareOrdinal(little, at, TagOpens, 0, TagOpens.Length) == 0)
            {
                tag = true;
                at += TagOpens.Length - 1;
            }
            else if (!tag || little[at] is not ('|' or '}'))
            {
                text.Append(little[at]);
            }
            else if (little[at] == '}')
            {
                tag = false;
            }
        }

        return text.ToString();
    }

    private static void Escape(StringBuilder little, ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            (Reserved.Contains(c, StringComparison.Ordinal) ? little.Append('\\') : little).Append(c);
        }
    }

    private static bool OpensWord(char before) => char.IsWhiteSpace(before) || before is '(' or '[' or '¿' or '¡' or '«' or '“' or '"';

    /// <summary>Letters, marks, digits and underscores, of which one is a letter: "#1" is a number.</summary>
    private static int TagLength(string text, int from)
    {
        int at = from;
        bool letter = false;
        while (at < text.Length && Rune.TryGetRuneAt(text, at, out var rune) && (rune.Value == '_' || Rune.IsLetterOrDigit(rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
        {
            letter |= Rune.IsLetter(rune);
            at += rune.Utf16SequenceLength;
        }

        return letter ? at - from : 0;
    }
}
