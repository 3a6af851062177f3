// The store on PostgreSQL: for more than one machine.
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Folkmoot.Storage;

internal sealed class PostgresDb(DbContextOptions<PostgresDb> options, AgencyScope scope) : StoreDb(options, scope)
{
    public override Task LockAsync(string name, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellationToken);

    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
