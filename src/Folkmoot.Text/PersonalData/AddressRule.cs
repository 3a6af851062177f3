// Finds postal addresses: a street with its number, what follows it, post boxes and postcodes.
namespace Folkmoot.Text.PersonalData;

/// <summary>A street without a number is a place that everybody knows, not an address of somebody.</summary>
internal static class AddressRule
{
    private const int LongestName = 7;

    /// <summary>The last piece of the address that begins at a piece; -1 when none does.</summary>
    public static int Find(Pieces pieces, int index)
    {
        int last = pieces[index].Kind switch
        {
            PieceKind.Digits or PieceKind.Mixed => Numbered(pieces, index),
            PieceKind.Word => Named(pieces, index),
            _ => -1,
        };
        return last < 0 ? -1 : AddressTail.End(pieces, last);
    }

    private static int Numbered(Pieces pieces, int index)
    {
        var number = pieces.Of(index);
        if (IsPostcode(pieces, index))
        {
            return index + 1;
        }

        if (number.Length > 6 || !char.IsAsciiDigit(number[0]) || (pieces[index].Kind == PieceKind.Mixed && !IsHouseNumber(number))
            || (pieces[index].Start > 0 && pieces.Text[pieces[index].Start - 1] is '$' or '€' or '£' or '/' or '.' or ':'))
        {
            return -1;
        }

        if (number.Length is >= 4 and <= 6 && pieces.After(AddressWords.Postcode, index, 2))
        {
            return pieces.Is(index + 1, '-') && pieces.IsKind(index + 2, PieceKind.Digits) && pieces[index + 2].Length is 3 or 4 ? index + 2 : index;
        }

        int french = French(pieces, index);
        return french > 0 ? french : English(pieces, index);
    }

    private static int Named(Pieces pieces, int index)
    {
        if (PostBox(pieces, index) is > 0 and int box)
        {
            return box;
        }

        if (pieces.In(AddressWords.TypeFirst, index) && TypeFirst(pieces, index) is > 0 and int typed)
        {
            return typed;
        }

        if (pieces.In(AddressWords.UnitWord, index) && index + 2 < pieces.Count && pieces[index + 1].Length <= 4 && HasDigit(pieces.Of(index + 1)))
        {
            int street = pieces.Is(index + 2, ',') ? index + 3 : index + 2;
            if (street < pieces.Count && pieces.IsKind(street, PieceKind.Digits) && English(pieces, street) is > 0 and int behind)
            {
                return behind;
            }
        }

        return Compound(pieces, index);
    }

    /// <summary>221B Baker Street, 1200 main st, 45 W 5th Ave.</summary>
    private static int English(Pieces pieces, int index)
    {
        bool small = false;
        for (int i = index + 1; i < pieces.Count && i <= index + 5; i++)
        {
            if (i > index + 1 && pieces.Is(i, '.') && pieces.Touches(i) && pieces[i - 1].Length <= 3)
            {
                continue;
            }

            if (!pieces.Near(i) || pieces[i].Kind is PieceKind.Mark or PieceKind.Digits)
            {
                return -1;
            }

            bool sure = pieces.In(AddressWords.Street, i);
            bool named = i > index + 1 && !(pieces.IsKind(i - 1, PieceKind.Mixed) && pieces.Of(i) is "rd");
            bool saint = sure && pieces.Of(i).Length == 2 && i + 1 < pieces.Count && pieces.Near(i + 1) && pieces.Capital(i) && StreetFollows(pieces, i + 1);
            if (named && !saint && (sure || pieces.In(AddressWords.DoubtfulStreet, i)))
            {
                bool capital = IsCapitalOrNumber(pieces, i - 1) || pieces.Is(i - 1, '.');
                bool thing = i + 1 < pieces.Count && pieces.In(AddressWords.StreetThing, i + 1) && !pieces.StartsLine(i + 1);
                bool longer = StreetFollows(pieces, i + 1) && pieces.Near(i + 1);
                if (!longer)
                {
                    return !thing && (capital || (sure && i <= index + 3)) && (!small || sure) ? i : -1;
                }
            }

            if (pieces.In(AddressWords.NoStreetName, i) && !saint)
            {
                return -1;
            }

            small |= !IsCapitalOrNumber(pieces, i);
        }

        return -1;
    }

