// Ties proposals that were taken over to what was stored, and says whether a trace of any is still in it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Drafting;

internal sealed class MarkTraces(StoreDb db)
{
    private const int Most = 200;

    /// <summary>In the caller's transaction; the caller saves.</summary>
    /// <param name="ids">Proposals that the form says were taken over; only those of this agency for such a thing count.</param>
    /// <param name="texts">All texts of what is stored.</param>
    /// <param name="before">Whether it was marked before: a mark whose proposals are not known here (a copy) stays.</param>
    public async Task<bool> RunAsync(string subject, Guid subjectId, IReadOnlyCollection<Guid> ids, IReadOnlyCollection<string> texts, bool before, CancellationToken cancellationToken)
    {
        var wanted = ids.Take(Most).ToList();
        var taken = await db.Proposals
            .Where(p => p.Subject == subject && (p.SubjectId == subjectId || (p.SubjectId == null && wanted.Contains(p.Id))))
            .Where(p => p.Verdict == ProposalVerdict.Accepted || p.Verdict == ProposalVerdict.Changed)
            .OrderByDescending(p => p.At).Take(Most).ToListAsync(cancellationToken);
        foreach (var proposal in taken)
        {
            proposal.SubjectId ??= subjectId;
        }

        // A proposal whose text is forgotten tells nothing new: what was known before stays.
        return taken.Count == 0 ? before : taken.Exists(p => (p.Taken ?? p.Proposed) is { } words ? TraceRules.Remains(words, texts) : before);
    }
}
