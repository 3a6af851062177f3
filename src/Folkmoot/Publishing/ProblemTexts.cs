// Writes a problem for people: what is wrong, what to do about it, and the clause that it breaks.
using System.Globalization;
using Folkmoot.Networks;
using Folkmoot.Web;
using Folkmoot.Web.Components;

namespace Folkmoot.Publishing;

internal static class ProblemTexts
{
    public static string Write(Texts texts, Problem problem, TimeZoneInfo zone)
    {
        object?[] args = [.. problem.Args.Select(a => a is Reason reason ? texts.Resolve(reason.ToStored()) : Write(a, zone))];
        var told = $"{texts[problem.TextKey, args]} {texts[problem.FixKey, args]}";
        return problem.Clause is { } clause ? $"{told} {texts["publishing.check.clause", clause.Number, clause.Wording]}" : told;
    }

    private static string Write(object value, TimeZoneInfo zone) => value switch
    {
        DateTimeOffset at => LocalTimes.Write(at, zone, "full"),
        DateOnly day => LocalTimes.Write(day),
        DateTime local => local.ToString("t", CultureInfo.CurrentCulture),
        double number => number.ToString("0.#", CultureInfo.CurrentCulture),
        int or long => ((IFormattable)value).ToString("N0", CultureInfo.CurrentCulture),
        _ => value.ToString() ?? "",
    };
}
