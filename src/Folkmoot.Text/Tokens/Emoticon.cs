// Recognises faces and hearts made of punctuation.
namespace Folkmoot.Text.Tokens;

internal static class Emoticon
{
    /// <summary>The number of units of the emoticon that starts here, or 0.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..];
        int length = rest[0] switch
        {
            ':' or ';' or '=' => Face(rest),
            '<' => rest.StartsWith("</3") ? 3 : rest.StartsWith("<3") ? 2 : 0,
            '^' => rest.StartsWith("^_^") ? 3 : rest.StartsWith("^^") ? 2 : 0,
            '-' => rest.StartsWith("-_-") ? 3 : 0,
            'x' or 'X' => rest.Length > 1 && rest[1] == 'D' && (start == 0 || char.IsWhiteSpace(text[start - 1])) ? 2 : 0,
            _ => 0,
        };
        return length > 0 && (length == rest.Length || !char.IsLetterOrDigit(rest[length]) || !char.IsLetterOrDigit(rest[length - 1])) ? length : 0;
    }

    private static int Face(ReadOnlySpan<char> rest)
    {
        int mouth = rest.Length > 1 && rest[1] == '\'' ? 2 : 1;
        mouth = rest.Length > mouth && rest[mouth] is '-' or '^' or 'o' ? mouth + 1 : mouth;
        if (rest.Length <= mouth || rest[mouth] is not (')' or '(' or 'D' or 'P' or 'p' or 'O' or '/' or '\\' or '|' or '[' or ']' or '3' or '*' or '@' or '$'))
        {
            return 0;
        }

        int end = mouth + 1;
        while (rest[mouth] is ')' or '(' && end < rest.Length && rest[end] == rest[mouth])
        {
            end++;
        }

        return end;
    }
}
