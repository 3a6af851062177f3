// What makes a post's text hard for people who hear it read out, or read it slowly. Pure.
using System.Globalization;
using System.Text.RegularExpressions;
using Folkmoot.Drafting.Own;
using Folkmoot.Text.Tokens;

namespace Folkmoot.Publishing.Lint;

internal static partial class TextLint
{
    private const int EmojiMax = 3;
    private const int EmojiRowMax = 2;
    private const int EmojiLinesMax = 2;
    private const int ShoutedMin = 4;

    /// <summary>Fewer shouted words than this share of all are emphasis, if they are at most two.</summary>
    private const double ShoutedShare = 0.3;

    private static readonly HashSet<string> Shorteners = new(
        ["bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "buff.ly", "is.gd", "cutt.ly", "rebrand.ly", "t.ly", "shorturl.at", "lnkd.in"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Longer abbreviations that are not shouting.</summary>
    private static readonly HashSet<string> Abbreviations = new(
        ["COVID", "FEMA", "NASA", "NOAA", "SNAP", "UNESCO", "UNICEF", "HTTP", "HTML", "ADHD", "AIDS", "SIDA", "EEUU", "ONCE", "RENFE", "AEMET", "IMSERSO", "ONU", "WIFI", "STEM", "EMAIL", "ASAP"], StringComparer.Ordinal);

    public static IEnumerable<LintFinding> Of(string text) =>
        [.. Hashtags(text), .. EmojiIn(text), .. Shouting(text), .. Links(text), .. Drawn(text), .. Letters(text)];

    private static IEnumerable<LintFinding> Hashtags(string text)
    {
        var words = Word().Matches(text).Where(w => w.Index == 0 || text[w.Index - 1] != '#').Select(w => w.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (Match tag in Tag().Matches(text))
        {
            if (HashtagWords.CamelCase(tag.Value[1..], words) is { } camel)
            {
                yield return new("hashtag-case", tag.Index, tag.Length, tag.Value, "#" + camel);
            }
        }
    }

    private static IEnumerable<LintFinding> EmojiIn(string text)
    {
        var all = new List<(int Start, int Length, string Value)>();
        foreach (var token in Tokenizer.Read(text))
        {
            if (token.Kind == TokenKind.Emoji)
            {
                all.Add((token.Start, token.Length, text.Substring(token.Start, token.Length)));
            }
        }

        if (all.Count > EmojiMax)
        {
            yield return new("emoji-many", all[EmojiMax].Start, all[EmojiMax].Length, all.Count, EmojiMax);
        }

        for (var i = 0; i < all.Count;)
        {
            var last = i;
            while (last + 1 < all.Count && string.IsNullOrWhiteSpace(text[(all[last].Start + all[last].Length)..all[last + 1].Start]))
            {
                last++;
            }

            if (last - i + 1 > EmojiRowMax)
            {
                yield return new("emoji-row", all[i].Start, all[last].Start + all[last].Length - all[i].Start, last - i + 1);
            }

            i = last + 1;
        }

        if (all.GroupBy(e => e.Value).Where(g => g.Count() > 2).OrderByDescending(g => g.Count()).FirstOrDefault() is { } repeated)
        {
            yield return new("emoji-repeated", repeated.Last().Start, repeated.Last().Length, repeated.Key, repeated.Count());
        }

        var heads = all.Where(e => text[..e.Start].TrimEnd(' ', '\t') is "" or [.., '\n']).ToList();
        if (heads.Count > EmojiLinesMax)
        {
            yield return new("emoji-start", heads[EmojiLinesMax].Start, heads[EmojiLinesMax].Length, heads.Count);
        }

        // "The 🚌 to the 🏖 runs": between two small words it stands for one.
        foreach (var emoji in all.Where(e => InsteadBefore().IsMatch(text[..e.Start]) && InsteadAfter().IsMatch(text[(e.Start + e.Length)..])))
        {
            yield return new("emoji-word", emoji.Start, emoji.Length, emoji.Value);
        }
    }

    private static IEnumerable<LintFinding> Shouting(string text)
    {
        var words = Word().Matches(text).Where(w => w.Length > 1 && !(w.Index > 0 && text[w.Index - 1] is '#' or '@' or '/' or '.')).ToList();
        var shouted = words.Where(w => w.Length >= ShoutedMin && w.Value.All(c => char.IsUpper(c)) && !Abbreviations.Contains(w.Value) && !Roman().IsMatch(w.Value)
            && !(w.Index + w.Length < text.Length && text[w.Index + w.Length] is '-' or ')') && !(w.Index > 0 && text[w.Index - 1] is '(' or '-')).ToList();
        if (shouted.Count > 2 || (shouted.Count > 1 && shouted.Count >= words.Count * ShoutedShare))
        {
            yield return new("all-caps", shouted[0].Index, shouted[0].Length, string.Join(' ', shouted.Take(3).Select(w => w.Value)), shouted.Count);
        }
    }

    private static IEnumerable<LintFinding> Links(string text)
    {
        foreach (Match here in Here().Matches(text))
        {
            yield return new("link-text", here.Index, here.Length, here.Value);
        }

        foreach (Match link in Link().Matches(text).Where(l => Shorteners.Contains(l.Groups["host"].Value)))
        {
            yield return new("link-short", link.Index, link.Length, link.Value);
        }
    }

    /// <summary>Lines made of marks, or of blocks and boxes.</summary>
    private static IEnumerable<LintFinding> Drawn(string text)
    {
        if (Art().Match(text) is { Success: true } art)
        {
            yield return new("ascii-art", art.Index, art.Length);
        }
    }

    private static IEnumerable<LintFinding> Letters(string text)
    {
        if (Fancy().Match(text) is { Success: true } fancy)
        {
            yield return new("fancy-letters", fancy.Index, fancy.Length, fancy.Value, fancy.Value.Normalize(System.Text.NormalizationForm.FormKC));
        }
    }

    [GeneratedRegex(@"(?<![\p{L}\d&/])#[\p{L}\d_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:the|a|an|your|our|el|la|los|las|un|una|su|tu)\s$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex InsteadBefore();

    [GeneratedRegex(@"^\s(?:\p{Ll}|$)|^[.,!?]|^$", RegexOptions.CultureInvariant)]
    private static partial Regex InsteadAfter();

    [GeneratedRegex(@"^(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Roman();

    [GeneratedRegex(@"\b(?:click|tap|press) (?:here|this link|the link below)\b|\b(?:haz|haga|hacer|pulsa|pulse|pincha|pinche) (?:clic |click )?(?:en )?(?:aquí|este enlace|el enlace)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Here();

    [GeneratedRegex(@"(?<![\w.@-])(?:https?://)?(?:www\.)?(?<host>[a-z0-9-]+\.[a-z]{2,3})/[A-Za-z0-9_-]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"[\u2500-\u25A0]{3,}|(?:^[ \t]*[^\p{L}\d\s\p{Cs}\p{So}]{1}(?:[^\p{L}\d\n\p{Cs}\p{So}]*[^\p{L}\d\s\p{Cs}\p{So}]){3,}[ \t]*(?:\n|$)){2,}|¯\\?_\(|ʕ•|\(╯|[-=~_*]{10,}", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Art();

    /// <summary>Mathematical letters and figures (U+1D400 to U+1D7FF), letters in circles, full-width letters.</summary>
    [GeneratedRegex(@"(?:\uD835[\uDC00-\uDFFF](?: ?\uD835[\uDC00-\uDFFF])+)|[\u24B6-\u24E9](?:[\u24B6-\u24E9 ])+|[\uFF21-\uFF5A]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Fancy();
}
