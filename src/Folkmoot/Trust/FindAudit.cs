// Finds audit entries for people: newest first, by action, person, subject and period.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Trust;

/// <param name="Action">A whole action (<c>publishing.post.approved</c>) or the beginning of several (<c>publishing.</c>).</param>
/// <param name="Person">Who acted; <see cref="Guid.Empty"/> for the system itself.</param>
/// <param name="Until">Not including.</param>
internal sealed record AuditFilter(
    string? Action = null, Guid? Person = null, string? Subject = null, Guid? SubjectId = null, DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    public bool IsAny => this != new AuditFilter();
}

/// <param name="Newer">Whether entries follow that are newer than these.</param>
internal sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, bool Newer, bool Older);

internal sealed class FindAudit(StoreDb db)
{
    public const int PageSize = 50;

    /// <summary>More different actions than the program has; a limit all the same.</summary>
    private const int ActionsMax = 300;

    private const int PeopleMax = 1_000;

    /// <param name="before">Entries older than this number; null for the newest.</param>
    /// <param name="after">Entries newer than this number, instead.</param>
    public async Task<AuditPage> RunAsync(AuditFilter filter, long? before, long? after, CancellationToken cancellationToken)
    {
        var matching = Matching(filter);
        if (after is { } above)
        {
            var newer = await matching.Where(a => a.Sequence > above).OrderBy(a => a.Sequence).Take(PageSize + 1).ToListAsync(cancellationToken);
            return new AuditPage([.. newer.Take(PageSize).Reverse()], newer.Count > PageSize, Older: true);
        }

        var older = await matching.Where(a => before == null || a.Sequence < before).OrderByDescending(a => a.Sequence).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new AuditPage([.. older.Take(PageSize)], before is not null, older.Count > PageSize);
    }

    /// <summary>Everything that fits, oldest first, for a file.</summary>
    public IAsyncEnumerable<AuditEntry> AllAsync(AuditFilter filter) => Matching(filter).OrderBy(a => a.Sequence).AsAsyncEnumerable();

    /// <summary>How many entries the trail has.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken) =>
        await db.AuditEntries.MaxAsync(a => (long?)a.Sequence, cancellationToken) ?? 0;

    /// <summary>The actions that occur, for the filter.</summary>
    public Task<List<string>> ActionsAsync(CancellationToken cancellationToken) =>
        db.AuditEntries.Select(a => a.Action).Distinct().OrderBy(a => a).Take(ActionsMax).ToListAsync(cancellationToken);

    /// <summary>The people who occur, each under one of the names that they bore.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> PeopleAsync(CancellationToken cancellationToken)
    {
        var people = await db.AuditEntries.Where(a => a.PersonId != null).GroupBy(a => a.PersonId).OrderBy(g => g.Key)
            .Select(g => new { Id = g.Key!.Value, Name = g.Max(a => a.ActorName)! }).Take(PeopleMax).ToListAsync(cancellationToken);
        return [.. people.Select(p => (p.Id, p.Name)).OrderBy(p => p.Name, StringComparer.CurrentCulture)];
    }

    private IQueryable<AuditEntry> Matching(AuditFilter filter)
    {
        var found = db.AuditEntries.AsNoTracking();
        if (filter.Action is { } action)
        {
            found = action.EndsWith('.') ? found.Where(a => a.Action.StartsWith(action)) : found.Where(a => a.Action == action);
        }

        if (filter.Person is { } person)
        {
            found = person == Guid.Empty ? found.Where(a => a.PersonId == null) : found.Where(a => a.PersonId == person);
        }

        if (filter.Subject is { } subject)
        {
            found = found.Where(a => a.Subject == subject);
        }

        if (filter.SubjectId is { } id)
        {
            found = found.Where(a => a.SubjectId == id);
        }

        if (filter.From is { } from)
        {
            found = found.Where(a => a.At >= from);
        }

        return filter.Until is { } until ? found.Where(a => a.At < until) : found;
    }
}
