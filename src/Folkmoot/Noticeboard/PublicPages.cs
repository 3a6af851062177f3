// Keeps the public pages as bytes in memory: written once after each change, however many people ask.
using System.Collections.Concurrent;
using System.Data.Common;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Folkmoot.Noticeboard;

internal sealed partial class PublicPages(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PublicPages> logger) : IDisposable
{
    /// <summary>How long a board's version is believed before the database is asked again; one small query for all who read it.</summary>
    public static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(1);

    private const long MostBytes = 64 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, Known> _boards = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(Guid AgencyId, long Version, PageAddress Address), Lazy<Task<PublicBytes?>>> _writing = new();
    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>Null: there is no such board or page.</summary>
    public async Task<PublicBytes?> FindAsync(string slug, PageAddress address, CancellationToken cancellationToken)
    {
        if (await VersionAsync(slug, cancellationToken) is not { } board)
        {
            return null;
        }

        if (_pages.TryGetValue((board.AgencyId, address), out (long Version, PublicBytes Page) kept) && kept.Version == board.Version)
        {
            return kept.Page;
        }

        // All who ask meanwhile wait for one writing, which goes on when any of them leaves.
        var writing = _writing.GetOrAdd((board.AgencyId, board.Version, address), key => new(() => WriteAsync(key)));
        return await writing.Value.WaitAsync(cancellationToken);
    }

    public void Dispose() => _pages.Dispose();

    /// <summary>What is known of a board: asked anew when it is old, by one reader while the others go on with what there is.</summary>
    private async Task<BoardVersion?> VersionAsync(string slug, CancellationToken cancellationToken)
    {
        if (!_boards.TryGetValue(slug, out var known))
        {
            var first = await AskAsync(slug, cancellationToken);
            if (first is not null)
            {
                _boards.TryAdd(slug, new Known(first, clock.GetTimestamp()));
            }

            return first;
        }

        if (clock.GetElapsedTime(known.AskedAt) < CheckEvery || Interlocked.Exchange(ref known.Asking, 1) == 1)
        {
            return known.Board;
        }

        try
        {
            if (await AskAsync(slug, cancellationToken) is { } now)
            {
                known.Board = now;
            }

            known.AskedAt = clock.GetTimestamp();
        }
        catch (Exception e) when (e is DbException || e.InnerException is DbException)
        {
            // What the public could read a moment ago it can still read while the database is away.
            Log.NotAsked(logger, slug, e);
            known.AskedAt = clock.GetTimestamp();
        }
        finally
        {
            Volatile.Write(ref known.Asking, 0);
        }

        return known.Board;
    }

    private async Task<BoardVersion?> AskAsync(string slug, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        // A reader has no agency: the address says which board is meant, and what is read after this is read as its agency.
        return await db.Noticeboards.IgnoreQueryFilters().AsNoTracking()
            .Join(db.Agencies.Where(a => a.Slug == slug), b => b.AgencyId, a => a.Id, (b, a) => new BoardVersion(b.AgencyId, b.Version))
            .SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<PublicBytes?> WriteAsync((Guid AgencyId, long Version, PageAddress Address) key)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(key.AgencyId);
            var page = await scope.ServiceProvider.GetRequiredService<RenderPage>().RunAsync(key.Address, CancellationToken.None);
            if (page is not null)
            {
                _pages.Set((key.AgencyId, key.Address), (key.Version, page), new MemoryCacheEntryOptions { Size = page.Size });
            }

            return page;
        }
        finally
        {
            _writing.TryRemove(key, out _);
        }
    }

    private sealed record BoardVersion(Guid AgencyId, long Version);

    private sealed class Known(BoardVersion board, long askedAt)
    {
        public int Asking;

        public volatile BoardVersion Board = board;

        private long _askedAt = askedAt;

        public long AskedAt
        {
            get => Volatile.Read(ref _askedAt);
            set => Volatile.Write(ref _askedAt, value);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(600, LogLevel.Warning, "The database could not be asked for the Noticeboard {Slug}; its pages are served as they were")]
        public static partial void NotAsked(ILogger logger, string slug, Exception exception);
    }
}
