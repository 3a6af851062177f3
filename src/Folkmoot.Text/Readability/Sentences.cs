// The sentences of a text by position.
namespace Folkmoot.Text.Readability;

public static class Sentences
{
    /// <summary>In the order of the text, each with what leads it (a figure, a quotation mark, an emoji) and its closing marks, without the blanks between them.</summary>
    public static IReadOnlyList<(int Start, int Length)> Of(string text)
    {
        var found = new List<(int Start, int Length)>();
        var sentences = Prose.Read(text).Sentences;
        int from = 0;
        foreach (var (i, sentence) in sentences.Index())
        {
            int end = i == sentences.Count - 1 ? text.Length : sentence.End;
            while (end < text.Length && text[end] is '"' or '”' or '»' or ')' or ']' or '\'' or '’' or '!' or '?' or '.')
            {
                end++;
            }

            int start = from;
            while (start < end && char.IsWhiteSpace(text[start]))
            {
                start++;
            }

            from = end;
            while (end > start && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }

            found.Add((start, end - start));
        }

        return found;
    }
}
