// Puts a post on the Noticeboard, once for each key.
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Folkmoot.Networks;
using Folkmoot.Noticeboard.Federation;
using Folkmoot.Noticeboard.Signing;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard;

internal sealed class PutUp(StoreDb db, PublicAddress address, EnsureKey ensureKey, SignPost sign, Announce announce, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public async Task<Sent> RunAsync(Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        Sent? sent;
        do
        {
            using var signer = await ensureKey.RunAsync(cancellationToken);
            sent = await TryAsync(signer, outgoing, key, cancellationToken);
        }
        while (sent is null);
        return sent;
    }

    /// <summary>Null: the key was changed meanwhile; nothing was done.</summary>
    private async Task<Sent?> TryAsync(Signer signer, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Two workers may meet over one key or one image: they take turns, and the second finds what the first made.
        await db.LockAsync($"noticeboard:{db.AgencyId}", cancellationToken);
        var post = await db.NoticeboardPosts.Include(p => p.Images).ThenInclude(i => i.Image).SingleOrDefaultAsync(p => p.DeliveryId == key, cancellationToken);
        if (post is null && !await signer.IsInUseAsync(db, cancellationToken))
        {
            return null;
        }

        if (post is null)
        {
            post = await NewAsync(outgoing, key, cancellationToken);
            db.NoticeboardPosts.Add(post);
            await sign.AddAsync(signer, post, cancellationToken);
            await announce.PostAsync(post, ActivityKind.Create, 1, cancellationToken);
            var board = await db.Noticeboards.SingleAsync(cancellationToken);
            (board.Version, board.ChangedAt) = (board.Version + 1, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }

        var slug = await db.Agencies.Where(a => a.Id == db.AgencyId).Select(a => a.Slug).SingleAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Sent(post.Id.ToString(), new BoardLinks(address.Root, slug).Url(new PageAddress.Post(null, post.Id)), null, Rendered(post));
    }

    private async Task<NoticeboardPost> NewAsync(Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var post = new NoticeboardPost
        {
            Id = Guid.CreateVersion7(now),
            DeliveryId = key,
            Title = string.IsNullOrWhiteSpace(outgoing.Title) ? null : NoticeText.Clean(outgoing.Title).ReplaceLineEndings(" ").Trim(),
            Text = NoticeText.Clean(outgoing.Text),
            Languages = string.Join(' ', outgoing.Languages),
            MachineAssisted = outgoing.MachineAssisted,
            // As exact as both engines keep it, so that it reads the same before and after it was stored.
            PublishedAt = DateTimeOffset.FromUnixTimeMilliseconds(outgoing.CreatedAt.ToUnixTimeMilliseconds()),
        };
        var images = new Dictionary<string, NoticeboardImage>(StringComparer.Ordinal);
        foreach (var (number, outgoingImage) in outgoing.Images.Index())
        {
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(outgoingImage.Bytes.Span));
            if (!images.TryGetValue(sha256, out var image))
            {
                images[sha256] = image = await db.NoticeboardImages.SingleOrDefaultAsync(i => i.Sha256 == sha256, cancellationToken) ?? New(outgoingImage, sha256, now);
            }

            post.Images.Add(new NoticeboardPostImage { Id = Guid.CreateVersion7(now), Image = image, Number = number, AltText = NoticeText.Clean(outgoingImage.AltText) });
        }

        return post;
    }

    private static NoticeboardImage New(OutgoingImage image, string sha256, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Sha256 = sha256,
        MediaType = image.MediaType,
        Bytes = image.Bytes.ToArray(),
        Size = image.Bytes.Length,
        Width = image.Width,
        Height = image.Height,
    };

    /// <summary>The record of what stands there.</summary>
    private static string Rendered(NoticeboardPost post) => JsonSerializer.Serialize(
        new
        {
            post.Id,
            post.Title,
            post.Text,
            post.Languages,
            post.PublishedAt,
            post.MachineAssisted,
            Images = post.Images.OrderBy(i => i.Number).Select(i => new { i.Image.Sha256, i.Image.MediaType, i.AltText }),
        },
        Readable);
}
