// Brings the schema of either engine up to date.
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Storage;

internal sealed class Schema(StoreDb db)
{
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await db.Database.MigrateAsync(cancellationToken);
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.ClrType.IsDefined(typeof(AppendOnlyAttribute), false)))
        {
            await db.RefuseChangesAsync(entity.GetTableName()!, cancellationToken);
        }
    }

    /// <exception cref="SchemaBehindException">The schema is older than this version.</exception>
    public async Task RequireCurrentAsync(CancellationToken cancellationToken)
    {
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            throw new SchemaBehindException("The database is empty or older than this version. Run `folkmoot migrate` first.");
        }
    }

    public async Task<int> MigrateCommandAsync(bool unlock, CancellationToken cancellationToken)
    {
        if (unlock && db is SqliteDb)
        {
            await db.Database.ExecuteSqlAsync($"DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        }

        await ApplyAsync(cancellationToken);
        await Console.Error.WriteLineAsync("The database is up to date.");
        return 0;
    }
}
