// Puts an answer to somebody on another server where they can get it, once for each key, and takes it back.
using Folkmoot.Networks;
using Folkmoot.Networks.ActivityPub;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Federation;

internal sealed class PutUpAnswer(StoreDb db, ReadBoard read, WriteNotes notes, Announce announce, TimeProvider clock)
{
    private static readonly Reason Off = new("noticeboard.federation.reason.off");
    private static readonly Reason NoQuestion = new("noticeboard.federation.reason.no-question");

    public async Task<SendOutcome> RunAsync(Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync($"noticeboard:{db.AgencyId}", cancellationToken);
        var board = await read.FaceAsync(cancellationToken);
        var answer = await db.FederatedAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.DeliveryId == key, cancellationToken);
        if (answer is null)
        {
            if (!await db.FederatedActors.AnyAsync(a => a.IsOn, cancellationToken))
            {
                return new Refused(Off);
            }

            var question = await db.IncomingNotes.AsNoTracking().SingleOrDefaultAsync(n => n.ExternalId == outgoing.ReplyTo!.ExternalId, cancellationToken);
            if (question is null)
            {
                return new Refused(NoQuestion);
            }

            answer = New(outgoing, key, question);
            db.FederatedAnswers.Add(answer);
            await announce.ToAsync(answer.AuthorInbox, ActivityKind.Create, answer.Id, OwnDocuments.Create(notes.Note(board, answer)), cancellationToken);
            await RenewAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new Sent(answer.Id.ToString(), answer.IsPublic ? WriteNotes.LinksOf(board).Answer(answer.Id) : null, null, OwnDocuments.Write(OwnDocuments.Note(notes.Note(board, answer))));
    }

    /// <summary>Null: nothing was sent under this key.</summary>
    public async Task<FindOutcome?> FindAsync(Guid key, CancellationToken cancellationToken)
    {
        var answer = await db.FederatedAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.DeliveryId == key, cancellationToken);
        return answer is null ? null
            : new Found(answer.Id.ToString(), answer.IsPublic ? WriteNotes.LinksOf(await read.FaceAsync(cancellationToken)).Answer(answer.Id) : null, null);
    }

    /// <summary>Nothing happens where it is not there or already withdrawn.</summary>
    public async Task TakeDownAsync(Guid answerId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync($"noticeboard:{db.AgencyId}", cancellationToken);
        var answer = await db.FederatedAnswers.SingleOrDefaultAsync(a => a.Id == answerId && a.WithdrawnAt == null, cancellationToken);
        if (answer is null)
        {
            return;
        }

        var now = clock.GetUtcNow();
        answer.WithdrawnAt = now;
        var links = WriteNotes.LinksOf(await read.FaceAsync(cancellationToken));
        var to = notes.Note(await read.FaceAsync(cancellationToken), answer).To;
        await announce.ToAsync(answer.AuthorInbox, ActivityKind.Delete, answer.Id, OwnDocuments.Delete(links.Answer(answer.Id), links.Actor, answer.PublishedAt, now, to, []), cancellationToken);
        await RenewAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        var board = await db.Noticeboards.SingleAsync(cancellationToken);
        board.Version++;
        await db.SaveChangesAsync(cancellationToken);
    }

    private FederatedAnswer New(Outgoing outgoing, Guid key, IncomingNote question)
    {
        var now = clock.GetUtcNow();
        return new FederatedAnswer
        {
            Id = Guid.CreateVersion7(now),
            DeliveryId = key,
            Text = NoticeText.Clean(outgoing.Text),
            Languages = string.Join(' ', outgoing.Languages),
            MachineAssisted = outgoing.MachineAssisted,
            InReplyTo = question.NoteId,
            RootId = outgoing.ReplyTo!.RootId,
            AuthorId = question.AuthorId,
            AuthorHandle = question.AuthorHandle,
            AuthorInbox = question.AuthorInbox,
            IsPublic = question.IsPublic,
            PublishedAt = DateTimeOffset.FromUnixTimeMilliseconds(outgoing.CreatedAt.ToUnixTimeMilliseconds()),
        };
    }
}
