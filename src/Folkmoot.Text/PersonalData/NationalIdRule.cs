// Decides whether groups of digits are a number that a state gave to a person.
namespace Folkmoot.Text.PersonalData;

/// <summary>Where a country has a check digit it must hold; where many other numbers would hold too, a word such as "SSN" must stand before.</summary>
internal static class NationalIdRule
{
    private const int ContextWords = 6;
    private const int Longest = 15;

    /// <summary>How many groups from <paramref name="from"/> are one number; 0 when none are.</summary>
    public static int Groups(Pieces pieces, NumberRun run, int from)
    {
        if (run.HasShape(from, "324") && run[from + 1].Separator == run[from + 2].Separator && run[from + 1].Separator is '-' or ' ')
        {
            return SocialSecurity(run.Digits(from), run.Digits(from + 1), run.Digits(from + 2)) ? 3 : 0;
        }

        Span<char> digits = stackalloc char[Longest];
        int length = 0;
        for (int g = from; g < run.Count && length + run[g].Length <= Longest; g++)
        {
            run.Digits(g).CopyTo(digits[length..]);
            length += run[g].Length;
            if ((g + 1 == run.Count || run[g + 1].Separator is ' ' or ')') && Holds(pieces, run, from, g + 1, digits[..length]))
            {
                return g - from + 1;
            }
        }

        return 0;
    }

    private static bool Holds(Pieces pieces, NumberRun run, int from, int to, ReadOnlySpan<char> digits)
    {
        int groups = to - from;
        return digits.Length switch
        {
            9 => pieces.After(Contexts.NationalId, run[from].Piece, ContextWords)
                && (Checksums.Bsn(digits) || Checksums.Nif(digits) || (groups == 1 && SocialSecurity(digits[..3], digits[3..5], digits[5..]))),
            11 => (run.HasShape(from, "3332") && run[to - 1].Separator == '-' && Checksums.Cpf(digits))
                || (run.HasShape(from, "2333") && Checksums.SteuerId(digits))
                || (groups == 1 && Checksums.Pesel(digits) && digits[0] is not '1')
                || ((Checksums.Cpf(digits) || Checksums.SteuerId(digits) || Checksums.Pesel(digits)) && pieces.After(Contexts.NationalId, run[from].Piece, ContextWords)),
            12 => digits[0] >= '2' && Checksums.Verhoeff(digits)
                && (run.HasShape(from, "444") || pieces.After(Contexts.NationalId, run[from].Piece, ContextWords)),
            15 => Checksums.Nir(digits),
            _ => false,
        };
    }

    /// <summary>United States (SSA): area not 000, 666 or 9xx, group not 00, serial not 0000.</summary>
    private static bool SocialSecurity(ReadOnlySpan<char> area, ReadOnlySpan<char> group, ReadOnlySpan<char> serial) =>
        area is not ("000" or "666") && area[0] != '9' && group is not "00" && serial is not "0000";
}
