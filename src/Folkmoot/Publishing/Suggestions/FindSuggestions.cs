// Reads what was suggested for a post, with the names of those who suggested it and who decided.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Suggestions;

/// <param name="By">Who suggested it.</param>
/// <param name="SettledBy">Who decided about it; empty for nobody.</param>
internal sealed record SuggestionRow(PostSuggestion Suggestion, string By, string SettledBy);

internal sealed class FindSuggestions(StoreDb db)
{
    private const int Most = 100;

    /// <summary>Newest return first; within one the headline, the text, then the channels.</summary>
    public async Task<IReadOnlyList<SuggestionRow>> RunAsync(Guid postId, CancellationToken cancellationToken)
    {
        var found = await db.PostSuggestions.AsNoTracking().Where(s => s.PostId == postId).OrderByDescending(s => s.At).ThenBy(s => s.Part).ThenBy(s => s.Id).Take(Most).ToListAsync(cancellationToken);
        var names = await db.NamesAsync(found.SelectMany(s => new[] { s.PersonId, s.SettledBy }).OfType<Guid>(), cancellationToken);
        string Name(Guid? person) => person is { } id ? names.GetValueOrDefault(id, "") : "";
        return [.. found.Select(s => new SuggestionRow(s, s.Outside ?? Name(s.PersonId), Name(s.SettledBy)))];
    }
}
