// Whether something that a machine proposed is still in a text that people have worked on since. Pure.
namespace Folkmoot.Drafting;

internal static class TraceRules
{
    /// <summary>So many words in a row are no chance.</summary>
    private const int Run = 5;

    /// <param name="taken">What was taken over.</param>
    public static bool Remains(string taken, IEnumerable<string> texts)
    {
        var words = Words(taken);
        var length = Math.Min(Run, words.Count);
        if (length == 0)
        {
            return false;
        }

        var runs = Enumerable.Range(0, words.Count - length + 1).Select(i => string.Join(' ', words.GetRange(i, length))).ToHashSet(StringComparer.Ordinal);
        return texts.Select(Words).Any(text => Enumerable.Range(0, Math.Max(0, text.Count - length + 1)).Any(i => runs.Contains(string.Join(' ', text.GetRange(i, length)))));
    }

    private static List<string> Words(string text) =>
        [.. Facts.Fold(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.', ',', ';', ':', '!', '?', '"', '(', ')')).Where(w => w.Length > 0)];
}
