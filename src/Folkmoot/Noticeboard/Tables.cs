// The tables of this module.
using Folkmoot.Noticeboard;
using Folkmoot.Noticeboard.Corrections;
using Folkmoot.Noticeboard.Federation;
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

    public DbSet<Correction> Corrections => Set<Correction>();

    public DbSet<FederatedActor> FederatedActors => Set<FederatedActor>();

    public DbSet<Follower> Followers => Set<Follower>();

    public DbSet<BlockedServer> BlockedServers => Set<BlockedServer>();

    public DbSet<OutgoingActivity> OutgoingActivities => Set<OutgoingActivity>();

    public DbSet<ActivityDelivery> ActivityDeliveries => Set<ActivityDelivery>();

    public DbSet<IncomingNote> IncomingNotes => Set<IncomingNote>();

    public DbSet<Reaction> Reactions => Set<Reaction>();

    public DbSet<FederatedAnswer> FederatedAnswers => Set<FederatedAnswer>();
}
