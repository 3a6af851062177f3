// Finds the library's entry of a file, or begins one. In the caller's transaction.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Library;

internal static class KeepItem
{
    /// <summary>Tracked; null where there is no such file.</summary>
    public static async Task<LibraryItem?> ItemAsync(this StoreDb db, Guid mediaId, Guid? person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.LibraryItems.SingleOrDefaultAsync(i => i.MediaId == mediaId, cancellationToken) is { } known)
        {
            return known;
        }

        if (!await db.MediaFiles.AnyAsync(m => m.Id == mediaId, cancellationToken))
        {
            return null;
        }

        var item = New(mediaId, "", person, now);
        db.LibraryItems.Add(item);
        return item;
    }

    /// <param name="fileName">What it is called until somebody gives it a title.</param>
    public static LibraryItem New(Guid mediaId, string fileName, Guid? person, DateTimeOffset now)
    {
        var title = PostDraft.OneLine(Path.GetFileNameWithoutExtension(fileName));
        var item = new LibraryItem
        {
            Id = Guid.CreateVersion7(now),
            MediaId = mediaId,
            Title = title.Length <= LibraryItem.TitleMax ? title : title[..LibraryItem.TitleMax],
            CreatedBy = person,
            CreatedAt = now,
            ChangedAt = now,
            // Nobody has said anything of it yet.
            Version = 0,
        };
        item.Index();
        return item;
    }
}
