// A text as the sentences that are translated one by one, and what stands between them. Pure.
using System.Text;
using Folkmoot.Text.Readability;

namespace Folkmoot.Drafting.Translations;

/// <param name="Before">Blanks and line ends in front of it, which stay as they are.</param>
internal sealed record Segment(string Before, string Text);

internal static class Segments
{
    public static IReadOnlyList<Segment> Of(string text)
    {
        var found = new List<Segment>();
        var at = 0;
        foreach (var line in Lines(text))
        {
            foreach (var (start, length) in Sentences.Of(text[line]))
            {
                var from = line.Start.Value + start;
                found.Add(new Segment(text[at..from], text.Substring(from, length)));
                at = from + length;
            }
        }

        return found;
    }

    /// <summary>The text anew; what followed the last segment is left out.</summary>
    /// <param name="translated">One for each segment.</param>
    public static string Join(IReadOnlyList<Segment> segments, IReadOnlyList<string> translated)
    {
        var joined = new StringBuilder();
        foreach (var (i, segment) in segments.Index())
        {
            joined.Append(segment.Before).Append(translated[i]);
        }

        return joined.ToString();
    }

    /// <summary>The pairs that a reviewed translation holds, sentence by sentence; where their number differs, only those whose proposed translation still stands there word for word.</summary>
    public static IReadOnlyList<(string Source, string Target)> Align(string source, string proposed, string reviewed)
    {
        var (given, made, final) = (Of(source), Of(proposed), Of(reviewed));
        return given.Count == final.Count
            ? [.. given.Select((s, i) => (s.Text, final[i].Text))]
            : given.Count == made.Count
                ? [.. given.Select((s, i) => (s.Text, made[i].Text)).Where(p => final.Any(f => f.Text == p.Item2))]
                : [];
    }

    private static IEnumerable<Range> Lines(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] == '\n')
            {
                yield return start..i;
                start = i + 1;
            }
        }
    }
}
