// Who of the agency has approved a post exactly as it is; outside people are not among them.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

internal static class Approvers
{
    /// <param name="hash">Of the content as it is now.</param>
    public static async Task<HashSet<Guid>> ApproversAsync(this StoreDb db, Guid postId, string hash, CancellationToken cancellationToken) =>
        await db.Approvals.Where(a => a.PostId == postId && a.Verdict == ApprovalVerdict.Approved && a.VoidedAt == null && a.Hash == hash && a.PersonId != null)
            .Select(a => a.PersonId!.Value).Distinct().ToHashSetAsync(cancellationToken);

    /// <summary>Approvals that were not enough yet do not outlive a change, not even one that is taken back, nor a return.</summary>
    public static Task VoidApprovalsAsync(this StoreDb db, Guid postId, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Approvals.Where(a => a.PostId == postId && a.Verdict == ApprovalVerdict.Approved && a.VoidedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.VoidedAt, now), cancellationToken);
}
