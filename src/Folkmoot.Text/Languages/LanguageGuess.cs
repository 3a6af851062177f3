// The answer to "what language is this?".
namespace Folkmoot.Text.Languages;

/// <param name="Code">ISO 639-1, or <c>und</c> (ISO 639-2) when the text does not say.</param>
/// <param name="Score">Probability of <paramref name="Best"/>, 0 to 1.</param>
/// <param name="Best">The likeliest language even where <paramref name="Code"/> is <c>und</c>; <c>und</c> when there are no letters.</param>
public readonly record struct LanguageGuess(string Code, double Score, string Best)
{
    public const string Undetermined = "und";
}
