// Every lint rule over a post, as hints: none blocks. Pure.
using Folkmoot.Text.Readability;

namespace Folkmoot.Publishing.Lint;

internal static class PostLint
{
    /// <summary>Years of school that a text for everybody may ask for (US federal plain-language practice: grade 8).</summary>
    private const double GradeMax = 8;

    /// <summary>Fewer words make no grade that means something.</summary>
    private const int GradeWordsMin = 40;

    public static IReadOnlyList<Problem> Of(PostContent content)
    {
        var found = new List<Problem>();
        Add(content.Text, PostPart.Text, null);
        foreach (var version in content.Versions.Where(v => v.Text != content.Text))
        {
            Add(version.Text, PostPart.Version, version.ChannelId);
        }

        foreach (var (i, image) in content.Images.Index())
        {
            found.AddRange(AltLint.Of(image.AltText, i + 1, content.Text).Select(f => new Problem(f.Rule, false, PostPart.Images, null, f.Args)));
        }

        return [.. found.DistinctBy(p => (p.Rule, string.Join('\n', p.Args)))];

        void Add(string text, PostPart part, Guid? channel)
        {
            found.AddRange(TextLint.Of(text).Select(f => new Problem(f.Rule, false, part, channel, f.Args)));
            var hardness = ReadabilityRule.Measure(text, content.Languages is [var language, ..] ? language.Split('-')[0] : null);
            if (hardness.Grade > GradeMax && hardness.Sentences.Sum(s => s.Words) >= GradeWordsMin)
            {
                found.Add(new Problem("reading-grade", false, part, channel, hardness.Grade.Value, GradeMax));
            }
        }
    }
}
