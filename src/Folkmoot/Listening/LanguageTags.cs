// Language tags as people and networks write them.
using System.Globalization;

namespace Folkmoot.Listening;

internal static class LanguageTags
{
    /// <summary>The main part of a BCP 47 tag in lower case: <c>pt</c> of <c>pt-BR</c>. Null: it is no such tag.</summary>
    public static string? MainPart(string? tag)
    {
        var main = tag?.Split('-', '_')[0].Trim().ToLowerInvariant();
        return main is { Length: 2 or 3 } && main.All(char.IsAsciiLetterLower) && main != Rollups.NoLanguage ? main : null;
    }

    /// <summary>What the reader's language calls it: "Spanish", "español"; the code where it has no name.</summary>
    public static string Title(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }
}
