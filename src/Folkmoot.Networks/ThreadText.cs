// Divides a text into the parts of a thread at lines that hold exactly three hyphens, or joins them where a network has no threads. Pure.
namespace Folkmoot.Networks;

/// <param name="Start">Where it begins in the whole text, in UTF-16 units.</param>
public sealed record ThreadPart(string Text, int Start);

public static class ThreadText
{
    public const string Divider = "---";

    private const string Between = "\n\n";

    /// <summary>Whether there is a line that divides; it may still leave one part only.</summary>
    public static bool IsDivided(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.SequenceEqual(Divider))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The parts in order, without blanks at their ends. A divider with nothing before or behind it divides nothing. A text that is not divided is one part, unchanged.</summary>
    public static IReadOnlyList<ThreadPart> Parts(string text)
    {
        if (!IsDivided(text))
        {
            return [new ThreadPart(text, 0)];
        }

        var (parts, from, at) = (new List<ThreadPart>(), 0, 0);
        while (at <= text.Length)
        {
            var end = text.AsSpan(at).IndexOfAny('\r', '\n') is >= 0 and var length ? at + length : text.Length;
            if (text.AsSpan(at, end - at).SequenceEqual(Divider))
            {
                Add(at);
                from = end;
            }

            at = end + 1;
        }

        Add(text.Length);
        return parts.Count > 0 ? parts : [new ThreadPart("", 0)];

        void Add(int end)
        {
            var part = text.AsSpan(from, end - from);
            if (!part.IsWhiteSpace())
            {
                parts.Add(new ThreadPart(part.Trim().ToString(), from + (part.Length - part.TrimStart().Length)));
            }
        }
    }

    /// <summary>What goes out: the parts one beneath the other, or, where there are no threads, one text with a blank line between its parts.</summary>
    public static IReadOnlyList<ThreadPart> For(string text, bool hasThreads)
    {
        var parts = Parts(text);
        return hasThreads || parts.Count == 1 ? parts : [new ThreadPart(string.Join(Between, parts.Select(p => p.Text)), 0)];
    }

    /// <summary>Whether every part fits on the network.</summary>
    public static bool Fits(INetwork network, string text) => For(text, network.Limits.HasThreads).All(p => network.Measure(p.Text).Fits);
}
