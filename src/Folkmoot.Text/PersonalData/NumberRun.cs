// Groups of digits that stand together, as telephone numbers, cards and dates are written.
namespace Folkmoot.Text.PersonalData;

/// <summary>At most <see cref="Most"/> groups: a longer row of numbers is a table, not a number of a person.</summary>
internal ref struct NumberRun
{
    public const int Most = 12;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<Group> _groups;

    private NumberRun(ReadOnlySpan<char> text, Span<Group> groups, int first)
    {
        _text = text;
        _groups = groups;
        First = first;
    }

    /// <summary>The piece of the first group.</summary>
    public int First { get; }

    public readonly int Count => _groups.Length;

    public readonly Group this[int index] => _groups[index];

    /// <summary>Reads the run that begins at a piece of digits.</summary>
    public static NumberRun Read(Pieces pieces, int first, Span<Group> room)
    {
        int count = 0;
        int at = first;
        char before = '\0';
        while (at < pieces.Count && count < room.Length && pieces.IsKind(at, PieceKind.Digits))
        {
            room[count++] = new Group(pieces[at].Start, pieces[at].Length, before, at);
            at = Next(pieces, at, out before);
        }

        return new NumberRun(pieces.Text, room[..count], first);
    }

    public readonly ReadOnlySpan<char> Digits(int group) => _text.Slice(_groups[group].Start, _groups[group].Length);

    /// <summary>The end in the text of a group.</summary>
    public readonly int EndOf(int group) => _groups[group].Start + _groups[group].Length;

    /// <summary>Copies the digits of some groups, as many as there is room for; returns how many there are.</summary>
    public readonly int Copy(int from, int to, Span<char> room)
    {
        int length = 0;
        for (int g = from; g < to; g++)
        {
            var digits = Digits(g);
            if (length + digits.Length > room.Length)
            {
                return room.Length + 1;
            }

            digits.CopyTo(room[length..]);
            length += digits.Length;
        }

        return length;
    }

    /// <summary>The groups have these lengths, one digit for each: "334".</summary>
    public readonly bool HasShape(int from, string lengths)
    {
        if (from + lengths.Length > _groups.Length)
        {
            return false;
        }

        for (int i = 0; i < lengths.Length; i++)
        {
            if (_groups[from + i].Length != lengths[i] - '0')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>There are so many groups, and each after the first of these is separated by one of the marks.</summary>
    public readonly bool SeparatedBy(int from, int to, string marks)
    {
        if (to > _groups.Length)
        {
            return false;
        }

        for (int g = from + 1; g < to; g++)
        {
            if (!marks.Contains(_groups[g].Separator, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The piece of the digits that follow after one separator, and that separator: space, - . / or ).</summary>
    private static int Next(Pieces pieces, int at, out char separator)
    {
        separator = ' ';
        int next = at + 1;
        for (; next < pieces.Count && next <= at + 3 && pieces.IsKind(next, PieceKind.Mark); next++)
        {
            char mark = pieces.Text[pieces[next].Start];
            if (mark is not ('-' or '.' or '/' or '(' or ')' or '–' or '‑'))
            {
                return pieces.Count;
            }

            separator = mark is '–' or '‑' ? '-' : mark is '(' ? separator : mark;
        }

        bool together = next < pieces.Count && pieces[next].Start - pieces[at].End <= 3
            && !pieces.Text[pieces[at].End..pieces[next].Start].ContainsAny('\n', '\r');
        return together ? next : pieces.Count;
    }

    /// <summary>One group: where it is, what stood before it, and its piece.</summary>
    internal readonly record struct Group(int Start, int Length, char Separator, int Piece)
    {
        public int End => Start + Length;
    }
}
