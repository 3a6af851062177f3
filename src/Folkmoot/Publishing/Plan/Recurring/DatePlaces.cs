// Fills the date of an occurrence into the words of a recurring post, in the language of the post. Pure.
using System.Globalization;

namespace Folkmoot.Publishing.Plan.Recurring;

internal static class DatePlaces
{
    public static readonly IReadOnlyList<string> All = ["{date}", "{day}", "{weekday}", "{month}", "{year}", "{time}"];

    /// <summary>Other words in braces stay, and are pointed out like in every post.</summary>
    public static string Fill(string text, DateTime local, string language)
    {
        var culture = PostDraft.IsLanguage(language) ? CultureInfo.GetCultureInfo(language) : CultureInfo.InvariantCulture;
        return All.Aggregate(text, (filled, place) => filled.Replace(place, Of(place, local, culture), StringComparison.OrdinalIgnoreCase));
    }

    private static string Of(string place, DateTime local, CultureInfo culture) => place switch
    {
        "{date}" => local.ToString("D", culture),
        "{day}" => local.ToString("m", culture),
        "{weekday}" => culture.DateTimeFormat.GetDayName(local.DayOfWeek),
        "{month}" => culture.DateTimeFormat.GetMonthName(local.Month),
        "{year}" => local.ToString("yyyy", culture),
        "{time}" => local.ToString("t", culture),
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "Unknown place."),
    };
}
