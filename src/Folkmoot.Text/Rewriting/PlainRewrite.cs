// Says the same in plainer words: official phrases by the list of plainer ones, padding left out, long sentences cut where a second one begins.
using System.Text;
using System.Text.RegularExpressions;
using Folkmoot.Text.Readability;

namespace Folkmoot.Text.Rewriting;

/// <summary>English and Spanish; a text in another language stays as it is. Links, addresses, hashtags and names are not touched. Deterministic.</summary>
public static partial class PlainRewrite
{
    /// <summary>A sentence of so many words is cut, where it can be.</summary>
    private const int CutFrom = 18;

    /// <summary>Neither part of a sentence that was cut is shorter.</summary>
    private const int PartMin = 5;

    /// <param name="language">ISO 639-1; null to tell from the text.</param>
    public static string Of(string text, string? language)
    {
        language ??= ReadabilityRule.Measure(text, null).Language;
        return language is "en" or "es" ? Cut(Replace(Padding.Remove(text, language), language), language) : text;
    }

    private static string Replace(string text, string language)
    {
        var prose = Prose.Read(text);
        var jargon = language == "es" ? Jargon.Spanish : Jargon.English;
        var untouched = Untouched().Matches(text);
        var built = new StringBuilder(text.Length);
        int at = 0;
        foreach (var (first, last, _, _) in prose.Sentences)
        {
            for (int word = first; word <= last;)
            {
                int count = jargon.Match(prose, word, last, out string plain);
                if (count == 0 || Instead(prose, word, count, plain, word == first, language) is not { } instead
                    || untouched.Any(m => m.Index < End(prose, word + count - 1) && prose.Words[word].Start < m.Index + m.Length))
                {
                    word++;
                    continue;
                }

                int start = prose.Words[word].Start;
                if (language == "en" && word > first && Article(prose, word - 1) is { } article)
                {
                    built.Append(text, at, prose.Words[word - 1].Start - at).Append(Inflection.Article(instead, char.IsUpper(article[0])));
                    at = prose.Words[word - 1].Start + prose.Words[word - 1].Length;
                }

                built.Append(text, at, start - at).Append(instead);
                at = End(prose, word + count - 1);
                word += count;
            }
        }

        return built.Append(text, at, text.Length - at).ToString();
    }

    private static int End(Prose prose, int word) => prose.Words[word].Start + prose.Words[word].Length;

    private static string? Article(Prose prose, int word) => prose.Word(word).ToString() is { } text && text is "a" or "an" or "A" or "An" ? text : null;

    /// <summary>The plainer words in the form that the sentence needs; null where they would not fit.</summary>
    private static string? Instead(Prose prose, int word, int count, string plain, bool begins, string language)
    {
        var here = prose.Word(word).ToString();
        if (language == "en" && count == 1 && Inflection.IsVerb(plain) && (begins ? here.EndsWith('s') : Inflection.StandsBeforeNouns(prose.Word(word - 1).ToString())))
        {
            // The permit, our permits: a noun here, and the plainer word is none.
            return null;
        }

        // In the middle of a sentence a capital is a name; in capitals throughout it is left to people.
        if ((char.IsUpper(here[0]) && !begins) || (here.Length > 1 && ReadingProblems.IsShouted(here)))
        {
            return null;
        }

        string? form = plain;
        if (language == "en")
        {
            if (!begins && Inflection.StandsBeforeNouns(prose.Word(word - 1).ToString()) && Inflection.TakesNoArticle(plain))
            {
                return null;
            }

            form = count == 1 ? Inflection.Like(here, plain, word > 0 ? prose.Word(word - 1).ToString() : "") : plain;
        }

        return form is { Length: > 0 } && char.IsUpper(here[0]) ? char.ToUpperInvariant(form[0]) + form[1..] : form is { Length: > 0 } ? form : null;
    }

    private static string Cut(string text, string language)
    {
        var built = new StringBuilder(text.Length);
        int at = 0;
        foreach (var (first, last, start, end) in Prose.Read(text).Sentences)
        {
            if (last - first + 1 < CutFrom)
            {
                continue;
            }

            built.Append(text, at, start - at).Append(CutOne(text[start..end], language));
            at = end;
        }

        return built.Append(text, at, text.Length - at).ToString();
    }

    private static string CutOne(string sentence, string language)
    {
        var joint = (language == "es" ? SpanishJoint() : EnglishJoint()).Matches(sentence)
            .Where(m => WordsIn(sentence.AsSpan(0, m.Index)) >= PartMin && WordsIn(sentence.AsSpan(m.Groups["next"].Index)) >= PartMin)
            .MinBy(m => Math.Abs(m.Index - (sentence.Length / 2)));
        if (joint is null)
        {
            return sentence;
        }

        var (but, next) = (joint.Groups["but"], sentence[joint.Groups["next"].Index..]);
        string second = but.Success ? $"{char.ToUpperInvariant(but.Value[0])}{but.Value[1..]} {next}" : char.ToUpperInvariant(next[0]) + next[1..];
        return $"{sentence[..joint.Index].TrimEnd()}. {second}";
    }

    private static int WordsIn(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (var part in text.Split(' '))
        {
            count += text[part].IsEmpty ? 0 : 1;
        }

        return count;
    }

    [GeneratedRegex(@"\S*(?:://|@|\bwww\.)\S*|#\S+|(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:/\S*)?|[""“«][^""”»\n]{0,300}[""”»]", RegexOptions.CultureInvariant)]
    private static partial Regex Untouched();

    [GeneratedRegex(@"(?:;|,\s+(?:and|(?<but>but|so)))\s+(?=(?<next>(?:we|you|they|it|he|she|there|this|these|the|people|residents|drivers|visitors)\s))", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishJoint();

    [GeneratedRegex(@"(?:;|,\s+(?:y|(?<but>pero|así que)))\s+(?=(?<next>(?:usted|ustedes|nosotros|ellos|ellas|el|la|los|las|este|esta|no|también|se)\s))", RegexOptions.CultureInvariant)]
    private static partial Regex SpanishJoint();
}
