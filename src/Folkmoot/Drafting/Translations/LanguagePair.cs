// Whether two languages can be translated from one to the other. Pure.
using System.Globalization;
using Folkmoot.Accounts;

namespace Folkmoot.Drafting.Translations;

internal static class LanguagePair
{
    public static Outcome.Refused? Fault(string from, string to) =>
        !IsTag(from) ? new Outcome.Refused("From", "drafting.language.wrong")
        : !IsTag(to) || string.Equals(from, to, StringComparison.OrdinalIgnoreCase) ? new Outcome.Refused("To", "drafting.language.other")
        : null;

    public static bool IsTag(string tag)
    {
        try
        {
            return tag.Length is >= 2 and <= 35 && CultureInfo.GetCultureInfo(tag, predefinedOnly: true).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
