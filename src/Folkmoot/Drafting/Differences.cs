// What was changed between two texts, word by word. Pure.
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
    /// <summary>As many words as can stay; between two that stay, what was removed comes before what was added.</summary>
    public static IReadOnlyList<DiffPart> Between(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var edit = ShortestEdit.Between(Numbered(old, numbers), Numbered(now, numbers));
        var parts = new List<DiffPart>();
        var (removed, added, i, j) = ("", "", 0, 0);
        while (i < old.Count || j < now.Count)
        {
            if (i < old.Count && edit.Removed[i])
            {
                removed += old[i++];
            }
            else if (j < now.Count && edit.Added[j])
            {
                added += now[j++];
            }
            else if (IsBetweenChanges(old, edit, i, j))
            {
                // A blank alone that stays between two words that do not is a part of the change to whoever reads it.
                (removed, added) = (removed + old[i++], added + now[j++]);
            }
            else
            {
                Settle();
                Add(parts, Change.Same, now[j++]);
                i++;
            }
        }

        Settle();
        return parts;

        void Settle()
        {
            Add(parts, Change.Removed, removed);
            Add(parts, Change.Added, added);
            (removed, added) = ("", "");
        }
    }

    private static bool IsBetweenChanges(List<string> old, ShortestEdit edit, int i, int j) =>
        string.IsNullOrWhiteSpace(old[i]) && !old[i].Contains('\n', StringComparison.Ordinal)
        && i > 0 && edit.Removed[i - 1] && i + 1 < edit.Removed.Length && edit.Removed[i + 1]
        && j > 0 && edit.Added[j - 1] && j + 1 < edit.Added.Length && edit.Added[j + 1];

    private static int[] Numbered(List<string> words, Dictionary<string, int> numbers)
    {
        var numbered = new int[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            if (!numbers.TryGetValue(words[i], out var number))
            {
                numbers.Add(words[i], number = numbers.Count);
            }

            numbered[i] = number;
        }

        return numbered;
    }

    private static void Add(List<DiffPart> parts, Change change, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (parts.Count > 0 && parts[^1].Change == change)
        {
            parts[^1] = new DiffPart(change, parts[^1].Text + text);
        }
        else
        {
            parts.Add(new DiffPart(change, text));
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
