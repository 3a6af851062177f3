// Finds out, at every request, whether a session still holds and what its person may do now: a changed role or an ended session takes effect at once.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Accounts.SignIn;

/// <summary>Somebody signed in, as of this request.</summary>
/// <param name="Agency">Null until one is chosen, and where the membership was taken away.</param>
internal sealed record SignedIn(Guid SessionId, Guid PersonId, string Name, SignedIn.InAgency? Agency)
{
    public IReadOnlySet<string> Rights => Agency is null ? Accounts.Rights.Outside : Accounts.Rights.Of(Agency.Roles);

    internal sealed record InAgency(Guid Id, string Name, string TimeZone, string Language, bool IsDemonstration, IReadOnlyList<Role> Roles);
}

internal sealed class ReadSession(StoreDb db, IOptions<AccountsOptions> options, TimeProvider clock)
{
    /// <summary>How stale <see cref="Session.LastSeenAt"/> may be: a write per request would be too many.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public async Task<SignedIn?> RunAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var seenAfter = now - TimeSpan.FromMinutes(options.Value.SessionIdleMinutes);
        var begunAfter = now - TimeSpan.FromHours(options.Value.SessionHours);
        // No agency is entered before the session says which: it looks at this one session's membership only.
        var found = await (
            from session in db.Sessions.IgnoreQueryFilters().AsNoTracking()
            where session.Id == sessionId && session.EndedAt == null && session.LastSeenAt > seenAfter && session.CreatedAt > begunAfter
            join person in db.Users on session.PersonId equals person.Id
            from membership in db.Memberships.Where(m => m.PersonId == session.PersonId && m.AgencyId == session.AgencyId && m.DisabledAt == null).DefaultIfEmpty()
            from body in db.Agencies.Where(a => a.Id == membership!.AgencyId).DefaultIfEmpty()
            select new { session.PersonId, session.LastSeenAt, person.Name, Roles = membership != null ? membership.Roles : null, Agency = body })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        if (now - found.LastSeenAt >= SeenEvery)
        {
            await db.Sessions.Where(s => s.Id == sessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), cancellationToken);
        }

        return new(sessionId, found.PersonId, found.Name, found is { Agency: { } agency, Roles: { } roles }
            ? new(agency.Id, agency.Name, agency.TimeZone, agency.Language, agency.IsDemonstration, roles)
            : null);
    }
}
