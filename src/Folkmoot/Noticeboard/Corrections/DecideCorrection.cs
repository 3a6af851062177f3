// Approves a correction, which puts its words in the place of the old ones, signed anew and told to followers; or returns it.
using Folkmoot.Accounts;
using Folkmoot.Channels.Hooks;
using Folkmoot.Noticeboard.Federation;
using Folkmoot.Noticeboard.Signing;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Corrections;

internal sealed class DecideCorrection(StoreDb db, EnsureKey ensureKey, SignPost sign, Announce announce, HookFacts hooks, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <returns>Key of what is wrong; null: it is out.</returns>
    public async Task<string?> ApproveAsync(Guid correctionId, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        while (true)
        {
            using var signer = await ensureKey.RunAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.LockAsync($"noticeboard:{db.AgencyId}", cancellationToken);
            if (await db.Corrections.SingleOrDefaultAsync(c => c.Id == correctionId, cancellationToken) is not { } correction)
            {
                return "noticeboard.correction.settled";
            }

            var post = await db.NoticeboardPosts.Include(p => p.Images).ThenInclude(i => i.Image).SingleAsync(p => p.Id == correction.PostId, cancellationToken);
            if (CorrectionRules.Fault(correction, post, person) is { } fault)
            {
                return fault;
            }

            if (!await signer.IsInUseAsync(db, cancellationToken))
            {
                continue; // The key was changed meanwhile.
            }

            var now = clock.GetUtcNow();
            (post.Title, post.Text, post.CorrectedAt) = (correction.Title, correction.Text, now);
            (correction.State, correction.DecidedBy, correction.DecidedAt) = (CorrectionState.Approved, person, now);
            await sign.AddAsync(signer, post, cancellationToken);
            var version = await db.SignedDocuments.CountAsync(s => s.PostId == post.Id, cancellationToken) + 1;
            await announce.PostAsync(post, ActivityKind.Update, version, cancellationToken);
            var board = await db.Noticeboards.SingleAsync(cancellationToken);
            (board.Version, board.ChangedAt) = (board.Version + 1, now);
            hooks.Add(HookEvents.PostCorrected, await ToldAsync(post, cancellationToken));
            audit.Record("noticeboard.correction.approved", "correction", correction.Id, new { post = post.Id, correction.ProposedBy });
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return null;
        }
    }

    private async Task<IReadOnlyDictionary<string, object?>> ToldAsync(NoticeboardPost post, CancellationToken cancellationToken)
    {
        var delivery = await db.Deliveries.AsNoTracking().Where(d => d.Id == post.DeliveryId).Select(d => new { d.OwnerId, d.ChannelId, d.Url }).SingleOrDefaultAsync(cancellationToken);
        return new Dictionary<string, object?> { ["post"] = delivery?.OwnerId, ["delivery"] = post.DeliveryId, ["channel"] = delivery?.ChannelId, ["url"] = delivery?.Url };
    }

    /// <summary>False: it was decided already.</summary>
    public async Task<bool> ReturnAsync(Guid correctionId, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        if (await db.Corrections.SingleOrDefaultAsync(c => c.Id == correctionId && c.State == CorrectionState.Waiting, cancellationToken) is not { } correction)
        {
            return false;
        }

        (correction.State, correction.DecidedBy, correction.DecidedAt) = (CorrectionState.Returned, person, clock.GetUtcNow());
        audit.Record("noticeboard.correction.returned", "correction", correction.Id, new { post = correction.PostId });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
