// What a language calls itself. Pure.
using System.Globalization;

namespace Folkmoot.Inbox;

internal static class Tongue
{
    /// <summary>The tag itself where nobody knows it.</summary>
    public static string Name(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag).NativeName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
