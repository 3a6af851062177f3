// Reads a proposal: for the page that offers it, and whole for those who look into it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Drafting;

/// <param name="AskedBy">Null where that person has left.</param>
internal sealed record ProposalRecord(Proposal Proposal, string? AskedBy, string? DecidedBy);

internal sealed class ReadProposal(StoreDb db)
{
    /// <summary>One that was answered and that nobody has decided about; null otherwise.</summary>
    public async Task<ProposalView?> OpenAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Proposals.AsNoTracking().SingleOrDefaultAsync(
            p => p.Id == id && p.State == ProposalState.Answered && p.Verdict == ProposalVerdict.None, cancellationToken) is { } proposal
            ? ProposalView.Of(proposal)
            : null;

    public async Task<ProposalRecord?> WholeAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } proposal)
        {
            return null;
        }

        var people = new[] { proposal.PersonId, proposal.DecidedBy ?? Guid.Empty };
        var names = await db.Memberships.AsNoTracking().Where(m => people.Contains(m.PersonId))
            .Join(db.Users, m => m.PersonId, p => p.Id, (m, p) => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        return new ProposalRecord(proposal, names.GetValueOrDefault(proposal.PersonId), proposal.DecidedBy is { } by ? names.GetValueOrDefault(by) : null);
    }
}
