// Writes the current agency's actor, posts and answers as documents of ActivityStreams.
using System.Globalization;
using System.Text.Json.Nodes;
using Folkmoot.Networks.ActivityPub;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Web.Components;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Federation;

internal sealed class WriteNotes(StoreDb db, ReadBoard read, Texts texts)
{
    /// <summary>Posts on one page of the outbox.</summary>
    public const int PageSize = 20;

    public static ActorLinks LinksOf(BoardFace board) => new(board.Links.Root, board.Links.Slug);

    /// <summary>Null: the Noticeboard is no actor, and never was one.</summary>
    public async Task<JsonObject?> ActorAsync(BoardFace board, CancellationToken cancellationToken)
    {
        if (await db.FederatedActors.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } actor)
        {
            return null;
        }

        var links = LinksOf(board);
        var culture = CultureInfo.GetCultureInfo(board.OwnWords);
        return OwnDocuments.Actor(new(
            links.Actor, links.Slug, board.Name, $"<p>{System.Net.WebUtility.HtmlEncode(string.Format(culture, texts.In(culture, "noticeboard.lead"), board.Name))}</p>",
            links.Home, links.Inbox, links.Outbox, links.Followers, links.Key(actor.KeyNumber), actor.PublicKeyPem, actor.CreatedAt));
    }

    /// <summary>The post, or in the place of one that was taken back a tombstone; null where there is neither, or no actor whose it could be.</summary>
    public async Task<(JsonObject Document, bool IsGone, DateTimeOffset ChangedAt)?> PostAsync(BoardFace board, Guid id, CancellationToken cancellationToken)
    {
        if (!await db.FederatedActors.AnyAsync(cancellationToken) || await read.PostAsync(id, cancellationToken) is not { } notice)
        {
            return null;
        }

        return notice.WithdrawnAt is { } at
            ? (OwnDocuments.Tombstone(LinksOf(board).Post(id), notice.PublishedAt, at), true, at)
            : (OwnDocuments.Note(Note(board, notice)), false, notice.CorrectedAt ?? notice.PublishedAt);
    }

    /// <summary>What was said to one person alone is not there for anybody who asks.</summary>
    public async Task<(JsonObject Document, bool IsGone)?> AnswerAsync(BoardFace board, Guid id, CancellationToken cancellationToken)
    {
        if (await ReadAnswerAsync(id, cancellationToken) is not { } answer)
        {
            return null;
        }

        return answer.WithdrawnAt is { } at
            ? (OwnDocuments.Tombstone(LinksOf(board).Answer(id), answer.PublishedAt, at), true)
            : (OwnDocuments.Note(Note(board, answer)), false);
    }

    public Task<FederatedAnswer?> ReadAnswerAsync(Guid id, CancellationToken cancellationToken) =>
        db.FederatedAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.IsPublic, cancellationToken);

    /// <param name="page">From 1; 0 for the collection itself.</param>
    public async Task<JsonObject?> OutboxAsync(BoardFace board, int page, CancellationToken cancellationToken)
    {
        if (!await db.FederatedActors.AnyAsync(cancellationToken))
        {
            return null;
        }

        var (links, count) = (LinksOf(board), await read.CountAsync(cancellationToken));
        var pages = (count + PageSize - 1) / PageSize;
        string Page(int number) => string.Create(CultureInfo.InvariantCulture, $"{links.Outbox}/{number}");
        if (page == 0)
        {
            return OwnDocuments.Collection(links.Outbox, count, pages > 0 ? Page(1) : null);
        }

        if (page > pages)
        {
            return null;
        }

        var notices = await read.NewestAsync((page - 1) * PageSize, PageSize, cancellationToken);
        return OwnDocuments.Page(
            Page(page), links.Outbox, notices.Select(n => OwnDocuments.Create(Note(board, n))), page < pages ? Page(page + 1) : null, page > 1 ? Page(page - 1) : null);
    }

    public OwnNote Note(BoardFace board, Notice notice) => NoteOf.Post(notice, LinksOf(board), Words(board, notice.CorrectedAt));

    public OwnNote Note(BoardFace board, FederatedAnswer answer) => NoteOf.Answer(answer, LinksOf(board), Words(board, null));

    private NoteWords Words(BoardFace board, DateTimeOffset? correctedAt)
    {
        var culture = CultureInfo.GetCultureInfo(board.OwnWords);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return new(
                texts.In(culture, "noticeboard.assisted"),
                correctedAt is { } at ? string.Format(culture, texts.In(culture, "noticeboard.corrected"), LocalTimes.Write(at, board.Zone, "full")) : null);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
