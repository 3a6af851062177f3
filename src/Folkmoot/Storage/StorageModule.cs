// Chooses the engine by the Database setting and registers the store.
using System.CommandLine;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;

namespace Folkmoot.Storage;

internal sealed class StorageModule : IModule
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddScoped<AgencyScope>();
        services.AddScoped<Schema>();
        services.AddScoped<ICheck, CheckDatabase>();
        services.AddSingleton<KeyRing>();
        services.AddDataProtection().SetApplicationName("Folkmoot");
        services.AddScoped<ICheck, CheckKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing, KeyFile>((options, ring, file) =>
        {
            options.XmlRepository = ring;
            options.XmlEncryptor = file.Path is null ? null : new KeyGuard(file);
        });
        var database = configuration["Database"] is { Length: > 0 } set ? set : "Data Source=var/folkmoot.db";
        if (IsPostgres(database))
        {
            services.AddSingleton(new KeyFile(configuration["KeyFile"]));
            services.AddSingleton(_ => NpgsqlDataSource.Create(database));
            services.AddDbContext<PostgresDb>((provider, options) => options
                .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
                .AddInterceptors(provider.GetServices<IInterceptor>()));
            services.AddScoped<StoreDb>(provider => provider.GetRequiredService<PostgresDb>());
            return;
        }

        var connection = Sqlite(database);
        services.AddSingleton(new KeyFile(configuration["KeyFile"] ?? new SqliteConnectionStringBuilder(connection).DataSource + ".key"));
        services.AddSingleton<SqlitePragmas>();
        services.AddSingleton<WriterTurns>();
        services.AddDbContext<SqliteDb>((provider, options) => options
            .UseSqlite(connection)
            .ReplaceService<IModificationCommandBatchFactory, SqliteBatches>()
            .AddInterceptors(provider.GetServices<IInterceptor>().Append(provider.GetRequiredService<SqlitePragmas>()).Append(provider.GetRequiredService<WriterTurns>())));
        services.AddScoped<StoreDb>(provider => provider.GetRequiredService<SqliteDb>());
    }

    public IEnumerable<Command> Commands(CommandHost host)
    {
        var unlock = new Option<bool>("--unlock") { Description = "Remove the lock that a killed migration left behind (SQLite)." };
        var migrate = new Command("migrate", "Bring the database schema up to date.") { unlock };
        migrate.SetAction((parsed, cancellationToken) =>
            host.RunAsync(services => services.GetRequiredService<Schema>().MigrateCommandAsync(parsed.GetValue(unlock), cancellationToken)));
        yield return migrate;
    }

    public static bool IsPostgres(string database) => database.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>A SQLite connection string with the folder made and a private cache (a shared one turns waiting into errors).</summary>
    private static string Sqlite(string database)
    {
        var builder = new SqliteConnectionStringBuilder(database) { Cache = SqliteCacheMode.Private, DefaultTimeout = 30 };
        if (Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) is { Length: > 0 } folder && builder.DataSource != ":memory:")
        {
            try
            {
                Directory.CreateDirectory(folder);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new SettingException(
                    $"The database cannot be used: its folder {folder} is not there and cannot be made. Choose another in the setting Database (environment: FOLKMOOT__Database), or make it.", e);
            }
        }

        return builder.ToString();
    }
}
