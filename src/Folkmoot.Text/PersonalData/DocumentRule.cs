// Finds the numbers with letters: accounts, identity documents, passports and plates.
using System.Collections.Frozen;

namespace Folkmoot.Text.PersonalData;

internal static class DocumentRule
{
    private const int LongestIban = 34;
    private const int ContextWords = 5;

    /// <summary>Lengths of the IBAN registry (SWIFT, ISO 13616).</summary>
    private static readonly FrozenDictionary<string, int> IbanLengths = Lengths("""
        AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28
        HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25
        QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20
        """);

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> IbanLength = IbanLengths.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The kind of the document number that begins at a piece, and its last piece; false when none begins there.</summary>
    public static bool Find(Pieces pieces, int index, out PersonalKind kind, out int last)
    {
        kind = PersonalKind.Iban;
        if (Iban(pieces, index, out last))
        {
            return true;
        }

        kind = PersonalKind.NationalId;
        if (Identity(pieces, index, out last))
        {
            return true;
        }

        kind = PersonalKind.Passport;
        if (pieces[index].Kind != PieceKind.Mark && pieces.After(Contexts.Passport, index, ContextWords) && Passport(pieces, index, out last))
        {
            return true;
        }

        kind = PersonalKind.VehiclePlate;
        return Plate(pieces, index, out last);
    }

    private static bool Iban(Pieces pieces, int index, out int last)
    {
        last = index;
        var first = pieces.Of(index);
        if (first.Length < 4 || pieces[index].Kind != PieceKind.Mixed || !char.IsAsciiLetter(first[0]) || !char.IsAsciiLetter(first[1]) || !char.IsAsciiDigit(first[2]) || !char.IsAsciiDigit(first[3]))
        {
            return false;
        }

        ReadOnlySpan<char> country = [char.ToUpperInvariant(first[0]), char.ToUpperInvariant(first[1])];
        Span<char> compact = stackalloc char[LongestIban];
        return IbanLength.TryGetValue(country, out int length)
            && Join(pieces, index, compact, length, " -", out last) == length
            && Checksums.Iban(compact[..length]);
    }

    /// <summary>Spain's DNI and NIE, Britain's NINO, Italy's codice fiscale, Mexico's CURP.</summary>
    private static bool Identity(Pieces pieces, int index, out int last)
    {
        last = index;
        if (pieces[index].Kind == PieceKind.Mark)
        {
            return false;
        }

        var first = pieces.Of(index);
        if (first.Length == 16 && Matches(first, "AAAAAA00A00A000A"))
        {
            return Checksums.CodiceFiscale(first);
        }

        if (first.Length == 18 && Matches(first, "AAAA000000AAAAAA*0"))
        {
            return Checksums.Curp(first);
        }

        Span<char> compact = stackalloc char[9];
        if (Join(pieces, index, compact, 9, " -.", out last) != 9)
        {
            return false;
        }

        bool dni = Matches(compact, "00000000A") || (Matches(compact, "A0000000A") && char.ToUpperInvariant(compact[0]) is >= 'X' and <= 'Z');
        return dni ? Checksums.Dni(compact) : Matches(compact, "AA000000A") && Nino(compact);
    }

    /// <summary>Britain (HMRC, NIM39110): letters that are never used, prefixes that are not given, suffix A to D.</summary>
    private static bool Nino(ReadOnlySpan<char> compact)
    {
        const string neverFirst = "DFIQUV";
        const string neverSecond = "DFIOQUV";
        return !neverFirst.Contains(compact[0], StringComparison.OrdinalIgnoreCase)
            && !neverSecond.Contains(compact[1], StringComparison.OrdinalIgnoreCase)
            && compact[..2] is not ("BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ")
            && char.ToUpperInvariant(compact[8]) is >= 'A' and <= 'D';
    }

    private static bool Passport(Pieces pieces, int index, out int last)
    {
        last = index;
        var first = pieces.Of(index);
        if (pieces.IsKind(index, PieceKind.Word) && first.Length <= 3 && pieces.Shouted(index) && pieces.IsKind(index + 1, PieceKind.Digits) && pieces[index + 1].Length is >= 5 and <= 8)
        {
            last = index + 1;
            return true;
        }

        int digits = CountDigits(first);
        return first.Length is >= 7 and <= 9 && digits >= 5 && !IsYearRange(pieces, index);
    }

