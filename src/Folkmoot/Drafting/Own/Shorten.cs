// Makes a text fit where it goes: first without padding and asides, then without the sentences that people need least. Pure.
using Folkmoot.Text.Rewriting;

namespace Folkmoot.Drafting.Own;

internal static class Shorten
{
    /// <returns>Null where it cannot be done without cutting a sentence.</returns>
    public static string? Of(string text, string? language, Func<string, bool> fits)
    {
        if (fits(text))
        {
            return text;
        }

        var tight = Padding.Remove(text, language);
        if (fits(tight))
        {
            return tight;
        }

        tight = Padding.RemoveAsides(tight);
        return fits(tight) ? tight : Extract.Of(tight, language, fits)?.Text;
    }
}
