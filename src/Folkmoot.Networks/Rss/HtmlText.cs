// Turns the HTML of a feed item into the plain text that a person would read.
using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Folkmoot.Networks.Rss;

internal static class HtmlText
{
    private const int HtmlMax = 200_000;

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
    };

    private static readonly HashSet<string> Hidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "noscript", "head", "title", "iframe", "object", "svg", "math", "select", "textarea", "audio", "video", "canvas",
    };

    /// <summary>Paragraphs become lines; pictures their alternative text; scripts, styles and frames nothing.</summary>
    public static string Of(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
        {
            return "";
        }

        html = html.Length > HtmlMax ? html[..HtmlMax] : html;
        var text = new StringBuilder();
        if (!html.AsSpan().ContainsAny('<', '&'))
        {
            Append(text, html);
            return text.ToString().Trim();
        }

        // Tokens and no tree: building one takes quadratic time for tags that are nested without end.
        using var source = new TextSource(html);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        string? hidden = null;
        for (var token = tokens.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            if (hidden is not null)
            {
                hidden = token.Type == HtmlTokenType.EndTag && token.Name == hidden ? null : hidden;
            }
            else if (token.Type == HtmlTokenType.Character)
            {
                Append(text, token.Data);
            }
            else if (token is HtmlTagToken tag)
            {
                hidden = token.Type == HtmlTokenType.StartTag && !tag.IsSelfClosing && Hidden.Contains(tag.Name) ? tag.Name : null;
                Mark(tag, text);
            }
        }

        return text.ToString().Trim();
    }

    /// <summary>The text in one line.</summary>
    public static string OneLine(string? html, bool plain = false) => Http.Words.Clean(plain ? html : Of(html));

    private static void Mark(HtmlTagToken tag, StringBuilder text)
    {
        if (Blocks.Contains(tag.Name))
        {
            NewLine(text);
        }
        else if (tag is { Type: HtmlTokenType.StartTag, Name: "img" })
        {
            Append(text, tag.GetAttribute("alt") ?? "");
        }
    }

    private static void Append(StringBuilder text, string words)
    {
        foreach (char c in words)
        {
            bool space = char.IsWhiteSpace(c);
            if (char.IsControl(c) && !space)
            {
                continue;
            }

            if (!space)
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
            {
                text.Append(' ');
            }
        }
    }

    private static void NewLine(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }
}
