// Finds where an address ends behind its street: direction, flat, town, state, postcode.
namespace Folkmoot.Text.PersonalData;

internal static class AddressTail
{
    private const int LongestTown = 3;

    /// <summary>The last piece of an address whose street ends at a piece.</summary>
    public static int End(Pieces pieces, int last)
    {
        int end = Direction(pieces, last);
        end = Flat(pieces, end);
        int town = Town(pieces, end);
        return town > end ? town : end;
    }

    private static int Direction(Pieces pieces, int last)
    {
        int next = pieces.Is(last + 1, '.') && pieces.Touches(last + 1) ? last + 2 : last + 1;
        return pieces.IsKind(next, PieceKind.Word) && !pieces.StartsLine(next) && pieces.Of(next) is "N" or "S" or "E" or "W" or "NE" or "NW" or "SE" or "SW" ? next : last;
    }

    /// <summary>Apt 4B, #5, 3º B, piso 2.</summary>
    private static int Flat(Pieces pieces, int last)
    {
        int next = last + 1;
        next += pieces.Is(next, '.') && pieces.Touches(next) && pieces.In(AddressWords.UnitWord, next + 1) ? 1 : 0;
        next += pieces.Is(next, ',') ? 1 : 0;
        if (next >= pieces.Count || pieces.StartsLine(next))
        {
            return last;
        }

        bool sign = pieces.Is(next, '#');
        if (sign || pieces.In(AddressWords.UnitWord, next))
        {
            int number = pieces.Is(next + 1, '.') || pieces.Is(next + 1, '#') ? next + 2 : next + 1;
            bool given = number < pieces.Count && pieces[number].Length <= 4 && (pieces.Of(number).ContainsAnyInRange('0', '9') || (pieces[number].Length == 1 && pieces.Capital(number)));
            return given ? number : last;
        }

        // 3º B, 2ª izquierda: the ordinal sign is a letter.
        var floor = pieces.Of(next);
        if (pieces[next].Kind == PieceKind.Mixed && floor.Length is 2 or 3 && floor[^1] is 'º' or 'ª')
        {
            return pieces.IsKind(next + 1, PieceKind.Word) && pieces.Near(next + 1) && (pieces[next + 1].Length == 1 || pieces.Of(next + 1) is "izquierda" or "derecha" or "izq" or "dcha") ? next + 1 : next;
        }

        return last;
    }

    /// <summary>, Springfield, IL 62704 · , 28013 Madrid · , London SW1A 1AA; a town alone is not taken.</summary>
    private static int Town(Pieces pieces, int last)
    {
        int at = Comma(pieces, last + 1);
        if (at >= pieces.Count || pieces[at].Start - pieces[last].End > 3)
        {
            return last;
        }

        if (pieces.IsKind(at, PieceKind.Digits) && pieces[at].Length is 4 or 5)
        {
            return CodeFirst(pieces, at, last);
        }

        int town = at;
        for (int words = 0; words < LongestTown && pieces.Capital(town) && !pieces.In(AddressWords.State, town) && (town == at || pieces.Near(town)); words++)
        {
            town++;
        }

        int code = Comma(pieces, town);
        if (AddressRule.IsPostcode(pieces, code))
        {
            return code + 1;
        }

        bool state = code < pieces.Count && pieces.In(AddressWords.State, code) && (pieces[code].Length > 2 ? pieces.Capital(code) : pieces.Shouted(code));
        int zip = state ? Comma(pieces, code + 1) : code;
        if (pieces.IsKind(zip, PieceKind.Digits) && pieces[zip].Length == 5 && !pieces.StartsLine(zip) && (state || town > at))
        {
            return pieces.Is(zip + 1, '-') && pieces.IsKind(zip + 2, PieceKind.Digits) && pieces[zip + 2].Length == 4 ? zip + 2 : zip;
        }

        return state ? code : last;
    }

    /// <summary>28013 Madrid, 1012 AB Amsterdam, 4000-123 Porto.</summary>
    private static int CodeFirst(Pieces pieces, int code, int last)
    {
        int end = code;
        if (pieces[code].Length == 4 && pieces.Shouted(code + 1) && pieces[code + 1].Length == 2)
        {
            end = code + 1;
        }
        else if (pieces[code].Length == 4 && pieces.Is(code + 1, '-') && pieces.IsKind(code + 2, PieceKind.Digits) && pieces[code + 2].Length == 3)
        {
            end = code + 2;
        }

        int town = end;
        for (int words = 0; words < LongestTown && pieces.Capital(town + 1) && pieces.Near(town + 1); words++)
        {
            town++;
        }

        return town > end ? town : pieces[code].Length == 5 ? code : last;
    }

    private static int Comma(Pieces pieces, int index) => pieces.Is(index, ',') ? index + 1 : index;
}
