// A text whose personal data stand behind placeholders, and what stood there.
namespace Folkmoot.Text.PersonalData;

/// <summary>The masked text, and the original by placeholder (<c>[EMAIL_1]</c>). The same original always has the same placeholder.</summary>
public sealed record MaskedText(string Text, IReadOnlyDictionary<string, string> Originals);
