// What the words in a post's pictures call for: that everybody gets them who does not see the picture, and that they can be read by those who do. Pure.
using System.Globalization;

namespace Folkmoot.Publishing.Library.Imaging;

internal static class ReadingRules
{
    public const string Text = "media-text";
    public const string Faint = "media-contrast";

    /// <summary>A sign or a number plate in a photo is no text of the post.</summary>
    private const int WordsLeast = 5;

    /// <summary>Of the words in the picture, this part may be missing from text and description: reading errs.</summary>
    private const double MissingMost = 0.3;

    private const int Shown = 6;

    public static IEnumerable<Problem> Of(PostContent content, IReadOnlyDictionary<Guid, PictureReading> readings)
    {
        foreach (var (i, image) in content.Images.Index())
        {
            if (readings.GetValueOrDefault(image.Media.Id) is not { } reading)
            {
                continue;
            }

            var told = Terms(string.Join(' ', [image.AltText, content.Text, .. content.Versions.Select(v => v.Text)])).ToHashSet();
            var words = Terms(reading.Words).ToList();
            var missing = words.Where(w => !told.Contains(w)).Distinct().ToList();
            if (words.Count >= WordsLeast && words.Count(w => !told.Contains(w)) > words.Count * MissingMost)
            {
                yield return new Problem(Text, false, PostPart.Images, null, i + 1, string.Join(", ", missing.Take(Shown)) + (missing.Count > Shown ? " …" : ""));
            }

            if (reading is { Faint: > 0, Faintest: { } faintest })
            {
                yield return new Problem(Faint, false, PostPart.Images, null, i + 1, reading.Faint, faintest.ToString("0.0", CultureInfo.CurrentCulture));
            }
        }
    }

    /// <summary>Words and numbers in small letters without accents.</summary>
    private static IEnumerable<string> Terms(string text)
    {
        var plain = new string([.. text.Normalize(System.Text.NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)]).ToLowerInvariant();
        return new string([.. plain.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 1);
    }
}
