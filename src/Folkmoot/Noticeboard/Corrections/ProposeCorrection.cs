// Asks for other words of a post that is out; nothing changes until another person approves them.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Corrections;

internal sealed class ProposeCorrection(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <returns>Key of what is wrong; null: it waits for approval.</returns>
    public async Task<string?> RunAsync(Guid postId, string? title, string text, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync($"noticeboard:{db.AgencyId}", cancellationToken);
        var post = await db.NoticeboardPosts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == postId && p.WithdrawnAt == null, cancellationToken);
        if (post is null)
        {
            return "noticeboard.correction.settled";
        }

        var (newTitle, newText) = (string.IsNullOrWhiteSpace(title) ? null : NoticeText.Clean(title).ReplaceLineEndings(" ").Trim(), NoticeText.Clean(text).Trim());
        if (CorrectionRules.Fault(post, newTitle, newText) is { } fault)
        {
            return fault;
        }

        if (await db.Corrections.AnyAsync(c => c.PostId == postId && c.State == CorrectionState.Waiting, cancellationToken))
        {
            return "noticeboard.correction.waiting-already";
        }

        var now = clock.GetUtcNow();
        var correction = new Correction { Id = Guid.CreateVersion7(now), PostId = postId, Title = newTitle, Text = newText, Before = post.Text, ProposedBy = person, ProposedAt = now };
        db.Corrections.Add(correction);
        audit.Record("noticeboard.correction.proposed", "correction", correction.Id, new { post = postId });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }
}
