// The store on PostgreSQL: for more than one machine.
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Folkmoot.Storage;

internal sealed class PostgresDb(DbContextOptions<PostgresDb> options, AgencyScope scope) : StoreDb(options, scope)
{
    public override Task LockAsync(string name, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellationToken);

    // Names of tables come from the model; they cannot be parameters.
    public override async Task RefuseChangesAsync(string table, CancellationToken cancellationToken)
    {
        var function = $"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$";
        await Database.ExecuteSqlRawAsync(function, cancellationToken);
        var trigger = $"CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_refuse()";
        await Database.ExecuteSqlRawAsync(trigger, cancellationToken);
    }

    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override bool IsForeignKeyViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation };
}
