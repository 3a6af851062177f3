// What a proposal changed, word by word. Pure.
namespace Folkmoot.Drafting;

internal enum Change
{
    Same,
    Removed,
    Added,
}

internal sealed record DiffPart(Change Change, string Text);

internal static class Differences
{
    /// <summary>Above so many comparisons the texts are shown one after the other.</summary>
    private const long ComparisonsMax = 4_000_000;

    /// <summary>The longest common subsequence of words stays; runs of the same kind are one part.</summary>
    public static IReadOnlyList<DiffPart> Between(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        if ((long)old.Count * now.Count > ComparisonsMax)
        {
            return [new(Change.Removed, before), new(Change.Added, after)];
        }

        var lengths = Lengths(old, now);
        var parts = new List<DiffPart>();
        var (i, j) = (0, 0);
        while (i < old.Count || j < now.Count)
        {
            if (i < old.Count && j < now.Count && old[i] == now[j])
            {
                Add(parts, Change.Same, now[j++]);
                i++;
            }
            else if (i < old.Count && (j == now.Count || lengths[i + 1, j] >= lengths[i, j + 1]))
            {
                Add(parts, Change.Removed, old[i++]);
            }
            else
            {
                Add(parts, Change.Added, now[j++]);
            }
        }

        return parts;
    }

    private static int[,] Lengths(List<string> old, List<string> now)
    {
        var lengths = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }

    private static void Add(List<DiffPart> parts, Change change, string word)
    {
        if (parts.Count > 0 && parts[^1].Change == change)
        {
            parts[^1] = new DiffPart(change, parts[^1].Text + word);
        }
        else
        {
            parts.Add(new DiffPart(change, word));
        }
    }

    /// <summary>Words and the blanks between them, so that joining them gives the text.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var blank = char.IsWhiteSpace(text[start]);
            var end = start + 1;
            while (end < text.Length && char.IsWhiteSpace(text[end]) == blank)
            {
                end++;
            }

            words.Add(text[start..end]);
            start = end;
        }

        return words;
    }
}
