// What a notice may say and how it is shortened. Pure.
using System.Globalization;
using System.Text;
using System.Xml;
using Folkmoot.Networks;

namespace Folkmoot.Noticeboard;

internal static class NoticeText
{
    /// <summary>Characters as people see them. A page has room; the limit keeps one post from becoming a site.</summary>
    public const int TextMax = 20_000;

    /// <summary>A single visible character can hold any number of accents: UTF-8 bytes.</summary>
    public const int BytesMax = 200_000;

    public static TextLength Measure(string text)
    {
        int characters = 0;
        for (int at = 0; at < text.Length; at += StringInfo.GetNextTextElementLength(text, at))
        {
            characters++;
        }

        int bytes = Encoding.UTF8.GetByteCount(text);
        var excess = characters > TextMax ? new Reason("noticeboard.reason.long", characters - TextMax)
            : bytes > BytesMax ? new Reason("noticeboard.reason.heavy", bytes - BytesMax, BytesMax)
            : null;
        return new(characters, TextMax, "characters", excess);
    }

    /// <summary>With line feeds only, and a replacement character for what XML 1.0 cannot hold (section 2.2): control characters and halves of pairs.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                clean.Append('\n');
                i += i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            }
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], c))
            {
                clean.Append(c).Append(text[++i]);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(c) ? c : '\uFFFD');
            }
        }

        return clean.ToString();
    }

    /// <summary>The beginning of the text in one line, at most <paramref name="most"/> visible characters, cut between words where there are any.</summary>
    public static string Excerpt(string text, int most)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        int characters = 0;
        int at = 0;
        while (at < line.Length && characters < most)
        {
            at += StringInfo.GetNextTextElementLength(line, at);
            characters++;
        }

        if (at >= line.Length)
        {
            return line;
        }

        var cut = line[..at];
        var space = cut.LastIndexOf(' ');
        return (space > cut.Length / 2 ? cut[..space] : cut) + "…";
    }
}
