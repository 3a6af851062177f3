// Looks whether the database answers and has this version's schema.
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Storage;

internal sealed class CheckDatabase(StoreDb db, Schema schema) : ICheck
{
    public string Name => "database";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(bool fix, CancellationToken cancellationToken)
    {
        var engine = db is PostgresDb ? "PostgreSQL" : "SQLite";
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        if (pending > 0 && fix)
        {
            await schema.ApplyAsync(cancellationToken);
            pending = 0;
        }

        return pending == 0
            ? [new CheckLine(true, $"{engine}, schema up to date")]
            : [new CheckLine(false, $"{engine}, {pending} schema changes are missing", "run `folkmoot migrate`")];
    }
}
