// A text's length by a network's own counting, in the reader's words.
using System.Globalization;
using Folkmoot.Networks;
using Folkmoot.Web;

namespace Folkmoot.Publishing;

internal static class Counts
{
    /// <summary>The name of a network, with the part that is counted where there are several.</summary>
    /// <param name="at">From 0.</param>
    public static string NameOf(Texts texts, string network, int at, int of) => of == 1 ? network : texts.Resolve(ThreadHints.PartOf(network, at, of).ToStored());

    public static string Write(Texts texts, string network, TextLength length)
    {
        var culture = CultureInfo.CurrentCulture;
        var count = texts["publishing.count", network, length.Length.ToString("N0", culture), length.Limit.ToString("N0", culture)];
        return length.Fits ? count
            : length.Length > length.Limit ? $"{count}, {texts["publishing.count.over", (length.Length - length.Limit).ToString("N0", culture)]}"
            : $"{count}, {texts.Resolve(length.Excess!.ToStored())}";
    }
}
