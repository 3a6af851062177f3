// A person takes a proposal over, changed or not, or rejects it: the last word on it, kept with it.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Trust;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Drafting;

internal sealed class JudgeProposal(StoreDb db, Actor actor, RecordProposal decisions, IAudit audit, TimeProvider clock)
{
    /// <param name="taken">The text as the person takes it; null: they reject it.</param>
    /// <returns>Whether there is such a proposal; one that is decided stays as it is.</returns>
    public async Task<bool> RunAsync(Guid id, string? taken, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        var proposal = await db.Proposals.SingleOrDefaultAsync(p => p.Id == id && p.State == ProposalState.Answered, cancellationToken);
        if (proposal is null)
        {
            return false;
        }

        if (proposal.Verdict != ProposalVerdict.None)
        {
            return true;
        }

        var changed = taken is not null && Plain(taken) != Plain(proposal.Proposed ?? "");
        proposal.Verdict = taken is null ? ProposalVerdict.Rejected : changed ? ProposalVerdict.Changed : ProposalVerdict.Accepted;
        (proposal.DecidedBy, proposal.DecidedAt, proposal.Taken) = (person, clock.GetUtcNow(), changed ? taken : null);
        var word = proposal.Verdict.ToString().ToLowerInvariant();
        await decisions.DecideAsync(Proposal.Kind, id, person, "drafting." + word, cancellationToken);
        audit.Record("drafting." + word, Proposal.Kind, id, new { proposal.Subject, proposal.SubjectId });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();
}
