// What was suggested for a post, as its page hands it to its list.
using Folkmoot.Publishing.Suggestions;

namespace Folkmoot.Publishing.Pages;

public sealed class SuggestionModel
{
    internal SuggestionModel(LoadedPost loaded, IReadOnlyList<SuggestionRow> rows) => (Loaded, Rows) = (loaded, rows);

    internal LoadedPost Loaded { get; }

    internal IReadOnlyList<SuggestionRow> Rows { get; }
}
