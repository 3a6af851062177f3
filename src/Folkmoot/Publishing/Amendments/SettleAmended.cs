// A person's word on a channel where a correction was not made, or where only they can make it; written into the post's history.
using Folkmoot.Accounts;
using Folkmoot.Channels.Editing;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Amendments;

internal sealed class SettleAmended(StoreDb db, DecideEdit decide, PostLog log, Actor actor)
{
    public async Task<PostOutcome> RunAsync(Guid postId, Guid editId, EditWord word, string why, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (!actor.Has(Right.PostsWrite))
        {
            return new AmendmentBarred(AmendmentBar.NoRight);
        }

        var said = why.Trim();
        var edit = await db.DeliveryEdits.AsNoTracking().Where(e => e.Id == editId && db.Amendments.Any(a => a.Id == e.OwnerId && a.PostId == postId))
            .Select(e => new { e.DeliveryId, Channel = db.Channels.Where(c => db.Deliveries.Any(d => d.Id == e.DeliveryId && d.ChannelId == c.Id)).Select(c => c.Name).First() }).SingleOrDefaultAsync(cancellationToken);
        if (edit is null)
        {
            return new PostMissing();
        }

        if (word == EditWord.Leave && said.Length == 0)
        {
            return new AmendmentRefused(AmendmentFault.NoWhy, edit.DeliveryId, edit.Channel);
        }

        if (!await decide.RunAsync(editId, word, said.Length <= Amendment.NoteMax ? said : said[..Amendment.NoteMax], cancellationToken))
        {
            return new PostChangedMeanwhile();
        }

        log.Record(postId, PostAct.CorrectionSettled, said.Length > 0 ? $"{edit.Channel}: {said}" : edit.Channel, new { edit = editId, delivery = edit.DeliveryId, word = word.ToString() });
        return await db.SavePostAsync(postId, cancellationToken);
    }
}
