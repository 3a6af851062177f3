// The check digits of numbers that states and banks give, each from its public definition.
namespace Folkmoot.Text.PersonalData;

internal static class Checksums
{
    private static readonly byte[] VerhoeffProduct =
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 0, 6, 7, 8, 9, 5, 2, 3, 4, 0, 1, 7, 8, 9, 5, 6, 3, 4, 0, 1, 2, 8, 9, 5, 6, 7, 4, 0, 1, 2, 3, 9, 5, 6, 7, 8,
        5, 9, 8, 7, 6, 0, 4, 3, 2, 1, 6, 5, 9, 8, 7, 1, 0, 4, 3, 2, 7, 6, 5, 9, 8, 2, 1, 0, 4, 3, 8, 7, 6, 5, 9, 3, 2, 1, 0, 4, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0,
    ];

    private static readonly byte[] VerhoeffPermutation =
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 5, 7, 6, 2, 8, 3, 0, 9, 4, 5, 8, 0, 3, 7, 9, 6, 1, 4, 2, 8, 9, 1, 6, 0, 4, 3, 5, 2, 7,
        9, 4, 5, 3, 1, 2, 6, 8, 7, 0, 4, 2, 8, 6, 5, 7, 3, 9, 0, 1, 2, 7, 9, 3, 8, 0, 6, 4, 1, 5, 7, 0, 4, 6, 9, 1, 3, 2, 5, 8,
    ];

    /// <summary>Payment cards (ISO/IEC 7812-1, annex B).</summary>
    public static bool Luhn(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)] - '0';
            digit = i % 2 == 1 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>Account numbers (ISO 13616: the first four characters go to the end, letters count from 10, remainder 1 of 97).</summary>
    public static bool Iban(ReadOnlySpan<char> compact)
    {
        int remainder = 0;
        for (int i = 0; i < compact.Length; i++)
        {
            char c = char.ToUpperInvariant(compact[(i + 4) % compact.Length]);
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }

            remainder = char.IsAsciiDigit(c) ? ((remainder * 10) + c - '0') % 97 : ((remainder * 100) + c - 'A' + 10) % 97;
        }

        return remainder == 1;
    }

    /// <summary>India, Aadhaar: Verhoeff's dihedral check.</summary>
    public static bool Verhoeff(ReadOnlySpan<char> digits)
    {
        int check = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            check = VerhoeffProduct[(check * 10) + VerhoeffPermutation[(i % 8 * 10) + digits[^(i + 1)] - '0']];
        }

        return check == 0;
    }

    /// <summary>Spain, DNI: the letter by the remainder of 23; X, Y, Z of an NIE stand for 0, 1, 2.</summary>
    public static bool Dni(ReadOnlySpan<char> compact)
    {
        int number = 0;
        for (int i = 0; i < 8; i++)
        {
            char c = char.ToUpperInvariant(compact[i]);
            number = (number * 10) + (c is >= 'X' and <= 'Z' && i == 0 ? c - 'X' : c - '0');
        }

        return char.ToUpperInvariant(compact[8]) == "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23];
    }

    /// <summary>Brazil, CPF: two digits by weights from 10 and from 11; all digits alike are not given.</summary>
    public static bool Cpf(ReadOnlySpan<char> digits) =>
        digits.ContainsAnyExcept(digits[0]) && CpfDigit(digits[..9]) == digits[9] - '0' && CpfDigit(digits[..10]) == digits[10] - '0';

    /// <summary>Portugal, NIF: weights 9 to 2, remainder of 11.</summary>
    public static bool Nif(ReadOnlySpan<char> digits) => Weighted(digits[..8], 9, -1) % 11 is var rest && (rest < 2 ? 0 : 11 - rest) == digits[8] - '0';

    /// <summary>Netherlands, BSN: weights 9 to 2 and -1 for the last, divisible by 11.</summary>
    public static bool Bsn(ReadOnlySpan<char> digits) => (Weighted(digits[..8], 9, -1) - (digits[8] - '0')) % 11 == 0 && digits.ContainsAnyExcept('0');

    /// <summary>Poland, PESEL: weights 1 3 7 9, and the date of birth with its century in the month.</summary>
    public static bool Pesel(ReadOnlySpan<char> digits)
    {
        ReadOnlySpan<int> weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];
        int sum = 0;
        for (int i = 0; i < 11; i++)
        {
            sum += weights[i] * (digits[i] - '0');
        }

        int month = int.Parse(digits.Slice(2, 2), provider: null) % 20;
        int day = int.Parse(digits.Slice(4, 2), provider: null);
        return sum % 10 == 0 && month is >= 1 and <= 12 && day is >= 1 and <= 31;
    }

    /// <summary>Germany, tax identification number: ISO 7064 MOD 11,10; of the first ten digits one or two values come twice or three times.</summary>
    public static bool SteuerId(ReadOnlySpan<char> digits)
    {
        int product = 10;
        Span<int> times = stackalloc int[10];
        for (int i = 0; i < 10; i++)
        {
            int digit = digits[i] - '0';
            times[digit]++;
            int sum = (digit + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        int check = 11 - product;
        int most = Max(times);
        return digits[0] != '0' && most is 2 or 3 && (check == 10 ? 0 : check) == digits[10] - '0';
    }

    /// <summary>France, NIR of 15 digits: 97 less the remainder of the first thirteen; sex 1 or 2, month 1 to 12 or a code above 20.</summary>
    public static bool Nir(ReadOnlySpan<char> digits)
    {
        long number = long.Parse(digits[..13], provider: null);
        int month = int.Parse(digits.Slice(3, 2), provider: null);
        return digits[0] is '1' or '2' && month is (>= 1 and <= 12) or >= 20 && 97 - (int)(number % 97) == int.Parse(digits[13..], provider: null);
    }

    /// <summary>Italy, codice fiscale: odd and even places have their own values, the sum of 26 gives the letter.</summary>
    public static bool CodiceFiscale(ReadOnlySpan<char> compact)
    {
        ReadOnlySpan<int> odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
        int sum = 0;
        for (int i = 0; i < 15; i++)
        {
            char c = char.ToUpperInvariant(compact[i]);
            int value = char.IsAsciiDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? odd[value] : value;
        }

        return char.ToUpperInvariant(compact[15]) - 'A' == sum % 26;
    }

    /// <summary>Mexico, CURP: weights 18 to 2 over the alphabet with Ñ, complement to ten.</summary>
    public static bool Curp(ReadOnlySpan<char> compact)
    {
        const string alphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
        int sum = 0;
        for (int i = 0; i < 17; i++)
        {
            int value = alphabet.IndexOf(char.ToUpperInvariant(compact[i]), StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            sum += value * (18 - i);
        }

        return (10 - (sum % 10)) % 10 == compact[17] - '0';
    }

    private static int CpfDigit(ReadOnlySpan<char> digits) => Weighted(digits, digits.Length + 1, -1) * 10 % 11 % 10;

    private static int Weighted(ReadOnlySpan<char> digits, int weight, int step)
    {
        int sum = 0;
        foreach (char digit in digits)
        {
            sum += (digit - '0') * weight;
            weight += step;
        }

        return sum;
    }

    private static int Max(ReadOnlySpan<int> values)
    {
        int most = 0;
        foreach (int value in values)
        {
            most = Math.Max(most, value);
        }

        return most;
    }
}
