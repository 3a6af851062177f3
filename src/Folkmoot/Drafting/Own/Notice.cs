// What a press release, a page or an alert says, without the frame around it: its heading, and its sentences with what each tells. Pure.
using System.Text.RegularExpressions;
using Folkmoot.Drafting.Claims;
using Folkmoot.Text.Readability;
using Folkmoot.Text.Rewriting;

namespace Folkmoot.Drafting.Own;

/// <summary>What people want to know of a notice.</summary>
[Flags]
internal enum Tells
{
    Nothing = 0,

    /// <summary>Who does or did what: the sentence that the rest hangs on.</summary>
    What = 1,
    When = 2,
    Where = 4,

    /// <summary>What to do.</summary>
    Action = 8,

    /// <summary>Where to ask, call or read on.</summary>
    Contact = 16,
}

/// <param name="Facts">How many claims it makes.</param>
/// <param name="IsQuotation">Somebody said it; the news is elsewhere.</param>
internal sealed record NoticeSentence(string Text, Tells Tells, int Facts, bool IsQuotation);

/// <param name="Heading">Empty for none.</param>
internal sealed partial record Notice(string Heading, IReadOnlyList<NoticeSentence> Sentences)
{
    private const int HeadingMax = 120;

    /// <param name="language">ISO 639-1 code of the text.</param>
    public static Notice Read(string text, string? language)
    {
        var lines = Body(text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()));
        var heading = "";
        if (lines.FindIndex(l => l.Length > 0) is >= 0 and var first && IsHeading(lines[first], lines.Skip(first + 1)))
        {
            heading = lines[first].TrimEnd(':', '.');
            lines.RemoveRange(0, first + 1);
        }

        var sentences = new List<NoticeSentence>();
        foreach (var paragraph in string.Join('\n', lines).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var whole = Dateline().Replace(Blanks().Replace(Joined(paragraph), " "), "");
            sentences.AddRange(Text.Readability.Sentences.Of(whole).Select(s => whole.Substring(s.Start, s.Length)).Where(s => s.Length > 0).Select(s => Of(s.TrimStart('-', '*', '•', '–', ' '), language)));
        }

        if (sentences.Count > 0)
        {
            sentences[0] = sentences[0] with { Tells = sentences[0].Tells | Tells.What };
        }

        return new Notice(heading, sentences);
    }

    public static NoticeSentence Of(string sentence, string? language)
    {
        var claims = ClaimReader.Read(sentence);
        var tells = Tells.Nothing;
        foreach (var claim in claims)
        {
            tells |= claim.Kind switch
            {
                ClaimKind.Date or ClaimKind.Weekday or ClaimKind.Time => Tells.When,
                ClaimKind.Address => Tells.Where,
                ClaimKind.Name when Places().IsMatch(claim.Value) => Tells.Where,
                ClaimKind.Link or ClaimKind.Email or ClaimKind.Phone => Tells.Contact,
                _ => Tells.Nothing,
            };
        }

        tells |= Spans.Action(language).IsMatch(sentence) ? Tells.Action : Tells.Nothing;
        return new NoticeSentence(sentence, tells, claims.Count, Spans.Quotation(language).IsMatch(sentence));
    }

    /// <summary>The lines between the marks of a release and what it closes with.</summary>
    private static List<string> Body(IEnumerable<string> lines)
    {
        var body = new List<string>();
        foreach (var line in lines)
        {
            if (EndMark().IsMatch(line))
            {
                break;
            }

            if (!FrameMark().IsMatch(line) && !IsDate(line))
            {
                body.Add(line);
            }
        }

        return body;
    }

    private static bool IsDate(string line) => line.Length > 0 && ClaimReader.Read(line) is [{ Kind: ClaimKind.Date } date] && date.Value.Length >= line.Length - 12 && line[^1] != '.';

    /// <summary>Short, without the mark that ends a sentence, and something follows.</summary>
    private static bool IsHeading(string line, IEnumerable<string> rest) =>
        line.Length <= HeadingMax && line[^1] is not ('.' or '!' or '?' or ';' or ',') && !line.Contains("://", StringComparison.Ordinal) && rest.Any(l => l.Length > 0);

    /// <summary>Lines of a paragraph are one text; items of a list stay sentences of their own.</summary>
    private static string Joined(string paragraph) => string.Join(' ', paragraph.Split('\n').Select(l =>
        Item().IsMatch(l) && l.Length > 2 && l[^1] is not ('.' or '!' or '?' or ':' or ';') ? l + "." : l));

    [GeneratedRegex(@"^(?:#{2,}|-\s?30\s?-|\*{3,}|(?:media|press) (?:contacts?|inquiries)\b|contacts? for (?:the )?(?:media|press)\b|contacto (?:de|para) (?:la )?prensa\b|about (?:the )?(?:city|county|town|department|office|agency|village) of\b|acerca de(?:l| la)\b|sobre el ayuntamiento\b|boilerplate\b|notes? to editors\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EndMark();

    [GeneratedRegex(@"^(?:(?:for )?immediate release\b.*|for release .*|press release|news release|media release|public notice|nota de prensa|comunicado de prensa|para (?:su )?(?:publicación|difusión) inmediata\b.*|(?:date|fecha|from|de|to|para|subject|asunto)\s*:.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FrameMark();

    /// <summary>MARLOW FERRY, Nov. 20, 2026 — at the head of the first sentence.</summary>
    [GeneratedRegex(@"^(?:\p{Lu}[\p{L}. ]{1,40},?\s*){1,3}(?:\([^)]{1,40}\)\s*)?(?:,?\s*\p{L}{3,10}\.?\s+\d{1,2},?\s+\d{4}|,?\s*\d{1,2} de \p{L}{4,10}(?: de \d{4})?)?\s*[—–]\s+(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex Dateline();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\s*(?:[-*•–]|\d{1,2}[.)])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"\b(?:Street|Avenue|Road|Park|Library|Hall|Cent(?:er|re)|Bridge|Plaza|Square|Station|School|Hospital|Clinic|Stadium|Market|Church|Harbou?r|Beach|Museum|Room|Calle|Avenida|Plaza|Parque|Biblioteca|Centro|Puente|Estación|Escuela|Mercado|Paseo|Casa)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
