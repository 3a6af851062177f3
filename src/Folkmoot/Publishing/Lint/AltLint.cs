// Whether the description of an image tells what a person who does not see it needs. Pure.
using System.Text.RegularExpressions;
using Folkmoot.Text.Tokens;

namespace Folkmoot.Publishing.Lint;

internal static partial class AltLint
{
    private const int WordsMin = 2;

    /// <summary>What a screen reader speaks in about half a minute.</summary>
    private const int CharactersMax = 500;

    /// <param name="place">Of the image, from 1.</param>
    /// <param name="text">Of the post.</param>
    public static IEnumerable<LintFinding> Of(string alt, int place, string text)
    {
        if (alt.Length == 0)
        {
            yield break;
        }

        if (FileName().IsMatch(alt))
        {
            yield return new("alt-file-name", 0, alt.Length, place, alt);
            yield break;
        }

        if (!alt.Any(char.IsLetterOrDigit) && HasEmoji(alt))
        {
            yield return new("alt-emoji", 0, alt.Length, place);
            yield break;
        }

        if (ImageOf().Match(alt) is { Success: true } opening)
        {
            yield return new("alt-image-of", opening.Index, opening.Length, place, opening.Value.Trim());
        }

        if (Plain(alt) is { Length: > 0 } plain && plain == Plain(text))
        {
            yield return new("alt-same", 0, alt.Length, place);
        }

        if (alt.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length < WordsMin)
        {
            yield return new("alt-short", 0, alt.Length, place);
        }

        if (alt.Length > CharactersMax)
        {
            yield return new("alt-wordy", CharactersMax, alt.Length - CharactersMax, place, CharactersMax);
        }
    }

    private static bool HasEmoji(string text)
    {
        foreach (var token in Tokenizer.Read(text))
        {
            if (token.Kind == TokenKind.Emoji)
            {
                return true;
            }
        }

        return false;
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    [GeneratedRegex(@"^(?:(?:IMG|DSC|DCIM|PXL|MVIMG|Screenshot|Captura|image|imagen|photo|foto|picture|WhatsApp[ _]Image)[ _-]*\(?\d[\d _.:-]*\)?(?:[ _-]?at[ _-]?[\d.]+)?(?:\.\w{3,4})?|\S{1,80}\.(?:jpe?g|png|gif|webp|heic|tiff?|bmp)|\S+ \(\d\)\.(?:jpe?g|png|gif|webp))$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FileName();

    [GeneratedRegex(@"^(?:an? |the |una? |la |el )?(?:image|picture|photo|photograph|graphic|imagen|foto|fotografía|gráfico)\s(?:of|showing|de|del|que muestra)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ImageOf();
}
