// Finds personal data in a text: the rules of this folder, in the order in which they exclude each other.
using System.Buffers;

namespace Folkmoot.Text.PersonalData;

/// <summary>
/// Rules and check digits, no model: the same text always gives the same spans, in the order of the text, none over another. The time is
/// linear in the length. Handles such as <c>@name</c> are not personal data here.
/// </summary>
public static class PersonalDataScanner
{
    /// <summary>Longer texts are read in parts of this many units, cut at white space, so that memory stays bounded.</summary>
    private const int PartLength = 16_384;

    /// <summary>The spans of a text.</summary>
    public static IReadOnlyList<PersonalSpan> Find(ReadOnlySpan<char> text)
    {
        var found = new List<PersonalSpan>();
        Find(text, found);
        return found;
    }

    /// <summary>Puts the spans of a text into a list, which is emptied first; a list used again makes no garbage.</summary>
    public static void Find(ReadOnlySpan<char> text, List<PersonalSpan> found)
    {
        found.Clear();
        int from = 0;
        while (from < text.Length)
        {
            int length = PartEnd(text[from..]);
            FindPart(text.Slice(from, length), from, found);
            from += length;
        }
    }

    private static int PartEnd(ReadOnlySpan<char> rest)
    {
        if (rest.Length <= PartLength)
        {
            return rest.Length;
        }

        var part = rest[..PartLength];
        int line = part.LastIndexOf('\n');
        int cut = line > PartLength / 2 ? line : part.LastIndexOf(' ');
        return cut > PartLength / 2 ? cut + 1 : PartLength;
    }

    private static void FindPart(ReadOnlySpan<char> text, int offset, List<PersonalSpan> found)
    {
        var room = ArrayPool<Piece>.Shared.Rent(text.Length);
        try
        {
            int first = found.Count;
            EmailRule.Find(text, offset, found);
            int emails = found.Count;
            var pieces = new Pieces(text, room.AsSpan(0, Pieces.Cut(text, room)));
            var scan = new Scan(pieces, offset, found, first, emails);
            scan.Run();
            if (emails > first)
            {
                found.Sort(first, found.Count - first, BySpan);
                Part(found, first);
            }
        }
        finally
        {
            ArrayPool<Piece>.Shared.Return(room);
        }
    }

    /// <summary>Two finds that share letters are parted: a name ends where something else begins.</summary>
    private static void Part(List<PersonalSpan> found, int first)
    {
        int kept = first;
        for (int i = first; i < found.Count; i++)
        {
            var span = found[i];
            if (kept > first && found[kept - 1] is var last && span.Start < last.End)
            {
                if (last.Kind != PersonalKind.Name || span.Kind == PersonalKind.Name)
                {
                    span = span with { Start = last.End, Length = Math.Max(span.End - last.End, 0) };
                }
                else if (span.Start > last.Start)
                {
                    found[kept - 1] = last with { Length = span.Start - last.Start };
                }
                else
                {
                    kept--;
                }
            }

            if (span.Length > 0)
            {
                found[kept++] = span;
            }
        }

        found.RemoveRange(kept, found.Count - kept);
    }

    private static readonly Comparer<PersonalSpan> BySpan = Comparer<PersonalSpan>.Create((x, y) => x.Start.CompareTo(y.Start));
}
