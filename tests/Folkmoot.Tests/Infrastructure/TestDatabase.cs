// A database of a test's own on either engine, with the whole schema in it: a copy, made in milliseconds, of one that was laid out once in this run.
using Folkmoot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Infrastructure;

public enum Engine
{
    Sqlite,
    Postgres,
}

internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(LayOutSqliteAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(LayOutPostgresAsync);
    private readonly string _name;

    private TestDatabase(Engine engine, string name, string connectionString)
    {
        Engine = engine;
        _name = name;
        ConnectionString = connectionString;
    }

    public Engine Engine { get; }

    /// <summary>What the <c>Database</c> setting takes.</summary>
    public string ConnectionString { get; }

    /// <summary>A database with every table and no row.</summary>
    public static async Task<TestDatabase> NewAsync(Engine engine)
    {
        if (engine == Engine.Postgres)
        {
            return await PostgresAsync(await PostgresTemplate.Value);
        }

        var template = await SqliteTemplate.Value;
        var path = RunFolder.NewPath("test.db");
        File.Copy(template, path);
        return new TestDatabase(engine, path, $"Data Source={path}");
    }

    /// <summary>A database without a table, for tests of the schema itself.</summary>
    public static async Task<TestDatabase> NewEmptyAsync(Engine engine)
    {
        if (engine == Engine.Postgres)
        {
            return await PostgresAsync(template: null);
        }

        var path = RunFolder.NewPath("test.db");
        return new TestDatabase(engine, path, $"Data Source={path}");
    }

    /// <summary>A context on this database, as an agency or, with a new scope, as the house itself.</summary>
    public StoreDb Open(AgencyScope scope) => Open(Engine, ConnectionString, scope);

    public async ValueTask DisposeAsync()
    {
        if (Engine == Engine.Postgres)
        {
            await (await PostgresServer.RunningAsync()).DropDatabaseAsync(_name);
            return;
        }

        await using (var connection = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(_name + suffix);
        }
    }

    private static async Task<TestDatabase> PostgresAsync(string? template)
    {
        var server = await PostgresServer.RunningAsync();
        var name = await server.NewDatabaseAsync(template);
        return new TestDatabase(Engine.Postgres, name, server.ConnectionString(name));
    }

    private static async Task<string> LayOutSqliteAsync()
    {
        var path = RunFolder.NewPath("template.db");
        await LayOutAsync(Engine.Sqlite, $"Data Source={path};Pooling=false");
        return path;
    }

    private static async Task<string> LayOutPostgresAsync()
    {
        var server = await PostgresServer.RunningAsync();
        var name = await server.NewDatabaseAsync();
        await LayOutAsync(Engine.Postgres, server.ConnectionString(name) + ";Pooling=false");
        return name;
    }

    private static async Task LayOutAsync(Engine engine, string connectionString)
    {
        await using var db = Open(engine, connectionString, new AgencyScope());
        await new Schema(db).ApplyAsync(CancellationToken.None);
    }

    private static StoreDb Open(Engine engine, string connectionString, AgencyScope scope) =>
        engine == Engine.Postgres
            ? new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connectionString).Options, scope)
            : new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connectionString).AddInterceptors(new SqlitePragmas()).Options, scope);
}
