// Turns the HTML of a feed item into the plain text that a person would read.
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

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

        // A loop, not recursion: the tree may be as deep as its author liked.
        using var page = new HtmlParser().ParseDocument("<body>" + html);
        INode? node = page.Body;
        while (node is not null)
        {
            bool hidden = node is IElement element && Enter(element, text);
            if (node is IText words)
            {
                Append(text, words.Data);
            }

            node = Following(node, hidden ? null : node.FirstChild, page.Body, text);
        }

        return text.ToString().Trim();
    }

    /// <summary>The text in one line.</summary>
    public static string OneLine(string? html, bool plain = false) => Http.Words.Clean(plain ? html : Of(html));

    private static INode? Following(INode node, INode? child, INode? root, StringBuilder text)
    {
        if (child is not null)
        {
            return child;
        }

        INode? at = node;
        while (at is not null && at != root)
        {
            if (at is IElement left && Blocks.Contains(left.LocalName))
            {
                NewLine(text);
            }

            if (at.NextSibling is { } next)
            {
                return next;
            }

            at = at.Parent;
        }

        return null;
    }

    /// <summary>True when nothing inside it is to be read.</summary>
    private static bool Enter(IElement element, StringBuilder text)
    {
        if (Hidden.Contains(element.LocalName))
        {
            return true;
        }

        if (Blocks.Contains(element.LocalName))
        {
            NewLine(text);
        }

        if (element.LocalName == "img" && element.GetAttribute("alt") is { } alt)
        {
            Append(text, alt);
        }

        return false;
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
