// The tables of this module.
using Folkmoot.Noticeboard;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Storage;

internal abstract partial class StoreDb
{
    public DbSet<Board> Noticeboards => Set<Board>();

    public DbSet<NoticeboardPost> NoticeboardPosts => Set<NoticeboardPost>();

    public DbSet<NoticeboardImage> NoticeboardImages => Set<NoticeboardImage>();
}
