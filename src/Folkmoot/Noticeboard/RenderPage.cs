// Writes one page, feed or image of the current agency's Noticeboard as bytes; the same content gives the same bytes on every node.
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Networks.ActivityPub;
using Folkmoot.Noticeboard.Federation;
using Folkmoot.Noticeboard.Pages;
using Folkmoot.Noticeboard.Signing;
using Folkmoot.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Folkmoot.Noticeboard;

internal sealed class RenderPage(ReadBoard read, WriteNotes notes, CheckClaim check, Texts texts, IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>Null: there is no such page.</summary>
    public async Task<PublicBytes?> RunAsync(PageAddress address, CancellationToken cancellationToken)
    {
        if (address is PageAddress.Image image)
        {
            return await read.ImageAsync(image.Sha256, cancellationToken) is { } found ? PublicBytes.OfImage(found.Bytes, found.MediaType, found.Since) : null;
        }

        var board = await read.FaceAsync(cancellationToken);
        return address switch
        {
            PageAddress.List list => await ListAsync(board, list, cancellationToken),
            PageAddress.Post post => await PostAsync(board, post, cancellationToken),
            PageAddress.Feed feed => await FeedAsync(board, feed.Kind, cancellationToken),
            PageAddress.Document document => await SignedAsync(board, document.Id, "application/json", s => s.Document, cancellationToken),
            PageAddress.Signature signature => await SignedAsync(board, signature.Id, DetachedJws.MediaType, s => s.Signature, cancellationToken),
            PageAddress.Keys => PublicBytes.OfText(Signing.PublicKey.Set(await read.KeysAsync(cancellationToken)), ReadKeys.MediaType, board.Language, board.ChangedAt),
            PageAddress.PublicKey key => await KeyAsync(board, key.Kid, cancellationToken),
            PageAddress.Verify verify => await VerifyAsync(board, verify, cancellationToken),
            PageAddress.VerifyOffline offline => await OfflineAsync(board, offline, cancellationToken),
            PageAddress.Actor => Activity(board, await notes.ActorAsync(board, cancellationToken), board.FaceChangedAt),
            PageAddress.Outbox outbox => Activity(board, await notes.OutboxAsync(board, outbox.Number, cancellationToken), board.ChangedAt),
            PageAddress.Note note => await notes.PostAsync(board, note.Id, cancellationToken) is { } post ? Activity(board, post.Document, post.ChangedAt, post.IsGone) : null,
            PageAddress.AnswerNote note => await notes.AnswerAsync(board, note.Id, cancellationToken) is { } answer ? Activity(board, answer.Document, board.ChangedAt, answer.IsGone) : null,
            PageAddress.Answer answer => await AnswerPageAsync(board, answer, cancellationToken),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<PublicBytes?> ListAsync(BoardFace board, PageAddress.List list, CancellationToken cancellationToken)
    {
        var count = await read.CountAsync(cancellationToken);
        var pages = Math.Max(1, (count + ReadBoard.PageSize - 1) / ReadBoard.PageSize);
        if (list.Number > pages)
        {
            return null;
        }

        var notices = await read.NewestAsync((list.Number - 1) * ReadBoard.PageSize, ReadBoard.PageSize, cancellationToken);
        return await HtmlAsync<BoardList>(board, list.Language, board.ChangedAt, StatusCodes.Status200OK, new()
        {
            [nameof(BoardList.Board)] = board,
            [nameof(BoardList.Address)] = list with { Language = board.Normal(list.Language) },
            [nameof(BoardList.Notices)] = notices,
            [nameof(BoardList.Pages)] = pages,
        });
    }

    private async Task<PublicBytes?> PostAsync(BoardFace board, PageAddress.Post post, CancellationToken cancellationToken)
    {
        if (await read.PostAsync(post.Id, cancellationToken) is not { } notice)
        {
            return null;
        }

        var at = notice.WithdrawnAt ?? notice.CorrectedAt ?? notice.PublishedAt;
        var changed = at > board.FaceChangedAt ? at : board.FaceChangedAt;
        return await HtmlAsync<BoardPost>(board, post.Language, changed, notice.WithdrawnAt is null ? StatusCodes.Status200OK : StatusCodes.Status410Gone, new()
        {
            [nameof(BoardPost.Board)] = board,
            [nameof(BoardPost.Address)] = post with { Language = board.Normal(post.Language) },
            [nameof(BoardPost.Notice)] = notice,
        });
    }

    /// <summary>The page's answer to what somebody handed in; for them alone, so it is written at once and kept nowhere.</summary>
    public async Task<PublicBytes> AnswerAsync(PageAddress.Verify address, Claim claim, CancellationToken cancellationToken)
    {
        var board = await read.FaceAsync(cancellationToken);
        var finding = claim.IsEmpty ? null : await check.RunAsync(claim, cancellationToken);
        return await HtmlAsync<BoardVerify>(board, address.Language, board.ChangedAt, StatusCodes.Status200OK, Verify(board, address, claim, finding, asked: true));
    }

    private static Dictionary<string, object?> Verify(BoardFace board, PageAddress.Verify address, Claim claim, Finding? finding, bool asked) => new()
    {
        [nameof(BoardVerify.Board)] = board,
        [nameof(BoardVerify.Address)] = address with { Language = board.Normal(address.Language) },
        [nameof(BoardVerify.Claim)] = claim,
        [nameof(BoardVerify.Finding)] = finding,
        [nameof(BoardVerify.Asked)] = asked,
    };

    /// <summary>The form; where a post is asked about, with what its own signature says.</summary>
    private async Task<PublicBytes?> VerifyAsync(BoardFace board, PageAddress.Verify address, CancellationToken cancellationToken)
    {
        var claim = new Claim(address.Id is { } id ? board.Links.Url(new PageAddress.Post(null, id)) : "", "", "");
        var finding = claim.IsEmpty ? null : await check.RunAsync(claim, cancellationToken);
        return finding is { Judgement: null } ? null
            : await HtmlAsync<BoardVerify>(board, address.Language, board.ChangedAt, StatusCodes.Status200OK, Verify(board, address, claim, finding, asked: false));
    }

    private async Task<PublicBytes> OfflineAsync(BoardFace board, PageAddress.VerifyOffline address, CancellationToken cancellationToken) =>
        await HtmlAsync<BoardVerifyOffline>(board, address.Language, board.ChangedAt, StatusCodes.Status200OK, new()
        {
            [nameof(BoardVerifyOffline.Board)] = board,
            [nameof(BoardVerifyOffline.Address)] = address with { Language = board.Normal(address.Language) },
            [nameof(BoardVerifyOffline.Keys)] = await read.KeysAsync(cancellationToken),
        });

    private async Task<PublicBytes?> AnswerPageAsync(BoardFace board, PageAddress.Answer address, CancellationToken cancellationToken) =>
        await notes.ReadAnswerAsync(address.Id, cancellationToken) is { } answer
            ? await HtmlAsync<BoardAnswer>(board, address.Language, board.ChangedAt, answer.WithdrawnAt is null ? StatusCodes.Status200OK : StatusCodes.Status410Gone, new()
            {
                [nameof(BoardAnswer.Board)] = board,
                [nameof(BoardAnswer.Address)] = address with { Language = board.Normal(address.Language) },
                [nameof(BoardAnswer.Answer)] = new AnswerShown(answer.Text, answer.Languages, answer.MachineAssisted, answer.InReplyTo, answer.PublishedAt, answer.WithdrawnAt),
            })
            : null;

    private static PublicBytes? Activity(BoardFace board, JsonObject? document, DateTimeOffset changed, bool isGone = false) => document is null ? null : PublicBytes.OfText(
        Encoding.UTF8.GetBytes(OwnDocuments.Write(document)), ActivityPubClient.MediaType, board.Language, changed, isGone ? StatusCodes.Status410Gone : StatusCodes.Status200OK);

    /// <summary>410 for a removal: the post is gone, and this is the proof of it.</summary>
    private async Task<PublicBytes?> SignedAsync(BoardFace board, Guid postId, string contentType, Func<SignedDocument, string> part, CancellationToken cancellationToken) =>
        await read.SignedAsync(postId, cancellationToken) is { } signed
            ? PublicBytes.OfText(
                Encoding.UTF8.GetBytes(part(signed)), contentType, board.Language, signed.SignedAt, signed.IsRemoval ? StatusCodes.Status410Gone : StatusCodes.Status200OK)
            : null;

    private async Task<PublicBytes?> KeyAsync(BoardFace board, string kid, CancellationToken cancellationToken)
    {
        if ((await read.KeysAsync(cancellationToken)).FirstOrDefault(k => k.Kid == kid) is not { } key)
        {
            return null;
        }

        using var opened = key.Open();
        return PublicBytes.OfText(Encoding.ASCII.GetBytes(opened.ExportSubjectPublicKeyInfoPem() + "\n"), "application/x-pem-file", board.Language, key.From);
    }

    private async Task<PublicBytes> FeedAsync(BoardFace board, FeedKind kind, CancellationToken cancellationToken)
    {
        var culture = CultureInfo.GetCultureInfo(board.OwnWords);
        string In(string key) => string.Format(culture, texts.In(culture, key), board.Name);
        var feed = new FeedContent(board, In("noticeboard.feed.title"), In("noticeboard.feed.description"), await read.NewestAsync(0, FeedContent.Most, cancellationToken));
        var bytes = kind switch
        {
            FeedKind.Rss => RssFeed.Write(feed),
            FeedKind.Atom => AtomFeed.Write(feed),
            _ => JsonFeed.Write(feed),
        };
        return PublicBytes.OfText(bytes, FeedContent.ContentType(kind), board.Language, board.ChangedAt);
    }

    private async Task<PublicBytes> HtmlAsync<T>(BoardFace board, string? language, DateTimeOffset changed, int status, Dictionary<string, object?> parameters)
        where T : IComponent
    {
        var culture = CultureInfo.GetCultureInfo(language ?? board.OwnWords);
        // Set for what this method awaits, and for nothing of its caller's.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return PublicBytes.OfText(Encoding.UTF8.GetBytes("<!DOCTYPE html>\n" + html), "text/html", culture.Name, changed, status);
    }
}
