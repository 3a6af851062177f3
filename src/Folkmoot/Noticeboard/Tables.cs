// The tables of this module.
using Folkmoot.Noticeboard;
using Folkmoot.Noticeboard.Signing;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Storage;

internal abstract partial class StoreDb
{
    public DbSet<Board> Noticeboards => Set<Board>();

    public DbSet<NoticeboardPost> NoticeboardPosts => Set<NoticeboardPost>();

    public DbSet<NoticeboardImage> NoticeboardImages => Set<NoticeboardImage>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    public DbSet<SignedDocument> SignedDocuments => Set<SignedDocument>();
}
