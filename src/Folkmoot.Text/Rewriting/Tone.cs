// Says the same in another tone by rules: nothing but address, contractions, marks, emoji and empty emphasis changes.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Folkmoot.Text.Readability;

namespace Folkmoot.Text.Rewriting;

public enum Tone
{
    /// <summary>No exclamation, emoji, capitals throughout or empty emphasis.</summary>
    Neutral,

    /// <summary>You and we instead of residents and the city; please where something is asked.</summary>
    Warm,

    /// <summary>No contractions, exclamations or emoji.</summary>
    Formal,

    /// <summary>What to do comes first, without please.</summary>
    Urgent,
}

/// <summary>English and Spanish; a text in another language loses marks and emoji only. Deterministic.</summary>
public static partial class ToneRewrite
{
    private static readonly (string Pattern, string With)[] WarmEnglish =
    [
        (@"\b(?:all )?(?:residents|citizens|members of the public) (?:are asked|are requested|are urged) to\b", "please"),
        (@"\bthe (?:city|county|town|department|agency) will\b", "we will"), (@"\bthe (?:city|county|town|department|agency) is\b(?! (?:of|in)\b)", "we are"),
        (@"\bthe (?:city|county|town|department|agency) has\b", "we have"), (@"\byou will\b", "you'll"), (@"\bwe will\b", "we'll"), (@"\bwe are\b", "we're"), (@"\bit is\b", "it's"), (@"\bthat is\b", "that's"), (@"\bwe have\b(?= \w+ed\b)", "we've"),
    ];

    private static readonly (string Pattern, string With)[] WarmSpanish =
    [
        (@"\bse (?:ruega|pide|solicita|insta) a (?:los|las) (?:vecinos|residentes|ciudadanos|personas) que\b", "por favor,"), (@"\b(?:los|las) (?:vecinos|residentes|ciudadanos) (?=deben|deberán|pueden|podrán)", "ustedes "),
    ];

    private static readonly (string Pattern, string With)[] FormalEnglish =
    [
        (@"\bcan't\b", "cannot"), (@"\bwon't\b", "will not"), (@"\b(\w+)n't\b", "$1 not"), (@"\b(\w+)'re\b", "$1 are"), (@"\b(\w+)'ll\b", "$1 will"), (@"\b(\w+)'ve\b", "$1 have"),
        (@"\b(it|that|there|what|here)'s\b", "$1 is"), (@"\blet's\b", "let us"), (@"\bI'm\b", "I am"), (@"\b(?:hey|hi),? (?:there|everyone|folks|all)[,!.]\s*(\w)", "$1"), (@"\bthanks\b", "thank you"), (@"\bkids\b", "children"),
    ];

    private static readonly (string Pattern, string With)[] FormalSpanish =
    [
        (@"¡?\bhola(?: a todos| a todas)?[,!.]\s*(\w)", "$1"), (@"\bchicos\b", "niños"), (@"\bporfa\b", "por favor"),
    ];

    /// <param name="language">ISO 639-1; null to tell from the text.</param>
    public static string Of(string text, string? language, Tone tone)
    {
        language ??= ReadabilityRule.Measure(text, null).Language;
        return tone switch
        {
            Tone.Neutral => Capitals(Emphasis(Quiet(text), language)),
            Tone.Formal => Capitals(Apply(Quiet(text), language, FormalEnglish, FormalSpanish)),
            Tone.Warm => Please(Apply(language == "en" ? Addressed(text) : text, language, WarmEnglish, WarmSpanish), language),
            Tone.Urgent => Urgent(Emphasis(Padding.Remove(text, language), language), language),
            _ => throw new ArgumentOutOfRangeException(nameof(tone), tone, "Unknown tone."),
        };
    }