    private static bool IsYearRange(Pieces pieces, int index) => pieces.Is(index + 1, '-') && pieces.IsKind(index + 2, PieceKind.Digits);

    /// <summary>Formats that only plates have (Britain, France, Italy), or letters and digits after a word such as "plate".</summary>
    private static bool Plate(Pieces pieces, int index, out int last)
    {
        last = index;
        if (pieces[index].Kind == PieceKind.Mark || !IsUpper(pieces.Of(index)))
        {
            return false;
        }

        Span<char> compact = stackalloc char[7];
        if (Join(pieces, index, compact, 7, " -", out int end) == 7 && end > index && char.IsAsciiLetterUpper(compact[6]))
        {
            last = end;
            bool british = end == index + 1 && pieces[index].Length == 4 && Matches(compact, "AA00AAA") && !IsUnitWord(pieces, end);
            bool hyphens = end == index + 4 && Matches(compact, "AA000AA") && pieces.Is(index + 1, '-') && pieces.Is(index + 3, '-');
            bool italian = end == index + 2 && Matches(compact, "AA000AA") && pieces[index].Length == 2 && pieces[index + 1].Length == 3;
            if ((british || hyphens || italian) && IsUpper(compact))
            {
                return true;
            }
        }

        return pieces.After(Contexts.Plate, index, ContextWords) && InContext(pieces, index, out last);
    }

    private static bool InContext(Pieces pieces, int index, out int last)
    {
        int length = 0;
        int digits = 0;
        int letters = 0;
        last = -1;
        for (int i = index; i < pieces.Count && i < index + 5; i++)
        {
            if (i > index && !pieces.Near(i))
            {
                break;
            }

            if (pieces[i].Kind == PieceKind.Mark)
            {
                if (pieces.Text[pieces[i].Start] is not ('-' or '·' or '•'))
                {
                    break;
                }

                continue;
            }

            if (!IsUpper(pieces.Of(i)) || length + pieces[i].Length > 8)
            {
                break;
            }

            length += pieces[i].Length;
            digits += CountDigits(pieces.Of(i));
            letters = length - digits;
            last = i;
        }

        return length is >= 4 and <= 8 && digits >= 1 && letters >= 1 && last >= 0;
    }

    private static bool IsUnitWord(Pieces pieces, int index) => pieces.In(Contexts.Unit, index);

    /// <summary>Copies pieces that stand together until there are exactly so many characters; returns how many there are, or 0.</summary>
    private static int Join(Pieces pieces, int index, Span<char> room, int length, string separators, out int last)
    {
        int filled = 0;
        last = index;
        for (int i = index; i < pieces.Count && i < index + 24; i++)
        {
            if (i > index && pieces[i].Start - pieces[i - 1].End > 1)
            {
                break;
            }

            if (pieces[i].Kind == PieceKind.Mark)
            {
                if (!separators.Contains(pieces.Text[pieces[i].Start], StringComparison.Ordinal))
                {
                    break;
                }

                continue;
            }

            if (filled + pieces[i].Length > length)
            {
                break;
            }

            pieces.Of(i).CopyTo(room[filled..]);
            filled += pieces[i].Length;
            last = i;
            if (filled == length)
            {
                return filled;
            }
        }

        return 0;
    }

    private static bool Matches(ReadOnlySpan<char> text, string pattern)
    {
        if (text.Length != pattern.Length)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            bool fits = pattern[i] switch
            {
                'A' => char.IsAsciiLetter(text[i]),
                '0' => char.IsAsciiDigit(text[i]),
                _ => char.IsAsciiLetterOrDigit(text[i]),
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUpper(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c) && !char.IsUpper(c))
            {
                return false;
            }
        }

        return true;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        int digits = 0;
        foreach (char c in text)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits;
    }

    private static FrozenDictionary<string, int> Lengths(string table) =>
        table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenDictionary(entry => entry[..2], entry => int.Parse(entry.AsSpan(2), provider: null), StringComparer.Ordinal);
}
