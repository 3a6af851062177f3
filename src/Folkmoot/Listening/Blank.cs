// Blanks out what says nothing about how somebody feels but much about who they are, keeping every position in place.
using System.Text.RegularExpressions;
using Folkmoot.Text.PersonalData;

namespace Folkmoot.Listening;

internal static partial class Blank
{
    /// <summary>
    /// Web and e-mail addresses, names of accounts, long numbers and other personal data become spaces; the length stays the same.
    /// Names of people stay: models read each as "somebody", and a sentence without its subject reads differently. So do street names: they say
    /// what is where, not who.
    /// </summary>
    public static string Out(string text)
    {
        var blank = Identifying().Replace(text, match => new string(' ', match.Length)).ToCharArray();
        foreach (var span in PersonalDataScanner.Find(text).Where(s => s.Kind is not (PersonalKind.Name or PersonalKind.Address)))
        {
            blank.AsSpan(span.Start, span.Length).Fill(' ');
        }

        return new string(blank);
    }

    [GeneratedRegex(@"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@[\w.-]*\w|\+?\d[\d ().-]{6,}\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Identifying();
}
