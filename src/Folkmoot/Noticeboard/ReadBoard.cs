// Reads what the public may see of the current agency's Noticeboard.
using Folkmoot.Noticeboard.Federation;
using Folkmoot.Noticeboard.Signing;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard;

internal sealed class ReadBoard(StoreDb db, PublicAddress address)
{
    public const int PageSize = 20;

    public async Task<BoardFace> FaceAsync(CancellationToken cancellationToken)
    {
        var found = await db.Noticeboards.AsNoTracking()
            .Join(db.Agencies, b => b.AgencyId, a => a.Id, (b, a) => new { b.Id, b.ChangedAt, b.FaceChangedAt, a.Name, a.Slug, a.TimeZone, a.Language, a.IsDemonstration, IsFollowed = db.FederatedActors.Any(f => f.IsOn) })
            .SingleAsync(cancellationToken);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(found.TimeZone, out var known) ? known : TimeZoneInfo.Utc;
        return new(
            found.Id, NoticeText.Clean(found.Name), new(address.Root, found.Slug), zone, found.Language, found.IsDemonstration, found.ChangedAt, found.FaceChangedAt,
            found.IsFollowed ? new ActorLinks(address.Root, found.Slug).Handle : null);
    }

    public Task<int> CountAsync(CancellationToken cancellationToken) => Out().CountAsync(cancellationToken);

    /// <summary>Newest first.</summary>
    public Task<List<Notice>> NewestAsync(int skip, int most, CancellationToken cancellationToken) =>
        Shown(Out().OrderByDescending(p => p.PublishedAt).ThenByDescending(p => p.Id).Skip(skip).Take(most)).ToListAsync(cancellationToken);

    /// <summary>Withdrawn ones too: their page says so.</summary>
    public Task<Notice?> PostAsync(Guid id, CancellationToken cancellationToken) =>
        Shown(db.NoticeboardPosts.AsNoTracking().Where(p => p.Id == id)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>The newest version of a post as it was signed, or its removal; null where neither is signed yet.</summary>
    public Task<SignedDocument?> SignedAsync(Guid postId, CancellationToken cancellationToken) =>
        db.SignedDocuments.AsNoTracking().Where(s => s.PostId == postId).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The newest first, the earlier ones too.</summary>
    public Task<List<PublicKey>> KeysAsync(CancellationToken cancellationToken) => ReadKeys.OfAgencyAsync(db, cancellationToken);

    /// <summary>Null where no post that is out shows it.</summary>
    public async Task<(string MediaType, byte[] Bytes, DateTimeOffset Since)?> ImageAsync(string sha256, CancellationToken cancellationToken)
    {
        var since = await Out().Where(p => p.Images.Any(i => i.Image.Sha256 == sha256)).OrderBy(p => p.PublishedAt)
            .Select(p => (DateTimeOffset?)p.PublishedAt).FirstOrDefaultAsync(cancellationToken);
        if (since is null)
        {
            return null;
        }

        var image = await db.NoticeboardImages.AsNoTracking().SingleAsync(i => i.Sha256 == sha256, cancellationToken);
        return (image.MediaType, image.Bytes, since.Value);
    }

    private IQueryable<NoticeboardPost> Out() => db.NoticeboardPosts.AsNoTracking().Where(p => p.WithdrawnAt == null);

    private IQueryable<Notice> Shown(IQueryable<NoticeboardPost> posts) => posts.Select(p => new Notice(
        p.Id, p.Title, p.Text, p.Languages, p.PublishedAt, p.WithdrawnAt,
        p.Images.OrderBy(i => i.Number)
            .Select(i => new NoticeImage(i.Image.Sha256, i.Image.MediaType, i.Image.Size, i.Image.Width, i.Image.Height, i.AltText)).ToList(),
        p.MachineAssisted,
        db.SignedDocuments.Any(s => s.PostId == p.Id && s.IsRemoval == (p.WithdrawnAt != null)),
        p.CorrectedAt,
        p.CorrectionNote));
}
