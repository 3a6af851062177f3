// Writes suggested wordings down and what became of them, in the transaction of the return, the saving or the dismissal.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Suggestions;

internal sealed class MarkSuggestions(StoreDb db, PostLog log, Actor actor, TimeProvider clock)
{
    /// <summary>Adds what somebody suggests with a return; what was suggested before and is open makes place for it.</summary>
    /// <param name="outside">Name of an outside person; null for somebody of the agency.</param>
    /// <returns>How many texts.</returns>
    public async Task<int> AddAsync(Post post, IEnumerable<SuggestedText> sent, string? outside, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var old in await db.PostSuggestions.Where(s => s.PostId == post.Id && s.SettledAt == null).ToListAsync(cancellationToken))
        {
            old.SettledAt = now;
        }

        var changed = SuggestionRules.Changed(post, sent);
        foreach (var (before, text) in changed)
        {
            db.PostSuggestions.Add(new PostSuggestion
            {
                Id = Guid.CreateVersion7(now),
                PostId = post.Id,
                Part = text.Part,
                ChannelId = text.ChannelId,
                Before = before,
                Wording = text.Wording,
                PersonId = outside is null ? actor.Required : null,
                Outside = outside,
                At = now,
            });
        }

        return changed.Count;
    }

    public Task TakenAsync(Guid postId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? Task.CompletedTask : SettleAsync(postId, ids, true, cancellationToken);

    public Task DismissedAsync(Guid postId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => SettleAsync(postId, ids, false, cancellationToken);

    private async Task SettleAsync(Guid postId, IReadOnlyCollection<Guid> ids, bool taken, CancellationToken cancellationToken)
    {
        var open = await db.PostSuggestions.Where(s => s.PostId == postId && s.SettledAt == null && ids.Contains(s.Id)).ToListAsync(cancellationToken);
        var names = await db.NamesAsync(open.Select(s => s.PersonId).OfType<Guid>(), cancellationToken);
        foreach (var suggestion in open)
        {
            (suggestion.SettledAt, suggestion.SettledBy, suggestion.Taken) = (clock.GetUtcNow(), actor.Required, taken);
            log.Record(
                postId,
                taken ? PostAct.SuggestionTaken : PostAct.SuggestionDismissed,
                suggestion.Outside ?? names.GetValueOrDefault(suggestion.PersonId ?? Guid.Empty, ""),
                new { suggestion = suggestion.Id, by = suggestion.PersonId, part = suggestion.Part.ToString(), channel = suggestion.ChannelId });
        }
    }
}
