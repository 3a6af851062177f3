// Makes words comparable for search: without case and accents, so that "autobus" finds "Autobús" on every database. Pure.
using System.Globalization;
using System.Text;

namespace Folkmoot.Inbox;

internal static class Fold
{
    public static string Text(params ReadOnlySpan<string> texts)
    {
        var folded = new StringBuilder();
        foreach (var text in texts)
        {
            folded.Append(folded.Length == 0 ? "" : " ");
            // Half of a character, which no normal form has, becomes the sign for what cannot be read.
            var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            foreach (var c in whole.Normalize(NormalizationForm.FormD))
            {
                if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                {
                    folded.Append(char.ToLowerInvariant(c));
                }
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }
}