    private static bool StreetFollows(Pieces pieces, int index) => pieces.In(AddressWords.Street, index) || (pieces.Capital(index) && pieces.In(AddressWords.DoubtfulStreet, index));

    /// <summary>12 bis, rue de la Paix.</summary>
    private static int French(Pieces pieces, int index)
    {
        int at = index + 1;
        at += pieces.IsKind(at, PieceKind.Word) && pieces.Of(at) is "bis" or "ter" or "quater" ? 1 : 0;
        at += pieces.Is(at, ',') ? 1 : 0;
        if (!pieces.In(AddressWords.FrenchType, at) || pieces.Capital(at) && pieces.Of(at) is "Avenue" or "Place" or "Square")
        {
            return -1;
        }

        at += pieces.Is(at + 1, '.') ? 1 : 0;
        return Name(pieces, at + 1) is > 0 and int last ? last : -1;
    }

    /// <summary>Calle Mayor 5, C/ del Prado, nº 3, Via Roma 12, Rua Augusta, 1500, Calle 45 # 12-30.</summary>
    private static int TypeFirst(Pieces pieces, int index)
    {
        int at = index + 1;
        // C/ and R. are streets with their mark only, Av. is not AV.
        bool abbreviated = pieces[index].Length == 1 || (pieces[index].Length == 2 && pieces.Shouted(index));
        if ((pieces.Is(at, '.') && pieces.Of(index) is not ("C" or "c")) || pieces.Is(at, '/'))
        {
            at++;
        }
        else if (abbreviated)
        {
            return -1;
        }

        if (pieces.IsKind(at, PieceKind.Digits) && (pieces.Is(at + 1, '#') || (pieces.In(AddressWords.NumberWord, at + 1) && pieces[at + 1].Length == 2)))
        {
            int plate = pieces.Is(at + 2, '.') ? at + 3 : at + 2;
            return pieces.IsKind(plate, PieceKind.Digits) ? (pieces.Is(plate + 1, '-') && pieces.IsKind(plate + 2, PieceKind.Digits) ? plate + 2 : plate) : -1;
        }

        int last = Name(pieces, at);
        if (last < 0)
        {
            return -1;
        }

        int number = last + 1;
        number += pieces.Is(number, ',') ? 1 : 0;
        if (pieces.In(AddressWords.NumberWord, number) || pieces.Is(number, '#'))
        {
            number++;
            number += pieces.Is(number, '.') || pieces.Is(number, 'º') || pieces.Is(number, '°') ? 1 : 0;
        }

        bool house = number < pieces.Count && !pieces.StartsLine(number) && pieces[number].Kind is PieceKind.Digits or PieceKind.Mixed && IsHouseNumber(pieces.Of(number));
        return house && !pieces.In(Contexts.Unit, number + 1) && !pieces.Is(number + 1, ':') && !pieces.Is(number + 1, '%') ? number : -1;
    }

    /// <summary>The last piece of the name of a street: words with capitals, small words between, or at most two words in small letters.</summary>
    private static int Name(Pieces pieces, int from)
    {
        int last = -1;
        int small = 0;
        for (int i = from; i < pieces.Count && i < from + LongestName; i++)
        {
            if (pieces.Is(i, '.') && pieces.Touches(i) && i > from && pieces[i - 1].Length <= 4)
            {
                continue;
            }

            if (!pieces.IsKind(i, PieceKind.Word) || (i > from && !pieces.Near(i)) || pieces.In(AddressWords.NumberWord, i) || pieces.In(AddressWords.UnitWord, i))
            {
                break;
            }

            if (pieces.In(AddressWords.Connector, i))
            {
                continue;
            }

            if (pieces.In(AddressWords.NoTypeFirstName, i) || (!pieces.Capital(i) && ++small > 2))
            {
                return small > 2 ? -1 : last;
            }

            last = i;
        }

        return last;
    }

