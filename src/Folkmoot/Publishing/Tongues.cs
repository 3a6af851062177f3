// The languages that the compose page offers, by their own names.
using System.Globalization;
using Folkmoot.Web.Components;

namespace Folkmoot.Publishing;

internal static class Tongues
{
    private static readonly string[] Common =
    [
        "en", "es", "am", "ar", "bn", "de", "fa", "fr", "hi", "ht", "it", "ja", "km", "ko", "pl", "ps", "pt", "ru", "so", "tl", "tr", "uk", "ur", "vi", "zh-Hans", "zh-Hant",
    ];

    /// <param name="current">Offered as well, whatever it is.</param>
    public static IReadOnlyList<Choice> Choices(params string?[] current) =>
        [.. Common.Concat(current.OfType<string>().Where(c => c.Length > 0)).Distinct(StringComparer.OrdinalIgnoreCase).Select(tag => new Choice(tag, Name(tag)))];

    public static string Name(string tag)
    {
        var name = CultureInfo.GetCultureInfo(tag).NativeName;
        return name.Length == 0 ? tag : char.ToUpper(name[0], CultureInfo.CurrentCulture) + name[1..];
    }
}
