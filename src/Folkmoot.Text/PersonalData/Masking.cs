// Puts placeholders in the place of personal data before a text leaves, and the originals back when an answer comes.
using System.Text;

namespace Folkmoot.Text.PersonalData;

/// <summary>
/// <c>Write to ana@city.example</c> becomes <c>Write to [EMAIL_1]</c>. What already looks like one of our placeholders in the text
/// keeps its number to itself, so that restoring never puts a person's data where the writer had put brackets.
/// </summary>
public static class Masking
{
    /// <summary>Masks what <see cref="PersonalDataScanner"/> finds.</summary>
    public static MaskedText Mask(string text)
    {
        var originals = MaskAll([text], out string[] masked);
        return new MaskedText(masked[0], originals);
    }

    /// <summary>Masks several texts with one numbering, as a conversation needs; returns the originals by placeholder.</summary>
    public static IReadOnlyDictionary<string, string> MaskAll(IReadOnlyList<string> texts, out string[] masked)
    {
        var originals = new Dictionary<string, string>(StringComparer.Ordinal);
        var given = new Dictionary<(PersonalKind, string), string>();
        var taken = texts.SelectMany(PlaceholdersIn).ToHashSet(StringComparer.Ordinal);
        int[] last = new int[Enum.GetValues<PersonalKind>().Length];
        masked = [.. texts.Select(text => MaskOne(text))];
        return originals;

        string MaskOne(string text)
        {
            var spans = PersonalDataScanner.Find(text);
            if (spans.Count == 0)
            {
                return text;
            }

            var to = new StringBuilder(text.Length);
            int from = 0;
            foreach (var span in spans)
            {
                to.Append(text, from, span.Start - from).Append(For(span.Kind, text.Substring(span.Start, span.Length)));
                from = span.End;
            }

            return to.Append(text, from, text.Length - from).ToString();
        }

        string For(PersonalKind kind, string original)
        {
            if (given.TryGetValue((kind, original), out string? placeholder))
            {
                return placeholder;
            }

            do
            {
                placeholder = $"[{kind.Placeholder()}_{++last[(int)kind]}]";
            }
            while (taken.Contains(placeholder));

            given.Add((kind, original), placeholder);
            originals.Add(placeholder, original);
            return placeholder;
        }
    }

    /// <summary>
    /// Puts the originals back. A placeholder is also known when the answer wrote it in small letters or with spaces inside the brackets;
    /// one that was never given stays as it stands.
    /// </summary>
    public static string Unmask(string text, IReadOnlyDictionary<string, string> originals)
    {
        if (originals.Count == 0 || !text.Contains('[', StringComparison.Ordinal))
        {
            return text;
        }

        var to = new StringBuilder(text.Length);
        int from = 0;
        foreach (var (start, length) in Placeholders(text))
        {
            if (originals.TryGetValue(Normal(text.AsSpan(start, length)), out string? original))
            {
                to.Append(text, from, start - from).Append(original);
                from = start + length;
            }
        }

        return to.Append(text, from, text.Length - from).ToString();
    }

    private static IEnumerable<string> PlaceholdersIn(string text) => Placeholders(text).Select(p => Normal(text.AsSpan(p.Start, p.Length)));

    /// <summary>The spans <c>[LETTERS_NUMBER]</c>, however they are cased and spaced.</summary>
    private static IEnumerable<(int Start, int Length)> Placeholders(string text)
    {
        // Longer than any placeholder with its spaces; bounds the search for the bracket that closes.
        const int longest = 40;
        for (int start = text.IndexOf('[', StringComparison.Ordinal); start >= 0; start = text.IndexOf('[', start + 1))
        {
            int end = text.IndexOf(']', start, Math.Min(longest, text.Length - start));
            if (end > start + 1 && IsPlaceholder(text.AsSpan(start + 1, end - start - 1).Trim()))
            {
                yield return (start, end - start + 1);
            }
        }
    }

    private static bool IsPlaceholder(ReadOnlySpan<char> inside)
    {
        int line = inside.LastIndexOfAny('_', ' ');
        return line > 0 && !inside[(line + 1)..].IsEmpty && !inside[(line + 1)..].ContainsAnyExceptInRange('0', '9')
            && char.IsAsciiLetter(inside[0]);
    }

    private static string Normal(ReadOnlySpan<char> placeholder) =>
        $"[{placeholder[1..^1].Trim().ToString().ToUpperInvariant().Replace(' ', '_')}]";
}
