// The shortest way from one sequence to another by taking out and adding, in memory that grows with their length only. Pure.
namespace Folkmoot.Drafting;

/// <summary>Myers, "An O(ND) Difference Algorithm and Its Variations" (1986): the search from both ends of its section 4b.</summary>
internal sealed class ShortestEdit
{
    /// <summary>Rounds of one search. Parts that differ by more than about twice as many are taken as wholly different: nobody reads such a difference, and it would take minutes.</summary>
    private const int RoundsMax = 3_000;

    private readonly int[] _old;
    private readonly int[] _now;
    private readonly int[] _forward;
    private readonly int[] _backward;
    private readonly int _zero;

    private ShortestEdit(int[] old, int[] now)
    {
        (_old, _now) = (old, now);
        (Removed, Added) = (new bool[old.Length], new bool[now.Length]);
        // Diagonals from -now to +old, and one more at each end.
        _zero = now.Length + 1;
        (_forward, _backward) = (new int[old.Length + now.Length + 3], new int[old.Length + now.Length + 3]);
    }

    /// <summary>Which of the old are not in the new.</summary>
    public bool[] Removed { get; }

    /// <summary>Which of the new were not in the old.</summary>
    public bool[] Added { get; }

    public static ShortestEdit Between(int[] old, int[] now)
    {
        var edit = new ShortestEdit(old, now);
        var open = new Stack<(int OldLow, int OldHigh, int NowLow, int NowHigh)>();
        open.Push((0, old.Length, 0, now.Length));
        while (open.TryPop(out var part))
        {
            var (oldLow, oldHigh, nowLow, nowHigh) = edit.WithoutEnds(part.OldLow, part.OldHigh, part.NowLow, part.NowHigh);
            if (oldLow == oldHigh || nowLow == nowHigh || edit.Middle(oldLow, oldHigh, nowLow, nowHigh) is not var (x, y))
            {
                edit.Removed.AsSpan(oldLow, oldHigh - oldLow).Fill(true);
                edit.Added.AsSpan(nowLow, nowHigh - nowLow).Fill(true);
            }
            else
            {
                open.Push((oldLow, x, nowLow, y));
                open.Push((x, oldHigh, y, nowHigh));
            }
        }

        return edit;
    }

    private (int OldLow, int OldHigh, int NowLow, int NowHigh) WithoutEnds(int oldLow, int oldHigh, int nowLow, int nowHigh)
    {
        while (oldLow < oldHigh && nowLow < nowHigh && _old[oldLow] == _now[nowLow])
        {
            (oldLow, nowLow) = (oldLow + 1, nowLow + 1);
        }

        while (oldLow < oldHigh && nowLow < nowHigh && _old[oldHigh - 1] == _now[nowHigh - 1])
        {
            (oldHigh, nowHigh) = (oldHigh - 1, nowHigh - 1);
        }

        return (oldLow, oldHigh, nowLow, nowHigh);
    }

    /// <summary>A point on a shortest way, where the searches from both ends meet; null where they do not soon enough.</summary>
    private (int X, int Y)? Middle(int oldLow, int oldHigh, int nowLow, int nowHigh)
    {
        var (lowest, highest) = (oldLow - nowHigh, oldHigh - nowLow);
        var (start, end) = (oldLow - nowLow, oldHigh - nowHigh);
        var odd = ((start - end) & 1) != 0;
        var (forwardMin, forwardMax, backwardMin, backwardMax) = (start, start, end, end);
        (_forward[_zero + start], _backward[_zero + end]) = (oldLow, oldHigh);
        for (var round = 1; round <= RoundsMax; round++)
        {
            forwardMin = Widen(_forward, forwardMin, lowest, -1, -1);
            forwardMax = Widen(_forward, forwardMax, highest, 1, -1);
            for (var d = forwardMax; d >= forwardMin; d -= 2)
            {
                var (below, above) = (_forward[_zero + d - 1], _forward[_zero + d + 1]);
                var x = below < above ? above : below + 1;
                while (x < oldHigh && x - d < nowHigh && _old[x] == _now[x - d])
                {
                    x++;
                }

                _forward[_zero + d] = x;
                if (odd && backwardMin <= d && d <= backwardMax && _backward[_zero + d] <= x)
                {
                    return (x, x - d);
                }
            }

            backwardMin = Widen(_backward, backwardMin, lowest, -1, int.MaxValue);
            backwardMax = Widen(_backward, backwardMax, highest, 1, int.MaxValue);
            for (var d = backwardMax; d >= backwardMin; d -= 2)
            {
                var (below, above) = (_backward[_zero + d - 1], _backward[_zero + d + 1]);
                var x = below < above ? below : above - 1;
                while (oldLow < x && nowLow < x - d && _old[x - 1] == _now[x - d - 1])
                {
                    x--;
                }

                _backward[_zero + d] = x;
                if (!odd && forwardMin <= d && d <= forwardMax && x <= _forward[_zero + d])
                {
                    return (x, x - d);
                }
            }
        }

        return null;
    }

    /// <summary>One diagonal further out, with nothing reached beyond it; at the edge one back, so that every second diagonal is looked at.</summary>
    private int Widen(int[] reached, int from, int edge, int step, int nothing)
    {
        if (from == edge)
        {
            return from - step;
        }

        reached[_zero + from + step + step] = nothing;
        return from + step;
    }
}
