// The program with a database of its own and one channel to a training network, for the benchmarks that send.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Publishing;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Bench.Sending;

internal sealed class SendingHouse : IAsyncDisposable
{
    /// <summary>The training network's name, and that of its client.</summary>
    public const string Network = "sandbox";

    private const int Page = 500;

    private readonly WebApplication _app;
    private readonly string _database;
    private readonly SandboxServer _farEnd;
    private readonly Guid _agency = Guid.CreateVersion7();
    private readonly Guid _channel = Guid.CreateVersion7();
    private readonly Guid _author = Guid.CreateVersion7();

    private SendingHouse(WebApplication app, string database, SandboxServer farEnd) => (_app, _database, _farEnd) = (app, database, farEnd);

    /// <summary>What arrived.</summary>
    public SandboxState FarEnd => _farEnd.State;

    public Uri Address => _farEnd.Url;

    public IHttpClientFactory Clients => _app.Services.GetRequiredService<IHttpClientFactory>();

    /// <param name="database">File of the database; one that is there is replaced.</param>
    public static async Task<SendingHouse> OpenAsync(string database, CancellationToken cancellationToken)
    {
        Remove(database);
        var farEnd = await SandboxServer.StartAsync(0, TimeProvider.System, cancellationToken);
        var builder = Program.BuilderFor(
            [$"--Database=Data Source={database}", "--Networks:AllowPrivateAddresses:0=all", "--Logging:LogLevel:Default=Warning", "--Urls=http://127.0.0.1:0"]);
        WorkModule.AddWorker(builder.Services);
        var house = new SendingHouse(builder.Build(), database, farEnd);
        await house.FoundAsync(cancellationToken);
        await house._app.StartAsync(cancellationToken);
        return house;
    }

    /// <summary>Adds posts as they stand after their approval, all due at <paramref name="due"/>.</summary>
    public async Task AddAsync(int count, DateTimeOffset due, CancellationToken cancellationToken)
    {
        for (int from = 0; from < count; from += Page)
        {
            await using var scope = Enter();
            var (db, deliveries) = (scope.ServiceProvider.GetRequiredService<StoreDb>(), scope.ServiceProvider.GetRequiredService<Deliveries>());
            for (int n = from; n < Math.Min(from + Page, count); n++)
            {
                var post = Post($"Notice {n + 1}: the swimming pool on Mill Lane is open until 20:00 this week. Bring the season ticket. #MarlowFerry", due);
                var content = PostContent.Of(post, new Dictionary<Guid, MediaFacts>());
                post.ApprovedHash = ContentHash.Of(content);
                db.Posts.Add(post);
                await deliveries.AddAsync(
                    new NewDelivery(Publishing.Post.Kind, post.Id, _channel, Lane.Scheduled, content.For(_channel), due, due + Deliveries.InTime), cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Bodies as the program sends them, each with a key of its own; something must have been sent before.</summary>
    public async Task<IReadOnlyList<string>> BodiesAsync(int count, CancellationToken cancellationToken)
    {
        await using var scope = Enter();
        var sent = await scope.ServiceProvider.GetRequiredService<StoreDb>().Deliveries.AsNoTracking().FirstAsync(d => d.State == DeliveryState.Sent, cancellationToken);
        return [.. Enumerable.Range(0, count).Select(_ => sent.Rendered!.Replace(sent.Id.ToString(), Guid.CreateVersion7().ToString(), StringComparison.Ordinal))];
    }

    /// <summary>Waits until everything that follows from what was sent is done.</summary>
    public async Task SettledAsync(CancellationToken cancellationToken)
    {
        await using var scope = Enter();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        while (await db.Jobs.AnyAsync(j => j.DoneAt == null && j.DeadAt == null, cancellationToken))
        {
            await Task.Delay(100, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _farEnd.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Remove(_database);
    }

    private Post Post(string text, DateTimeOffset due)
    {
        var id = Guid.CreateVersion7();
        var post = new Post
        {
            Id = id,
            AuthorId = _author,
            State = PostState.Approved,
            Text = text,
            Languages = ["en"],
            DueAt = due,
            TimeZone = "UTC",
            SubmittedAt = due,
            ReleaseAt = due,
            CreatedAt = due,
            ChangedAt = due,
        };
        post.Targets.Add(new PostTarget { Id = Guid.CreateVersion7(), PostId = id, ChannelId = _channel });
        return post;
    }

    private AsyncServiceScope Enter()
    {
        var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(_agency);
        return scope;
    }

    private async Task FoundAsync(CancellationToken cancellationToken)
    {
        await using var scope = Enter();
        var (db, secrets) = (scope.ServiceProvider.GetRequiredService<StoreDb>(), scope.ServiceProvider.GetRequiredService<Channels.Secrets>());
        await scope.ServiceProvider.GetRequiredService<Schema>().ApplyAsync(cancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        db.Agencies.Add(new Agency { Id = _agency, Name = "Bench", Slug = "bench", TimeZone = "UTC", Language = "en", CreatedAt = now });
        db.Channels.Add(new Channel
        {
            Id = _channel,
            Network = Network,
            Name = "Training",
            CreatedAt = now,
            Settings = secrets.Protect(new Dictionary<string, string> { ["url"] = Address.ToString(), ["account"] = "bench" }),
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Remove(string database)
    {
        foreach (string file in new[] { database, database + "-wal", database + "-shm" })
        {
            File.Delete(file);
        }
    }
}
