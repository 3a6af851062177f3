// Every lint rule over a post, as hints: what blocks is the posting policy's to say. Pure.
using Folkmoot.Text.Readability;

namespace Folkmoot.Publishing.Lint;

internal static class PostLint
{
    /// <summary>Years of school that a text for everybody may ask for (US federal plain-language practice: grade 8).</summary>
    public const double GradeMax = 8;

    /// <summary>Fewer words make no grade that means something.</summary>
    private const int GradeWordsMin = 40;

    /// <summary>Every finding once, wherever it stands.</summary>
    public static IReadOnlyList<Problem> Of(PostContent content) =>
        [.. All(content).Concat(Grades(content, GradeMax)).DistinctBy(p => (p.Rule, string.Join('\n', p.Args)))];

    /// <summary>Every finding but grades, in every text and description in which it stands: a posting policy asks for which channels.</summary>
    public static IEnumerable<Problem> All(PostContent content)
    {
        foreach (var (text, part, channel) in Texts(content))
        {
            foreach (var finding in TextLint.Of(text))
            {
                yield return new Problem(finding.Rule, false, part, channel, finding.Args);
            }
        }

        foreach (var (i, image) in content.Images.Index())
        {
            foreach (var finding in AltLint.Of(image.AltText, i + 1, content.Text))
            {
                yield return new Problem(finding.Rule, false, PostPart.Images, null, finding.Args);
            }
        }
    }

    /// <summary>The texts that ask for more years of school than the goal.</summary>
    public static IEnumerable<Problem> Grades(PostContent content, double goal)
    {
        foreach (var (text, part, channel) in Texts(content))
        {
            var hardness = ReadabilityRule.Measure(text, content.Languages is [var language, ..] ? language.Split('-')[0] : null);
            if (hardness.Grade > goal && hardness.Sentences.Sum(s => s.Words) >= GradeWordsMin)
            {
                yield return new Problem("reading-grade", false, part, channel, hardness.Grade.Value, goal);
            }
        }
    }

    private static IEnumerable<(string Text, PostPart Part, Guid? Channel)> Texts(PostContent content) =>
        [(content.Text, PostPart.Text, null), .. content.Versions.Where(v => v.Text != content.Text).Select(v => (v.Text, PostPart.Version, (Guid?)v.ChannelId))];
}
