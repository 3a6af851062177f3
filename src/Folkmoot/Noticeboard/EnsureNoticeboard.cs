// Gives an agency its Noticeboard, once: it needs no account anywhere, so it is there before the first post is written.
using System.Globalization;
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Noticeboard.Signing;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard;

internal sealed class EnsureNoticeboard(StoreDb db, Channels.Secrets secrets, PublicAddress address, EnsureKey ensureKey, Texts texts, IAudit audit, TimeProvider clock) : IHandle<AgencyCreated>
{
    public async Task<Next> HandleAsync(AgencyCreated job, CancellationToken cancellationToken)
    {
        await RunAsync(cancellationToken);
        return Next.Done;
    }

    /// <summary>The channel of the current agency's Noticeboard.</summary>
    public async Task<Guid> RunAsync(CancellationToken cancellationToken)
    {
        // Before the transaction: the first encryption of an installation stores its key over a connection of its own, which SQLite would let wait for this one.
        var settings = secrets.Protect(new Dictionary<string, string>());
        (await ensureKey.RunAsync(cancellationToken)).Dispose();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync($"noticeboard:{db.AgencyId}", cancellationToken);
        if (await db.Noticeboards.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } there)
        {
            return there.ChannelId;
        }

        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == db.AgencyId, cancellationToken);
        var now = clock.GetUtcNow();
        var home = new BoardLinks(address.Root, agency.Slug).Home;
        var channel = new Channel
        {
            Id = Guid.CreateVersion7(now),
            Network = NoticeboardNetwork.NetworkName,
            Name = await FreeNameAsync(texts.In(CultureInfo.GetCultureInfo(agency.Language), "noticeboard.name"), cancellationToken),
            Handle = home[(home.IndexOf("//", StringComparison.Ordinal) + 2)..],
            Url = home,
            Settings = settings,
            LastWorkedAt = now,
            CreatedAt = now,
        };
        db.Channels.Add(channel);
        db.Noticeboards.Add(new Board { Id = Guid.CreateVersion7(now), ChannelId = channel.Id, Version = 1, ChangedAt = now, FaceChangedAt = now });
        audit.Record("noticeboard.opened", "channel", channel.Id, new { channel.Handle });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return channel.Id;
    }

    private async Task<string> FreeNameAsync(string wanted, CancellationToken cancellationToken)
    {
        var names = await db.Channels.Where(c => c.Name.StartsWith(wanted)).Select(c => c.Name).ToListAsync(cancellationToken);
        return Enumerable.Range(1, names.Count + 1).Select(n => n == 1 ? wanted : $"{wanted} {n}").First(n => !names.Contains(n));
    }
}
