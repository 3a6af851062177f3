// Counts a text as Bluesky does: at most 300 characters as people see them, and at most 3,000 bytes.
using System.Globalization;
using System.Text;

namespace Folkmoot.Networks.Bluesky;

/// <summary>
/// Lexicon app.bsky.feed.post: <c>text</c> has maxGraphemes 300 and maxLength 3000 (UTF-8 bytes). Graphemes are the extended grapheme
/// clusters of Unicode's Annex 29, which <see cref="StringInfo"/> implements: a family emoji, a flag, a letter with its accents count one.
/// It does not join the conjuncts of Indian scripts, which Bluesky does: for these our count is the higher one, never the lower.
/// </summary>
internal static class BlueskyText
{
    public const int GraphemesMax = 300;
    public const int BytesMax = 3000;

    public static TextLength Measure(string text)
    {
        int graphemes = 0;
        for (int at = 0; at < text.Length; at += StringInfo.GetNextTextElementLength(text, at))
        {
            graphemes++;
        }

        int bytes = Encoding.UTF8.GetByteCount(text);
        var excess = graphemes > GraphemesMax ? new Reason("networks.bluesky.long", graphemes - GraphemesMax, GraphemesMax)
            : bytes > BytesMax ? new Reason("networks.bluesky.heavy", bytes - BytesMax, BytesMax)
            : null;
        return new(graphemes, GraphemesMax, "characters", excess);
    }
}
