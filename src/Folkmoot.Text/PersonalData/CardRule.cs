// Decides whether groups of digits are the number of a payment card.
namespace Folkmoot.Text.PersonalData;

internal static class CardRule
{
    /// <summary>How many groups from <paramref name="from"/> are one card; 0 when none are.</summary>
    public static int Groups(NumberRun run, int from)
    {
        int groups = run[from].Length is >= 13 and <= 19 ? 1
            : run.HasShape(from, "44443") ? 5
            : run.HasShape(from, "4444") ? 4
            : run.HasShape(from, "465") || run.HasShape(from, "464") ? 3
            : 0;
        if (groups == 0 || !run.SeparatedBy(from, from + groups, " -."))
        {
            return 0;
        }

        Span<char> digits = stackalloc char[19];
        int length = run.Copy(from, from + groups, digits);
        return length <= digits.Length && Issued(digits[..length]) && Checksums.Luhn(digits[..length]) ? groups : 0;
    }

    /// <summary>Ranges that issuers publish: Visa, Mastercard, American Express, Discover, JCB, Diners Club, UnionPay, Maestro.</summary>
    private static bool Issued(ReadOnlySpan<char> digits)
    {
        int four = int.Parse(digits[..4], provider: null);
        int two = four / 100;
        return digits.Length switch
        {
            13 => digits[0] == '4',
            14 => two is 36 or 38 or 39 || four / 10 is >= 300 and <= 305,
            15 => two is 34 or 37,
            16 => digits[0] == '4' || two is >= 51 and <= 55 || four is >= 2221 and <= 2720 || four == 6011 || two == 65 || four / 10 is >= 644 and <= 649
                || four is >= 3528 and <= 3589 || two == 62 || two is 50 or 67 || two is 60 or 63,
            19 => digits[0] == '4' || two == 62,
            _ => two is 62 or 50 or 67,
        };
    }
}