    private static string Apply(string text, string? language, (string Pattern, string With)[] english, (string Pattern, string With)[] spanish)
    {
        foreach (var (pattern, with) in language switch { "en" => english, "es" => spanish, _ => [] })
        {
            text = Regex.Replace(text.Replace('’', '\''), pattern, m => Cased(m, with), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }

        return text;
    }

    /// <summary>"Residents must move their cars" is said to those who read it.</summary>
    private static string Addressed(string text) => Residents().Replace(text, m =>
        (char.IsUpper(m.Value[0]) ? "You " : "you ") + Theirs().Replace(m.Groups["rest"].Value, t => t.Value.ToLowerInvariant() switch { "their" => "your", "themselves" => "yourselves", _ => "you" }));

    /// <summary>The replacement with the first letter as large as the one it replaces.</summary>
    private static string Cased(Match match, string with)
    {
        string made = match.Result(with);
        return made.Length > 0 && char.IsUpper(match.Value[0]) ? char.ToUpperInvariant(made[0]) + made[1..] : made;
    }

    /// <summary>Without exclamations and emoji.</summary>
    private static string Quiet(string text)
    {
        var calm = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != '\uFE0F' && rune.Value != 0x200D && rune.Value != 0x20E3 && (Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherSymbol || rune.Value is '°' or '©' or '®') && Rune.GetUnicodeCategory(rune) != UnicodeCategory.ModifierSymbol)
            {
                calm.Append(rune);
            }
        }

        text = Marks().Replace(calm.ToString(), m => m.Value.Contains('?', StringComparison.Ordinal) ? "?" : ".").Replace("¡", "", StringComparison.Ordinal);
        return Blanks().Replace(LineBlanks().Replace(text, ""), " ").Trim();
    }

    private static string Emphasis(string text, string? language) => language switch
    {
        "en" => EnglishEmphasis().Replace(text, ""),
        "es" => SpanishEmphasis().Replace(text, ""),
        _ => text,
    };

    /// <summary>Three words or more in capitals become small; the first letter of a sentence stays large.</summary>
    private static string Capitals(string text) => Shouted().Replace(text, m =>
    {
        string small = m.Value.ToLowerInvariant();
        bool begins = m.Index == 0 || text[..m.Index].TrimEnd() is { Length: > 0 } before && before[^1] is '.' or '!' or '?' or '\n';
        return begins ? char.ToUpperInvariant(small[0]) + small[1..] : small;
    });

    /// <summary>Please before what is asked of people, once.</summary>
    private static string Please(string text, string? language)
    {
        var (word, asks) = (language == "es" ? "Por favor, " : "Please ", Spans.Action(language));
        if (language is not ("en" or "es") || text.Contains(word.Trim().TrimEnd(','), StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        foreach (var (start, length) in Sentences.Of(text))
        {
            string sentence = text.Substring(start, length);
            if (asks.Match(sentence).Groups["ask"].Success && !Prohibition().IsMatch(sentence))
            {
                return text[..start] + word + char.ToLowerInvariant(sentence[0]) + text[(start + 1)..];
            }
        }

        return text;
    }

    private static string Urgent(string text, string? language)
    {
        if (language is not ("en" or "es"))
        {
            return text;
        }

        text = Apply(text, language, [(@"\bplease,? (\w)", "$1")], [(@"\bpor favor,? (\w)", "$1")]);
        var sentences = Sentences.Of(text);
        int act = sentences.ToList().FindIndex(s => Spans.Action(language).Match(text.Substring(s.Start, s.Length)).Groups["ask"].Success);
        string mark = language == "es" ? "Importante: " : "Important: ";
        if (act > 0)
        {
            var (start, length) = sentences[act];
            string asked = text.Substring(start, length);
            string rest = (text[..start].TrimEnd() + " " + text[(start + length)..].TrimStart()).Trim();
            text = $"{asked} {rest}";
        }

        return text.StartsWith(mark, StringComparison.OrdinalIgnoreCase) ? text : mark + text;
    }

    [GeneratedRegex(@"\b(?:all )?(?:residents|citizens|members of the public) (?<rest>(?:must|should|can|may|will|need to)\b[^.!?\n]*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Residents();

    [GeneratedRegex(@"\b(?:their|they|them|themselves)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Theirs();

    [GeneratedRegex(@"[ \t]*[!?]*![!?]*", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"(?<=\S)[ \t]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?m)^[ \t]+|[ \t]+$", RegexOptions.CultureInvariant)]
    private static partial Regex LineBlanks();

    [GeneratedRegex(@"\b(?:very|really|extremely|absolutely|incredibly|totally|super|truly|literally)\s+(?=\p{Ll})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishEmphasis();

    [GeneratedRegex(@"\b(?:muy|realmente|absolutamente|increíblemente|totalmente|súper|super|sumamente)\s+(?=\p{Ll})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SpanishEmphasis();

    [GeneratedRegex(@"\b\p{Lu}{2,}(?:[ ,]+\p{Lu}{2,}){2,}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Shouted();

    [GeneratedRegex(@"^(?:do not|don't|never|avoid|no)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Prohibition();
}
