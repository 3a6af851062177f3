// Decides whether groups of digits are a telephone number, by the ways in which countries write them.
namespace Folkmoot.Text.PersonalData;

/// <summary>
/// International numbers (ITU-T E.164: at most 15 digits) stand alone; national ones need the grouping of their country; plain digits need
/// a word such as "call" before them. A word such as "order" before them forbids.
/// </summary>
internal static class PhoneRule
{
    private const int ContextWords = 5;

    /// <summary>How many groups from <paramref name="from"/> are one number; 0 when none are; -1 when the digits are a case or an order.</summary>
    public static int Groups(Pieces pieces, NumberRun run, int from)
    {
        int start = run[from].Start;
        bool plus = start > 0 && pieces.Text[start - 1] is '+' or '＋';
        if (plus || (run.Digits(from).StartsWith("00") && run[from].Length > 2) || (run.Digits(from) is "00" && from + 1 < run.Count))
        {
            int groups = International(run, from, plus);
            if (groups > 0)
            {
                return groups;
            }
        }

        if (start > 0 && pieces.Text[start - 1] is '$' or '€' or '£' or '₹' or '¥' or '#' or '№' or '.' or ',' or ':')
        {
            if (pieces.Text[start - 1] is not (':' or '.') || (start > 1 && char.IsAsciiDigit(pieces.Text[start - 2])))
            {
                return 0;
            }
        }

        bool phone = pieces.After(Contexts.Phone, run[from].Piece, ContextWords);
        bool reference = pieces.After(Contexts.Reference, run[from].Piece, 3, pastDigits: false);
        int national = reference ? -1 : National(run, from, phone);
        return national > 0 && Counts(pieces, run, from + national - 1) ? 0 : national;
    }

    private static int International(NumberRun run, int from, bool plus)
    {
        int total = plus ? 0 : -2;
        int best = 0;
        bool american = run.Digits(from) is ['1', ..] && plus;
        for (int g = from; g < run.Count; g++)
        {
            total += run[g].Length;
            if (total > 15 || (american && total > 11))
            {
                break;
            }

            // The (0) of +44 (0)20 is written though it is not dialled; a lone digit otherwise begins something else.
            bool whole = total >= 8 && (!american || total == 11);
            best = whole && (run[g].Length > 1 || g == from) ? g - from + 1 : best;
            if (whole && total >= 11 && g + 1 < run.Count && run[g + 1].Separator == ' ' && run[g + 1].Length != 2 && !american)
            {
                break;
            }
        }

        char first = plus ? run.Digits(from)[0] : run.Digits(from).Length > 2 ? run.Digits(from)[2] : '1';
        return first == '0' ? 0 : best;
    }

    private static int National(NumberRun run, int from, bool context)
    {
        int american = American(run, from, context);
        if (american > 0)
        {
            return american;
        }

        var first = run.Digits(from);
        int trunk = first[0] == '0' ? Trunk(run, from, context) : Untrunked(run, from);
        return trunk > 0 ? trunk : context && first.Length is >= 7 and <= 13 ? 1 : context ? Loose(run, from) : 0;
    }

    /// <summary>North America: (ddd) ddd-dddd, area and exchange begin with 2 to 9; a 1 may stand before.</summary>
    private static int American(NumberRun run, int from, bool context)
    {
        int at = run.Digits(from) is "1" && from + 1 < run.Count ? from + 1 : from;
        if (run.HasShape(at, "334") && Begins(run, at) && Begins(run, at + 1) && run.SeparatedBy(at, at + 3, " -.)/"))
        {
            return at - from + 3;
        }

        if (run.HasShape(at, "37") && Begins(run, at) && run.Digits(at + 1)[0] >= '2' && run.SeparatedBy(at, at + 2, "-.)"))
        {
            return at - from + 2;
        }

        return context && run.HasShape(from, "34") && Begins(run, from) && run.SeparatedBy(from, from + 2, " -.") ? 2 : 0;
    }

    /// <summary>A leading 0 as in Britain, Germany, France, Italy, the Netherlands and India.</summary>
    private static int Trunk(NumberRun run, int from, bool context)
    {
        var first = run.Digits(from);
        if (first.Length is 10 or 11 && (context || (first.Length == 11 && first[1] == '7')))
        {
            return 1;
        }

        if (first.Length is < 2 or > 6)
        {
            return 0;
        }

        int total = 0;
        int best = 0;
        for (int g = from; g < run.Count && total <= 12; g++)
        {
            total += run[g].Length;
            bool separated = g == from || run[g].Separator is ' ' or '-' or ')' || (run[g].Separator == '/' && g == from + 1) || (run[g].Separator == '.' && first.Length == 2);
            if (!separated || total > 12)
            {
                break;
            }

            best = total is >= 9 and <= 12 && g > from && (run[g].Length > 1) ? g - from + 1 : best;
            if (total >= 11 || (first.Length == 2 && run.HasShape(from, "22222") && g == from + 4))
            {
                break;
            }
        }

        return best;
    }

    /// <summary>Spain, Portugal, Italy's mobiles, Brazil, Mexico, India: groups that only telephone numbers have.</summary>
    private static int Untrunked(NumberRun run, int from)
    {
        char first = run.Digits(from)[0];
        if (first is '2' or >= '6' && run.HasShape(from, "333") && run.SeparatedBy(from, from + 3, " -") && !(run.Digits(from + 2) is "000"))
        {
            return 3;
        }

        if (first >= '6' && run.SeparatedBy(from, from + 4, " -") && (run.HasShape(from, "3222") || run.HasShape(from, "2322")))
        {
            return 4;
        }

        if (first == '3' && run.SeparatedBy(from, Math.Min(from + 3, run.Count), " -.") && run.HasShape(from, "334"))
        {
            return 3;
        }

        if (first == '3' && (run.HasShape(from, "37") || run.HasShape(from, "36")) && run.SeparatedBy(from, from + 2, " -/"))
        {
            return 2;
        }

        if ((run.HasShape(from, "254") || run.HasShape(from, "244")) && run[from + 1].Separator is ' ' or ')' && run[from + 2].Separator is '-' or ' ')
        {
            return 3;
        }

        return first >= '6' && run.HasShape(from, "55") && run.SeparatedBy(from, from + 2, " -") ? 2 : 0;
    }

    /// <summary>After a word such as "call": any short groups that make 7 to 13 digits.</summary>
    private static int Loose(NumberRun run, int from)
    {
        int total = 0;
        int best = 0;
        for (int g = from; g < run.Count && total <= 13; g++)
        {
            total += run[g].Length;
            if (run[g].Length is 1 or > 9 || (g > from && run[g].Separator is '/'))
            {
                break;
            }

            best = total is >= 7 and <= 13 && g > from ? g - from + 1 : best;
        }

        return best;
    }

    private static bool Begins(NumberRun run, int group) => run.Digits(group)[0] >= '2';

    /// <summary>A unit, a per cent sign or a currency stands after the number, so it counts or costs.</summary>
    private static bool Counts(Pieces pieces, NumberRun run, int last)
    {
        int next = run[last].Piece + 1;
        return next < pieces.Count && (pieces.Text[pieces[next].Start] is '%' or '€' or '$' or '£' or '₹' || pieces.In(Contexts.Unit, next));
    }
}
