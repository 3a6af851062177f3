// The sentences of the models' cards in Spanish: a card is English and is built with its model, its translation is kept beside, sentence by sentence.
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Folkmoot.Web;

namespace Folkmoot.Trust;

/// <param name="Language">Null where it is the page's own.</param>
internal sealed record CardWord(string Text, string? Language);

internal static class CardWords
{
    private static readonly FrozenDictionary<string, string> Spanish = Load();

    /// <summary>The sentence in the reader's language; one without translation stays English, and says so.</summary>
    public static CardWord Of(string english) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName switch
    {
        Texts.English => new(english, null),
        Texts.Spanish when Spanish.TryGetValue(english, out var spanish) => new(spanish, null),
        _ => new(english, Texts.English),
    };

    private static FrozenDictionary<string, string> Load()
    {
        using var stream = typeof(CardWords).Assembly.GetManifestResourceStream("cards.es.json")
            ?? throw new InvalidOperationException("The cards' translation is not in the program.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
