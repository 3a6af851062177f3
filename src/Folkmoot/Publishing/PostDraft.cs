// What an author typed, and how it is cleaned before it is stored. Pure: nothing typed is ever cut off, what does not fit is named.
using System.Globalization;
using System.Text.Json.Serialization;
using Folkmoot.Networks;

namespace Folkmoot.Publishing;

/// <param name="Versions">Own texts of single channels; an empty one is none.</param>
/// <param name="Assists">Proposals of a machine that were taken over while writing; null for none.</param>
/// <param name="Source">The text that it was written from, for the claim check.</param>
/// <param name="EmbargoLocal">Wall-clock time before which it goes nowhere; null for no embargo.</param>
/// <param name="Labels">Of the agency's labels; null leaves those that it has.</param>
/// <param name="DueLocal">Wall-clock time in the agency's zone; null is "as soon as it is approved".</param>
internal sealed record PostDraft(
    string Title,
    string Text,
    IReadOnlyList<string> Languages,
    IReadOnlyList<Guid> Channels,
    IReadOnlyList<ChannelText> Versions,
    IReadOnlyList<DraftImage> Images,
    DateTime? DueLocal,
    DateTime? PublishByLocal,
    IReadOnlyList<Guid>? Assists = null,
    string Source = "",
    DateTime? EmbargoLocal = null,
    IReadOnlyList<string>? Labels = null)
{
    public PostDraft Cleaned() => this with
    {
        Title = OneLine(Title),
        Text = Clean(Text),
        Source = Clean(Source),
        Languages = [.. Languages.Select(l => l.Trim()).Where(l => l.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
        Channels = [.. Channels.Distinct()],
        Labels = Labels is null ? null : [.. Labels.Select(l => l.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)],
        Versions = [.. Versions.Select(v => v with { Text = Clean(v.Text) }).Where(v => v.Text.Length > 0).DistinctBy(v => v.ChannelId)],
        Images = [.. Images.Select(i => new DraftImage(i.MediaId, Clean(i.AltText), Clean(i.Exemption ?? "") is { Length: > 0 } reason ? reason : null, i.Focus))],
    };

    /// <summary>What cannot be stored at all; a draft may be unfinished in every other way.</summary>
    public IEnumerable<Problem> Limits()
    {
        if (Title.Length > Post.TitleMax)
        {
            yield return new Problem("title-long", true, PostPart.Title, null, Post.TitleMax);
        }

        if (Text.Length > Post.TextMax)
        {
            yield return new Problem("text-long", true, PostPart.Text, null, Text.Length, Post.TextMax, Text.Length - Post.TextMax);
        }

        if (Source.Length > Post.SourceMax)
        {
            yield return new Problem("source-long", true, PostPart.Source, null, Post.SourceMax);
        }

        foreach (var version in Versions.Where(v => v.Text.Length > Post.TextMax))
        {
            yield return new Problem("text-long", true, PostPart.Version, version.ChannelId, version.Text.Length, Post.TextMax, version.Text.Length - Post.TextMax);
        }

        if (Languages.Count > Post.LanguagesMax || Languages.Any(l => !IsLanguage(l)))
        {
            yield return new Problem("language", true, PostPart.Languages, null, Post.LanguagesMax);
        }

        if (Images.Count > Post.ImagesMax)
        {
            yield return new Problem("images-many", true, PostPart.Images, null, Post.ImagesMax);
        }

        for (var i = 0; i < Images.Count; i++)
        {
            if (Images[i].AltText.Length > PostImage.AltTextMax || Images[i].Exemption?.Length > PostImage.ExemptionMax)
            {
                yield return new Problem("image-words-long", true, PostPart.Images, null, i + 1, PostImage.AltTextMax, PostImage.ExemptionMax);
            }
        }
    }

    /// <summary>A name or headline as it is stored.</summary>
    public static string OneLine(string text) => Clean(text).Replace('\n', ' ');

    /// <summary>One kind of line end, no blanks at the ends, no characters that only machines see.</summary>
    public static string Clean(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Trim();
        return lines.Any(IsNoise) ? string.Concat(lines.Where(c => !IsNoise(c))) : lines;
    }

    private static bool IsNoise(char c) => char.IsControl(c) && c is not ('\n' or '\t');

    public static bool IsLanguage(string tag)
    {
        try
        {
            return tag.Length <= 35 && !CultureInfo.GetCultureInfo(tag).EnglishName.StartsWith("Unknown", StringComparison.Ordinal);
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}

internal sealed record DraftImage(
    Guid MediaId, string AltText, string? Exemption, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FocalPoint? Focus = null);
