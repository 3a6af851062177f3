// Forgets the texts of old proposals, keeps their record, and closes questions whose node went away while they were on their way.
using Folkmoot.Drafting.Protocol;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Drafting;

internal sealed record TidyProposalsDue;

internal sealed class TidyProposals(StoreDb db, TimeProvider clock) : IHandle<TidyProposalsDue>
{
    /// <summary>Long enough to look into a case; hashes, figures and verdicts stay.</summary>
    public static readonly TimeSpan TextsKept = TimeSpan.FromDays(30);

    /// <summary>Longer than any question may take (<see cref="LanguageOptions.WholeSeconds"/>).</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(15);

    public async Task<Next> HandleAsync(TidyProposalsDue job, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (old, lost) = (now - TextsKept, now - LongestRun);
        // The same for every agency.
        await db.Proposals.IgnoreQueryFilters().Where(p => p.At < old && (p.Original != null || p.Proposed != null || p.Taken != null)).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.Original, (string?)null).SetProperty(p => p.Proposed, (string?)null).SetProperty(p => p.Taken, (string?)null)
                .SetProperty(p => p.Warnings, "[]"), cancellationToken);
        await db.Proposals.IgnoreQueryFilters().Where(p => p.State == ProposalState.Asked && p.At < lost).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.State, ProposalState.Failed).SetProperty(p => p.Fault, Fault.Interrupted), cancellationToken);
        return Next.Done;
    }
}