    /// <summary>Hauptstraße 12a, Berliner Str. 5, Keizersgracht 101.</summary>
    private static int Compound(Pieces pieces, int index)
    {
        bool two = pieces.Capital(index) && pieces.In(AddressWords.GermanType, index + 1) && pieces.Near(index + 1);
        int end = two ? index + 1 : index;
        if (!two && !EndsAsStreet(pieces.Of(index), pieces.Capital(index)))
        {
            return -1;
        }

        int number = pieces.Is(end + 1, '.') ? end + 2 : end + 1;
        return number < pieces.Count && pieces[number].Start - pieces[number - 1].End <= 1 && !pieces.StartsLine(number)
            && pieces[number].Kind is PieceKind.Digits or PieceKind.Mixed && pieces[number].Length <= 4 && IsHouseNumber(pieces.Of(number))
            && !pieces.In(Contexts.Unit, number + 1) && !pieces.Is(number + 1, ':') ? number : -1;
    }

    private static bool EndsAsStreet(ReadOnlySpan<char> word, bool capital)
    {
        foreach (string ending in AddressWords.CompoundEndings)
        {
            bool sure = ending.StartsWith("str", StringComparison.Ordinal);
            if (word.Length > ending.Length + 2 && (capital || sure) && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>PO Box 123, P.O. Box 123, Apartado 45, Postfach 12 34.</summary>
    private static int PostBox(Pieces pieces, int index)
    {
        int at = index;
        if (pieces.Of(at).Equals("p", StringComparison.OrdinalIgnoreCase) && pieces.Is(at + 1, '.'))
        {
            at += 2;
            bool dotted = pieces.IsKind(at, PieceKind.Word) && pieces.Of(at).Equals("o", StringComparison.OrdinalIgnoreCase);
            at = dotted ? at + (pieces.Is(at + 1, '.') ? 2 : 1) : -1;
        }
        else if (pieces.Of(at).Equals("po", StringComparison.OrdinalIgnoreCase))
        {
            at++;
        }
        else
        {
            return pieces.Of(at).Equals("postfach", StringComparison.OrdinalIgnoreCase) && pieces.IsKind(at + 1, PieceKind.Digits) ? at + 1 : -1;
        }

        return at > 0 && pieces.IsKind(at, PieceKind.Word) && pieces.Of(at).Equals("box", StringComparison.OrdinalIgnoreCase) && pieces.IsKind(at + 1, PieceKind.Digits) ? at + 1 : -1;
    }

    /// <summary>A British postcode in capitals that begins at a piece, as in SW1A 1AA.</summary>
    public static bool IsPostcode(Pieces pieces, int index)
    {
        if (!pieces.IsKind(index, PieceKind.Mixed) || !pieces.IsKind(index + 1, PieceKind.Mixed) || !pieces.Near(index + 1))
        {
            return false;
        }

        var outward = pieces.Of(index);
        var inward = pieces.Of(index + 1);
        int letters = outward.Length > 1 && char.IsAsciiLetterUpper(outward[1]) ? 2 : 1;
        return inward.Length == 3 && char.IsAsciiDigit(inward[0]) && char.IsAsciiLetterUpper(inward[1]) && char.IsAsciiLetterUpper(inward[2])
            && outward.Length is >= 2 and <= 4 && char.IsAsciiLetterUpper(outward[0]) && outward.Length > letters && char.IsAsciiDigit(outward[letters])
            && (outward.Length == letters + 1 || char.IsAsciiLetterUpper(outward[^1]) || char.IsAsciiDigit(outward[^1]));
    }

    private static bool IsCapitalOrNumber(Pieces pieces, int index) => pieces.Capital(index) || pieces.IsKind(index, PieceKind.Mixed);

    private static bool HasDigit(ReadOnlySpan<char> word) => word.ContainsAnyInRange('0', '9');

    /// <summary>12, 12a, 221B; not 5th and not 12pm.</summary>
    private static bool IsHouseNumber(ReadOnlySpan<char> word)
    {
        int digits = word.IndexOfAnyExceptInRange('0', '9');
        return digits < 0 ? word.Length <= 5 : digits is > 0 and <= 5 && word.Length - digits == 1;
    }
}
