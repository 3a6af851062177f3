// Bulk statements that EF Core lacks, built from the model's own mapping so that they are the same on both engines.
using System.Data;
using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Folkmoot.Storage;

internal static class Rows
{
    /// <summary>Parameters of one statement; both engines allow far more.</summary>
    private const int ParametersMax = 8_000;

    /// <summary>
    /// Inserts the rows whose uniqueness rules hold and leaves out those that are already there, in the current transaction.
    /// Returns the ids of those inserted. Rows must have a Guid key named Id and an agency.
    /// </summary>
    public static async Task<IReadOnlySet<Guid>> InsertNewAsync<T>(this StoreDb db, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class, IAgencyOwned
    {
        var inserted = new HashSet<Guid>();
        await EachStatementAsync(db, rows, " ON CONFLICT DO NOTHING RETURNING id", async command =>
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                inserted.Add(reader.GetGuid(0));
            }
        });
        return inserted;
    }

    /// <summary>
    /// Adds the numbers of <paramref name="add"/> to the row with the same <paramref name="key"/>, or inserts it, in the current transaction.
    /// Both name properties; the key must be covered by a unique index.
    /// </summary>
    public static Task AddToAsync<T>(this StoreDb db, IReadOnlyList<T> rows, string[] key, string[] add, CancellationToken cancellationToken)
        where T : class, IAgencyOwned
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        string Column(string property) => entity.FindProperty(property)!.GetColumnName();
        var table = entity.GetTableName();
        var sets = string.Join(", ", add.Select(p => $"{Column(p)} = {table}.{Column(p)} + excluded.{Column(p)}"));
        var suffix = $" ON CONFLICT ({string.Join(", ", key.Select(Column))}) DO UPDATE SET {sets}";
        return EachStatementAsync(db, rows, suffix, command => command.ExecuteNonQueryAsync(cancellationToken));
    }

    private static async Task EachStatementAsync<T>(StoreDb db, IReadOnlyList<T> rows, string suffix, Func<DbCommand, Task> execute)
        where T : class, IAgencyOwned
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var columns = entity.GetProperties().Where(p => !p.IsShadowProperty()).ToList();
        var connection = db.Database.GetDbConnection();
        var opened = connection.State != ConnectionState.Open;
        if (opened)
        {
            await db.Database.OpenConnectionAsync();
        }

        try
        {
            foreach (var page in rows.Chunk(Math.Max(1, ParametersMax / columns.Count)))
            {
                await using var command = connection.CreateCommand();
                command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
                command.CommandText = Statement(db, entity, columns, page, command) + suffix;
                await execute(command);
            }
        }
        finally
        {
            if (opened)
            {
                await db.Database.CloseConnectionAsync();
            }
        }
    }

    private static string Statement<T>(StoreDb db, IEntityType entity, List<IProperty> columns, T[] rows, DbCommand command)
        where T : class, IAgencyOwned
    {
        var sql = new StringBuilder($"INSERT INTO {entity.GetTableName()} ({string.Join(", ", columns.Select(c => c.GetColumnName()))}) VALUES ");
        var n = 0;
        for (var r = 0; r < rows.Length; r++)
        {
            if (rows[r].AgencyId == Guid.Empty)
            {
                rows[r].AgencyId = db.AgencyId;
            }

            sql.Append(r == 0 ? "(" : ", (");
            for (var c = 0; c < columns.Count; c++)
            {
                var name = $"@p{n++}";
                sql.Append(c == 0 ? name : ", " + name);
                var mapping = (RelationalTypeMapping)columns[c].GetTypeMapping();
                command.Parameters.Add(mapping.CreateParameter(command, name, columns[c].PropertyInfo!.GetValue(rows[r]), columns[c].IsNullable));
            }

            sql.Append(')');
        }

        return sql.ToString();
    }
}
