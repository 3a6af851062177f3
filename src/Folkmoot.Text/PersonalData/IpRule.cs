// Finds addresses on the internet.
using System.Net;

namespace Folkmoot.Text.PersonalData;

internal static class IpRule
{
    private const int LongestV6 = 45;

    /// <summary>True when four groups joined by dots are an address of version 4.</summary>
    public static bool IsV4(Pieces pieces, NumberRun run, int from)
    {
        if (from + 4 > run.Count || !run.SeparatedBy(from, from + 4, ".") || (from + 4 < run.Count && run[from + 4].Separator == '.'))
        {
            return false;
        }

        for (int g = from; g < from + 4; g++)
        {
            if (run[g].Length > 3 || int.Parse(run.Digits(g), provider: null) > 255 || (g > from && run[g].Start != run[g - 1].End + 1))
            {
                return false;
            }
        }

        int before = run[from].Piece - 1;
        bool version = pieces.IsKind(before, PieceKind.Word) && pieces.Of(before) is "version" or "v" or "Version" or "firmware" or "release" or "versión";
        return !version && !(run.Digits(from) is "0");
    }

    /// <summary>The end in the text of an address of version 6 that begins at a piece; -1 when none does.</summary>
    public static int V6End(Pieces pieces, int index)
    {
        if (!pieces.Is(index + 1, ':') || !pieces.Touches(index + 1) || pieces[index].Length > 4)
        {
            return -1;
        }

        int start = pieces[index].Start;
        int end = start;
        int colons = 0;
        bool digit = false;
        while (end < pieces.Text.Length && end - start < LongestV6 && (char.IsAsciiHexDigit(pieces.Text[end]) || pieces.Text[end] is ':' or '.'))
        {
            colons += pieces.Text[end] == ':' ? 1 : 0;
            digit |= char.IsAsciiDigit(pieces.Text[end]);
            end++;
        }

        while (end > start && pieces.Text[end - 1] is '.' || (end > start + 1 && pieces.Text[end - 1] == ':' && pieces.Text[end - 2] != ':'))
        {
            end--;
        }

        var candidate = pieces.Text[start..end];
        bool shaped = digit && (colons == 7 || (colons >= 2 && candidate.Contains("::", StringComparison.Ordinal)));
        return shaped && IPAddress.TryParse(candidate, out _) ? end : -1;
    }
}
