// Makes words that come from outside fit to be shown in one line: no control or direction characters, no endless text.
using System.Globalization;
using System.Text;

namespace Folkmoot.Networks.Http;

internal static class Words
{
    public const int Longest = 300;

    public static string Clean(string? text, int longest = Longest)
    {
        var clean = new StringBuilder();
        bool space = false;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                space = clean.Length > 0;
                continue;
            }

            // The joiners stay: emoji and several scripts need them. Other format characters can reorder or hide what follows.
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D))
            {
                continue;
            }

            if (clean.Length + (space ? 1 : 0) + rune.Utf16SequenceLength > longest - 1)
            {
                return clean.Append('…').ToString();
            }

            clean.Append(space ? " " : "").Append(rune.ToString());
            space = false;
        }

        return clean.ToString();
    }
}
