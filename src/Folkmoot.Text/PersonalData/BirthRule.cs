// Finds dates, and says which of them are said to be a birth.
using System.Collections.Frozen;

namespace Folkmoot.Text.PersonalData;

internal static class BirthRule
{
    private const int ContextWords = 6;
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    private static readonly WordSet Months = WordSet.Of("""
        january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
        enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
        janvier février mars avril mai juin juillet août septembre octobre novembre décembre
        januar jänner februar märz april juni juli oktober dezember
        gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
        janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
        januari februari maart mei augustus stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
        января февраля марта апреля мая июня июля августа сентября октября ноября декабря ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
        """);

    /// <summary>True for a month's name or its short form.</summary>
    public static bool IsMonth(ReadOnlySpan<char> word) => Months.Contains(word);

    /// <summary>A birth is said before this piece.</summary>
    public static bool Said(Pieces pieces, int index) => pieces.After(Contexts.Birth, index, ContextWords);

    /// <summary>True when three groups are a date: 31/12/1980, 31.12.80, 1980-12-31.</summary>
    public static bool IsDate(NumberRun run, int from)
    {
        if (from + 3 > run.Count || run[from + 1].Separator != run[from + 2].Separator || run[from + 1].Separator is not ('/' or '-' or '.' or ' '))
        {
            return false;
        }

        bool yearFirst = run.HasShape(from, "422");
        bool yearLast = run[from].Length <= 2 && run[from + 1].Length <= 2 && (run[from + 2].Length == 4 || (run[from + 2].Length == 2 && run[from + 1].Separator != ' '));
        if (!yearFirst && !yearLast)
        {
            return false;
        }

        int year = Number(run.Digits(yearFirst ? from : from + 2));
        int one = Number(run.Digits(yearFirst ? from + 1 : from));
        int other = Number(run.Digits(yearFirst ? from + 2 : from + 1));
        bool parts = one is >= 1 and <= 31 && other is >= 1 and <= 31 && Math.Min(one, other) <= 12;
        return parts && (year < 100 || year is >= FirstYear and <= LastYear);
    }

    /// <summary>A date with the month as a word that begins at a piece: the last piece of it, or -1.</summary>
    public static int Worded(Pieces pieces, int index)
    {
        if (pieces.In(Months, index))
        {
            // May 12, 1984 and May 12th 1984
            int day = index + 1;
            return IsDay(pieces, day) && Year(pieces, Skip(pieces, day + 1)) is > 0 and var year ? year : -1;
        }

        if (!IsDay(pieces, index))
        {
            return -1;
        }

        // 12 May 1984, 12. Mai 1984, 12 de mayo de 1984, 12th of May 1984
        int month = Skip(pieces, index + 1);
        return pieces.In(Months, month) && Year(pieces, Skip(pieces, month + 1)) is > 0 and var last ? last : -1;
    }

    private static bool IsDay(Pieces pieces, int index)
    {
        if (index >= pieces.Count || pieces[index].Kind is not (PieceKind.Digits or PieceKind.Mixed) || pieces[index].Length > 4)
        {
            return false;
        }

        var word = pieces.Of(index);
        int digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits]))
        {
            digits++;
        }

        return digits is 1 or 2 && Number(word[..digits]) is >= 1 and <= 31
            && (digits == word.Length || word[digits..] is "st" or "nd" or "rd" or "th" or "er" or "ST" or "ND" or "RD" or "TH" or "º");
    }

    private static int Year(Pieces pieces, int index) =>
        pieces.IsKind(index, PieceKind.Digits) && pieces[index].Length == 4 && Number(pieces.Of(index)) is >= FirstYear and <= LastYear ? index : -1;

    /// <summary>Passes "de", "of", a comma or a full stop.</summary>
    private static int Skip(Pieces pieces, int index)
    {
        for (int most = index + 2; index < most && index < pieces.Count; index++)
        {
            bool passed = pieces.Is(index, ',') || pieces.Is(index, '.') || pieces.Is(index, '-') || pieces.Is(index, 'º') || pieces.Is(index, 'ª')
                || (pieces[index].Length <= 3 && pieces.IsKind(index, PieceKind.Word) && pieces.Of(index) is "de" or "del" or "of" or "the" or "di" or "van" or "DE" or "OF");
            if (!passed)
            {
                break;
            }
        }

        return index;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, provider: null);
}
