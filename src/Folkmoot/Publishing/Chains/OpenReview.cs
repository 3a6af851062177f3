// Finds what a link for an outside approver opens, whoever holds it, and works there in a scope of that agency alone.
using Folkmoot.Accounts;
using Folkmoot.Publishing.Suggestions;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Chains;

internal sealed class OpenReview(IServiceScopeFactory scopes, ReviewToken tokens)
{
    /// <summary>Null: unknown, tampered with, spent, revoked and expired look the same.</summary>
    /// <param name="signedIn">Whoever is signed in beside; people of the agency decide on their own page, not by a link.</param>
    public Task<OutsideReview?> FindAsync(string token, Guid? signedIn, CancellationToken cancellationToken) =>
        InAgencyAsync(token, signedIn, (decide, id) => decide.FindAsync(id, cancellationToken), cancellationToken);

    public async Task<PostOutcome> DecideAsync(string token, Guid? signedIn, string? reason, IReadOnlyList<SuggestedText> suggested, CancellationToken cancellationToken) =>
        await InAgencyAsync(token, signedIn, async Task<PostOutcome?> (decide, id) => await decide.RunAsync(id, reason, suggested, cancellationToken), cancellationToken) ?? new PostMissing();

    private async Task<T?> InAgencyAsync<T>(string token, Guid? signedIn, Func<DecideExternal, Guid, Task<T?>> act, CancellationToken cancellationToken)
        where T : class
    {
        if (tokens.Read(token) is not { } id)
        {
            return null;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        // Whoever holds the link is in no agency: the token alone says which one.
        var request = await db.ExternalRequests.IgnoreQueryFilters().AsNoTracking().Where(r => r.Id == id).Select(r => new { r.AgencyId, r.TokenHash }).SingleOrDefaultAsync(cancellationToken);
        if (request is null || !Secrets.Same(Secrets.Hash(token), request.TokenHash))
        {
            return null;
        }

        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(request.AgencyId);
        return signedIn is { } person && await db.Memberships.AnyAsync(m => m.PersonId == person && m.DisabledAt == null, cancellationToken)
            ? null
            : await act(scope.ServiceProvider.GetRequiredService<DecideExternal>(), id);
    }
}
