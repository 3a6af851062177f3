// A PostgreSQL of this test run's own: made in a temporary folder, on a free port of the loopback, as a user that is not root.
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Folkmoot.Tests.Infrastructure;

internal sealed class PostgresServer
{
    private const int StartTries = 3;
    private const string Debian = "/usr/lib/postgresql";
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);
    private static int _databases;
    private readonly int _port;

    private PostgresServer(int port)
    {
        _port = port;
    }

    /// <summary>What is missing, in a sentence for the one who reads of a skipped test; null when PostgreSQL can be run.</summary>
    public static string? Missing { get; } =
        Programs is null ? "PostgreSQL is missing: apt-get install postgresql" : null;

    private static string? Programs => FindPrograms();

    /// <summary>The server of this run; the first call starts it.</summary>
    public static Task<PostgresServer> RunningAsync() => Shared.Value;

    /// <summary>How to reach a database of this server.</summary>
    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = _port,
            Username = "postgres",
            Database = database,
            MaxPoolSize = 20,
            IncludeErrorDetail = true,
        }.ConnectionString;

    /// <summary>The same as a URL, for servers that are not written in .NET.</summary>
    public string Url(string database) => string.Create(CultureInfo.InvariantCulture, $"postgres://postgres@127.0.0.1:{_port}/{database}");

    /// <summary>Makes a database, empty or a copy of <paramref name="template"/> (to which nothing may be connected), and returns its name.</summary>
    public async Task<string> NewDatabaseAsync(string? template = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await CommandAsync($"CREATE DATABASE {name} TEMPLATE {template ?? "template0"} STRATEGY FILE_COPY");
        return name;
    }

    /// <summary>Drops a database and whatever is connected to it.</summary>
    public async Task DropDatabaseAsync(string name)
    {
        await using (var connection = new NpgsqlConnection(ConnectionString(name)))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await CommandAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private async Task CommandAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var programs = Programs ?? throw new InvalidOperationException(Missing);
        for (var attempt = 1; ; attempt++)
        {
            var folder = RunFolder.NewServerFolder("postgres");
            var data = Path.Combine(folder, "data");
            string[] user = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
            await RunAsync([.. user.Length > 0 ? ["install", "-d", "-m", "700", "-o", "postgres"] : (string[])["mkdir"], data]);
            await RunAsync([.. user, Path.Combine(programs, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
            var port = LocalServer.FreePort();
            var process = LocalServer.Start("INT", folder, new Dictionary<string, string>(), [.. user, Path.Combine(programs, "postgres"), "-D", data, .. Settings(port)]);
            var server = new PostgresServer(port);
            if (await server.AnswersAsync(process))
            {
                return server;
            }

            await process.DisposeAsync();
            if (attempt == StartTries)
            {
                throw new InvalidOperationException($"PostgreSQL did not start. It said:\n{process.Said}");
            }
        }
    }

    /// <summary>Fast and forgetful: the data is thrown away with the run.</summary>
    private static IEnumerable<string> Settings(int port) =>
        new[]
        {
            string.Create(CultureInfo.InvariantCulture, $"port={port}"), "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off",
            "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0", "max_connections=400", "shared_buffers=128MB",
        }.SelectMany(setting => new[] { "-c", setting });

    private async Task<bool> AnswersAsync(LocalServer process)
    {
        var clock = Stopwatch.StartNew();
        while (!process.HasExited && clock.Elapsed < StartPatience)
        {
            try
            {
                await CommandAsync("SELECT 1");
                return true;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }

        return false;
    }

    private static async Task RunAsync(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} failed: {errors}");
        }
    }

    private static string? FindPrograms()
    {
        var installed = Directory.Exists(Debian) ? Directory.EnumerateDirectories(Debian).Select(version => Path.Combine(version, "bin")) : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return installed.OrderByDescending(bin => double.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Concat(path)
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres")));
    }
}
