// The store on SQLite: the default, with nothing to install.
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Folkmoot.Storage;

internal sealed class SqliteDb : StoreDb
{
    private const int SqliteConstraint = 19;

    public SqliteDb(DbContextOptions<SqliteDb> options, AgencyScope scope)
        : base(options, scope)
    {
        // Also for one statement, so that every writer waits for its turn (WriterTurns).
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
    }

    /// <summary>SQLite has one writer: the transaction itself, begun IMMEDIATE, is the lock.</summary>
    public override Task LockAsync(string name, CancellationToken cancellationToken) => Task.CompletedTask;

    // Names of tables come from the model; they cannot be parameters.
    public override async Task RefuseChangesAsync(string table, CancellationToken cancellationToken)
    {
        foreach (var act in new[] { "update", "delete" })
        {
            var sql = $"CREATE TRIGGER IF NOT EXISTS {table}_no_{act} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END";
            await Database.ExecuteSqlRawAsync(sql, cancellationToken);
        }
    }

    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteErrorCode: SqliteConstraint } e && e.Message.Contains("UNIQUE", StringComparison.Ordinal);

    public override bool IsForeignKeyViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteErrorCode: SqliteConstraint } e && e.Message.Contains("FOREIGN KEY", StringComparison.Ordinal);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    /// <summary>Instants as UTC ticks, so that SQLite can order and compare them.</summary>
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
