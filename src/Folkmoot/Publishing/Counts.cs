// A text's length by a network's own counting, in the reader's words.
using System.Globalization;
using Folkmoot.Networks;
using Folkmoot.Web;

namespace Folkmoot.Publishing;

internal static class Counts
{
    public static string Write(Texts texts, string network, TextLength length)
    {
        var culture = CultureInfo.CurrentCulture;
        var count = texts["publishing.count", network, length.Length.ToString("N0", culture), length.Limit.ToString("N0", culture)];
        return length.Fits ? count
            : length.Length > length.Limit ? $"{count}, {texts["publishing.count.over", (length.Length - length.Limit).ToString("N0", culture)]}"
            : $"{count}, {texts.Resolve(length.Excess!.ToStored())}";
    }
}
