// How long a name of a domain is when it is written in ASCII, which decides whether it can be a name at all.
using System.Text;

namespace Folkmoot.Networks.Counting;

/// <summary>RFC 3492, without any preparation of the name: only its length counts here.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int TMin = 1;
    private const int TMax = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int InitialBias = 72;
    private const int InitialN = 128;

    /// <summary>Length of one label in ASCII; one that has other characters gets the prefix <c>xn--</c>. More than <paramref name="longest"/> is not counted to its end.</summary>
    public static int EncodedLength(ReadOnlySpan<char> label, int longest)
    {
        if (System.Text.Ascii.IsValid(label))
        {
            return label.Length;
        }

        // Every code point takes at least one digit, so that a label this long cannot fit.
        if (label.Length > 4 * longest)
        {
            return longest + 1;
        }

        var points = new List<int>(label.Length);
        foreach (var rune in label.EnumerateRunes())
        {
            points.Add(rune.Value);
        }

        int basic = points.Count(point => point < InitialN);
        return "xn--".Length + basic + (basic > 0 ? 1 : 0) + Digits(points, basic, longest);
    }

    private static int Digits(List<int> points, int basic, int longest)
    {
        int digits = 0;
        int n = InitialN;
        long delta = 0;
        int bias = InitialBias;
        for (int handled = basic; handled < points.Count && digits <= longest;)
        {
            int next = points.Where(point => point >= n).Min();
            delta += (long)(next - n) * (handled + 1);
            n = next;
            foreach (int point in points)
            {
                if (point < n)
                {
                    delta++;
                }
                else if (point == n)
                {
                    digits += DigitsOf(delta, bias);
                    bias = Adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }

            delta++;
            n++;
        }

        return digits;
    }

    private static int DigitsOf(long delta, int bias)
    {
        int digits = 1;
        long rest = delta;
        for (int k = Base; ; k += Base)
        {
            int threshold = Math.Clamp(k - bias, TMin, TMax);
            if (rest < threshold)
            {
                return digits;
            }

            rest = (rest - threshold) / (Base - threshold);
            digits++;
        }
    }

    private static int Adapt(long delta, int count, bool first)
    {
        long rest = first ? delta / Damp : delta / 2;
        rest += rest / count;
        int k = 0;
        for (; rest > (Base - TMin) * TMax / 2; k += Base)
        {
            rest /= Base - TMin;
        }

        return k + (int)((Base - TMin + 1) * rest / (rest + Skew));
    }
}
