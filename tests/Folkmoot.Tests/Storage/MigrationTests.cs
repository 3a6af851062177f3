// A database of an earlier version comes up to date in transactions, and keeps what it held.
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Storage;

public sealed class MigrationTests
{
    [Fact]
    public async Task On_SQLite_no_migration_leaves_its_transaction()
    {
        var folder = Directory.CreateTempSubdirectory("folkmoot-migration-");
        await using var app = Program.BuilderFor([$"--Database=Data Source={folder.FullName}/old.db", "--Logging:LogLevel:Default=None"]).Build();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
            var generator = db.GetService<IMigrationsSqlGenerator>();
            var assembly = db.GetService<IMigrationsAssembly>();
            foreach (var (id, type) in assembly.Migrations)
            {
                var migration = assembly.CreateMigration(type, db.Database.ProviderName!);
                var commands = generator.Generate(migration.UpOperations, migration.TargetModel);
                commands.ShouldAllBe(c => !c.TransactionSuppressed, id);
            }
        }

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Approvals_of_before_there_were_chains_keep_their_person()
    {
        var folder = Directory.CreateTempSubdirectory("folkmoot-migration-");
        var file = $"{folder.FullName}/old.db";
        var person = Guid.CreateVersion7();
        await using var app = Program.BuilderFor([$"--Database=Data Source={file}", "--Logging:LogLevel:Default=None"]).Build();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
            await db.GetService<IMigrator>().MigrateAsync("SignedPostsPolicyAndKeys");
            await using (var connection = new SqliteConnection($"Data Source={file};Foreign Keys=False"))
            {
                await connection.OpenAsync();
                await using var insert = connection.CreateCommand();
                insert.CommandText = "INSERT INTO approvals (id, agency_id, at, hash, person_id, post_id, reason, verdict) VALUES ($id, $id, 1, 'h', $person, $id, '', 1)";
                insert.Parameters.AddWithValue("$id", Guid.CreateVersion7());
                insert.Parameters.AddWithValue("$person", person);
                await insert.ExecuteNonQueryAsync();
            }

            await db.GetService<IMigrator>().MigrateAsync();
            (await db.Approvals.IgnoreQueryFilters().Select(a => a.PersonId).SingleAsync()).ShouldBe(person);
        }

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
