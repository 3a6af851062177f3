// Cuts a text into the spans that a sentiment rests on and what lies between them. Pure.
using Folkmoot.Text;

namespace Folkmoot.Listening;

internal static class EvidenceSpans
{
    /// <summary>The text in order, in pieces; true where the piece speaks for the label. Spans that overlap or lie outside are left out.</summary>
    public static IEnumerable<(string Text, bool Speaks)> Cut(string text, IEnumerable<Reason> reasons)
    {
        var done = 0;
        foreach (var reason in reasons.Where(r => r.Weight > 0).OrderBy(r => r.Start))
        {
            if (reason.Start < done || reason.Length <= 0 || reason.Start > text.Length - reason.Length)
            {
                continue;
            }

            if (reason.Start > done)
            {
                yield return (text[done..reason.Start], false);
            }

            done = reason.Start + reason.Length;
            yield return (text[reason.Start..done], true);
        }

        if (done < text.Length)
        {
            yield return (text[done..], false);
        }
    }

    /// <summary>The words themselves, strongest first.</summary>
    public static IReadOnlyList<string> Words(string text, IEnumerable<Reason> reasons, bool against) =>
    [
        .. reasons.Where(r => against ? r.Weight < 0 : r.Weight > 0)
            .Where(r => r.Start >= 0 && r.Length > 0 && r.Start <= text.Length - r.Length)
            .OrderByDescending(r => Math.Abs(r.Weight)).Select(r => text.Substring(r.Start, r.Length)).Where(w => !w.All(IsStop)).Distinct().Take(8),
    ];

    /// <summary>What ends or parts a sentence is marked in the text, and says nothing by itself.</summary>
    private static bool IsStop(char c) => c is '.' or ',' or ';' or ':' || char.IsWhiteSpace(c);
}
