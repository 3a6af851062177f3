// Sends a correction back, or takes one's own back; nothing was changed anywhere.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Amendments;

internal sealed class ReturnAmendment(StoreDb db, PostLog log, Actor actor, TimeProvider clock)
{
    public async Task<PostOutcome> RunAsync(Guid amendmentId, string reason, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        if (await db.Amendments.SingleOrDefaultAsync(a => a.Id == amendmentId, cancellationToken) is not { } amendment)
        {
            return new PostMissing();
        }

        var own = amendment.ProposedBy == person;
        if (amendment.State != AmendmentState.Waiting || !(own || actor.Has(Right.PostsApprove)))
        {
            return new AmendmentBarred(amendment.State != AmendmentState.Waiting ? AmendmentBar.Decided : AmendmentBar.NoRight);
        }

        var said = reason.Trim();
        said = said.Length <= Amendment.NoteMax ? said : said[..Amendment.NoteMax];
        amendment.State = own ? AmendmentState.Void : AmendmentState.Returned;
        (amendment.DecidedBy, amendment.DecidedAt, amendment.Reason) = (person, clock.GetUtcNow(), said);
        log.Record(amendment.PostId, PostAct.CorrectionReturned, said, new { amendment = amendment.Id, state = amendment.State.ToString() });
        return await db.SavePostAsync(amendment.PostId, cancellationToken);
    }
}
