// A notice's text as HTML: the same for pages and feeds. Everything that a person wrote is escaped; only web addresses become links.
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Folkmoot.Web.Components;

namespace Folkmoot.Noticeboard;

internal static partial class NoticeHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Paragraphs where there are empty lines, line breaks elsewhere.</summary>
    public static string Text(string text)
    {
        var html = new StringBuilder();
        foreach (var paragraph in EmptyLines().Split(text).Select(p => p.Trim('\n')).Where(p => p.Length > 0))
        {
            html.Append("<p>");
            foreach (var (part, isLink) in UserLinks.Split(paragraph))
            {
                if (isLink)
                {
                    html.Append("<a class=\"usa-link\" href=\"").Append(Encoder.Encode(part)).Append("\">").Append(Encoder.Encode(part)).Append("</a>");
                }
                else
                {
                    html.AppendJoin("<br>", part.Split('\n').Select(Encoder.Encode));
                }
            }

            html.Append("</p>");
        }

        return html.ToString();
    }

    /// <summary>One paragraph without links: an excerpt may end in the middle of an address.</summary>
    public static string Excerpt(string text) => $"<p>{Encoder.Encode(NoticeText.Excerpt(text, FeedContent.ExcerptMax))}</p>";

    /// <summary>For feeds: the text in its language with its images below it, every address whole.</summary>
    public static string Feed(Notice notice, BoardLinks links)
    {
        var html = new StringBuilder(notice.Language is { } language ? $"<div lang=\"{Encoder.Encode(language)}\" dir=\"auto\">" : "<div dir=\"auto\">").Append(Text(notice.Text));
        foreach (var image in notice.Images)
        {
            html.Append(FormattableString.Invariant(
                $"<p><img src=\"{Encoder.Encode(links.Url(new PageAddress.Image(image.Sha256)))}\" alt=\"{Encoder.Encode(image.AltText)}\" width=\"{image.Width}\" height=\"{image.Height}\"></p>"));
        }

        return html.Append("</div>").ToString();
    }

    [GeneratedRegex(@"\n[^\S\n]*\n", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyLines();
}
