// Finds decisions of models for people: newest first, by model, purpose and whether a person corrected them.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Trust;

/// <param name="Page">From 1.</param>
internal sealed record DecisionFilter(string? Model = null, string? Purpose = null, bool Corrected = false, int Page = 1)
{
    public bool IsAny => this with { Page = 1 } != new DecisionFilter();
}

/// <param name="CorrectedBy">Name of the person who corrected it; null where nobody did.</param>
internal sealed record DecisionView(Decision Decision, string? CorrectedBy);

internal sealed record DecisionPage(IReadOnlyList<Decision> Decisions, bool More);

internal sealed class FindDecisions(StoreDb db)
{
    public const int PageSize = 50;
    public const int PageMax = 400;
    private const int ChoicesMax = 100;

    public async Task<DecisionPage> RunAsync(DecisionFilter filter, CancellationToken cancellationToken)
    {
        var rows = await db.Decisions.AsNoTracking()
            .Where(d => (filter.Model == null || d.Model == filter.Model) && (filter.Purpose == null || d.Purpose == filter.Purpose))
            .Where(d => !filter.Corrected || d.OverriddenAt != null)
            .OrderByDescending(d => d.At).ThenByDescending(d => d.Id)
            .Skip((filter.Page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new DecisionPage([.. rows.Take(PageSize)], rows.Count > PageSize);
    }

    public async Task<DecisionView?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var decision = await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
        if (decision is null)
        {
            return null;
        }

        var name = decision.OverriddenBy is { } person
            ? await db.Memberships.AsNoTracking().Where(m => m.PersonId == person).Join(db.Users, m => m.PersonId, p => p.Id, (m, p) => p.Name).SingleOrDefaultAsync(cancellationToken)
            : null;
        return new DecisionView(decision, name);
    }

    public Task<List<string>> ModelsAsync(CancellationToken cancellationToken) =>
        db.Decisions.Select(d => d.Model).Distinct().OrderBy(m => m).Take(ChoicesMax).ToListAsync(cancellationToken);

    public Task<List<string>> PurposesAsync(CancellationToken cancellationToken) =>
        db.Decisions.Select(d => d.Purpose).Distinct().OrderBy(p => p).Take(ChoicesMax).ToListAsync(cancellationToken);
}
