// Puts other words in the place of those of a post on the Noticeboard: signed anew, marked as corrected, and told to followers.
using System.Text.Json;
using Folkmoot.Networks;
using Folkmoot.Noticeboard.Federation;
using Folkmoot.Noticeboard.Signing;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Corrections;

internal sealed class CorrectNotice(StoreDb db, EnsureKey ensureKey, SignPost sign, Announce announce, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<EditOutcome> RunAsync(Guid postId, PostEdit edit, CancellationToken cancellationToken)
    {
        EditOutcome? outcome;
        do
        {
            using var signer = await ensureKey.RunAsync(cancellationToken);
            outcome = await TryAsync(signer, postId, edit, cancellationToken);
        }
        while (outcome is null);
        return outcome;
    }

    /// <summary>Null: the key was changed meanwhile; nothing was done.</summary>
    private async Task<EditOutcome?> TryAsync(Signer signer, Guid postId, PostEdit edit, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync($"noticeboard:{db.AgencyId}", cancellationToken);
        var post = await db.NoticeboardPosts.Include(p => p.Images).ThenInclude(i => i.Image).SingleOrDefaultAsync(p => p.Id == postId && p.WithdrawnAt == null, cancellationToken);
        if (post is null)
        {
            return new EditGone();
        }

        var (title, text) = (string.IsNullOrWhiteSpace(edit.Content.Title) ? null : NoticeText.Clean(edit.Content.Title).ReplaceLineEndings(" ").Trim(), NoticeText.Clean(edit.Content.Text).Trim());
        var done = new Edited(JsonSerializer.Serialize(new { title, text, note = edit.Note }, Readable));
        if (post.Text == text && post.Title == title)
        {
            return done; // It says so already: nothing is signed or told a second time.
        }

        if (!await signer.IsInUseAsync(db, cancellationToken))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        (post.Title, post.Text, post.CorrectedAt, post.CorrectionNote) = (title, text, now, edit.Note is { Length: > NoticeboardPost.NoteMax } note ? note[..NoticeboardPost.NoteMax] : edit.Note);
        await sign.AddAsync(signer, post, cancellationToken);
        var version = await db.SignedDocuments.CountAsync(s => s.PostId == post.Id, cancellationToken) + 1;
        await announce.PostAsync(post, ActivityKind.Update, version, cancellationToken);
        var board = await db.Noticeboards.SingleAsync(cancellationToken);
        (board.Version, board.ChangedAt) = (board.Version + 1, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return done;
    }
}
