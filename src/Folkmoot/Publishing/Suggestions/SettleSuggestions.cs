// Takes suggested wording over into the post, or dismisses it; either is recorded with who did it.
using Folkmoot.Accounts;
using Folkmoot.Publishing.Revisions;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Suggestions;

/// <param name="Version">The post's version that the person had before them.</param>
/// <param name="Ids">Of open suggestions; those that are not open any more are left out.</param>
internal sealed record SettleRequest(Guid PostId, int Version, IReadOnlyCollection<Guid> Ids, bool Take);

internal sealed class SettleSuggestions(StoreDb db, LoadPost load, SavePost save, MarkSuggestions mark, Actor actor)
{
    public async Task<SaveOutcome> RunAsync(SettleRequest request, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if ((await load.ReadAsync([request.PostId], cancellationToken)).GetValueOrDefault(request.PostId) is not { Post: var post })
        {
            return new SaveMissing();
        }

        if (!PostStates.CanSubmit(post.State))
        {
            return new TooLate(post.State);
        }

        var open = await db.PostSuggestions.AsNoTracking().Where(s => s.PostId == post.Id && s.SettledAt == null && request.Ids.Contains(s.Id)).OrderBy(s => s.Id).ToListAsync(cancellationToken);
        if (request.Take && open.Count > 0)
        {
            var zone = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
            var draft = RevisionContent.Of(post).ToDraft(zone) with { Labels = null };
            return await save.RunAsync(
                new SaveRequest(post.Id, request.Version, open.Aggregate(draft, SuggestionRules.Taken)) { Suggestions = [.. open.Select(s => s.Id)] }, cancellationToken);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await mark.DismissedAsync(post.Id, [.. open.Select(s => s.Id)], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Saved(post.Id, post.Version, false, null);
    }
}
