// Finds e-mail addresses, also those that are spelled to hide from machines.
using System.Buffers;

namespace Folkmoot.Text.PersonalData;

internal static class EmailRule
{
    // RFC 5321 4.5.3.1: at most 64 octets before the sign, 255 in the domain.
    private const int LongestLocal = 64;
    private const int LongestDomain = 255;

    private static readonly SearchValues<char> Local = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-");

    /// <summary>Adds the addresses of a text, in order.</summary>
    public static void Find(ReadOnlySpan<char> text, int offset, List<PersonalSpan> found)
    {
        int from = 0;
        for (int at = text.IndexOf('@'); at >= 0; at = Next(text, at))
        {
            int start = at;
            while (start > from && at - start < LongestLocal && (Local.Contains(text[start - 1]) || char.IsLetter(text[start - 1])))
            {
                start--;
            }

            while (start < at && text[start] is '.' or '-' or '\'' or '/' or '?' or '!' or '#' or '*' or '=' or '&' or '`' or '{' or '}' or '|')
            {
                start++;
            }

            int end = DomainEnd(text, at + 1);
            if (start < at && text[at - 1] != '.' && end > 0)
            {
                found.Add(new PersonalSpan(PersonalKind.Email, offset + start, end - start));
                from = end;
            }
        }
    }

    /// <summary>A piece that begins <c>name (at) host (dot) tld</c>: the last piece of it, or -1.</summary>
    public static int Spelled(Pieces pieces, int index)
    {
        int at = Bracketed(pieces, index + 1, "at");
        if (at < 0 || pieces[index].Kind == PieceKind.Mark)
        {
            return -1;
        }

        int host = at + 1;
        int dot = Bracketed(pieces, host + 1, "dot");
        bool plain = pieces.Is(host + 1, '.') && pieces.Touches(host + 1) && pieces.Touches(host + 2);
        int last = dot >= 0 ? dot + 1 : plain ? host + 2 : -1;
        return last > 0 && last < pieces.Count && pieces[host].Kind != PieceKind.Mark && pieces[last].Kind == PieceKind.Word && pieces[last].Length is >= 2 and <= 10
            ? last : -1;
    }

    /// <summary>The last piece of <c>(at)</c>, <c>[at]</c>, or of a bare <c>dot</c>; -1 when there is none.</summary>
    private static int Bracketed(Pieces pieces, int index, string word)
    {
        bool open = pieces.Is(index, '(') || pieces.Is(index, '[') || pieces.Is(index, '{');
        int inner = open ? index + 1 : index;
        if (!pieces.IsKind(inner, PieceKind.Word) || pieces[inner].Length != word.Length || !pieces.Of(inner).Equals(word, StringComparison.OrdinalIgnoreCase))
        {
            return -1;
        }

        return open ? (pieces.IsKind(inner + 1, PieceKind.Mark) ? inner + 1 : -1) : word == "dot" ? inner : -1;
    }

    private static int Next(ReadOnlySpan<char> text, int at)
    {
        int next = text[(at + 1)..].IndexOf('@');
        return next < 0 ? -1 : at + 1 + next;
    }

    /// <summary>The end of a domain with at least two labels whose last is letters; -1 when it is none.</summary>
    private static int DomainEnd(ReadOnlySpan<char> text, int from)
    {
        int end = from;
        int limit = Math.Min(text.Length, from + LongestDomain);
        while (end < limit && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '.'))
        {
            end++;
        }

        while (end > from)
        {
            while (end > from && text[end - 1] is '.' or '-')
            {
                end--;
            }

            int dot = text[from..end].LastIndexOf('.');
            if (dot <= 0)
            {
                return -1;
            }

            var last = text[(from + dot + 1)..end];
            if (last.Length >= 2 && IsLetters(last) && !text[from..end].Contains("..", StringComparison.Ordinal))
            {
                return end;
            }

            end = from + dot;
        }

        return -1;
    }

    private static bool IsLetters(ReadOnlySpan<char> label)
    {
        foreach (char c in label)
        {
            if (!char.IsLetter(c))
            {
                return label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase);
            }
        }

        return true;
    }
}
