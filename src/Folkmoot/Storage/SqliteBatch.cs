// Saves many rows on SQLite: each statement is prepared once for all rows that have its shape, where the provider prepares one for every row.
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Folkmoot.Storage;

internal sealed class SqliteBatches(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    public ModificationCommandBatch Create() => new SqliteBatch(dependencies);
}

/// <summary>Rows that read something back, or change a part of a JSON column, are left to the provider's own batch of one.</summary>
internal sealed class SqliteBatch(ModificationCommandBatchFactoryDependencies dependencies) : ModificationCommandBatch
{
    private const int RowsMax = 1_000;

    private readonly List<IReadOnlyModificationCommand> _rows = [];
    private SingularModificationCommandBatch? _one;

    public override IReadOnlyList<IReadOnlyModificationCommand> ModificationCommands => _rows;

    public override bool RequiresTransaction => true;

    public override bool AreMoreBatchesExpected => _more;

    private bool _more;

    public override bool TryAddCommand(IReadOnlyModificationCommand modificationCommand)
    {
        if (_one is not null || _rows.Count == RowsMax)
        {
            return false;
        }

        if (modificationCommand.ColumnModifications.Any(c => c.IsRead || c.JsonPath is not null))
        {
            if (_rows.Count > 0)
            {
                return false;
            }

            _one = new SingularModificationCommandBatch(dependencies);
            _one.TryAddCommand(modificationCommand);
        }

        _rows.Add(modificationCommand);
        return true;
    }

    public override void Complete(bool moreBatchesExpected)
    {
        _more = moreBatchesExpected;
        _one?.Complete(moreBatchesExpected);
    }

    public override void Execute(IRelationalConnection connection) => throw new NotSupportedException("Use SaveChangesAsync.");

    public override async Task ExecuteAsync(IRelationalConnection connection, CancellationToken cancellationToken = default)
    {
        if (_one is not null)
        {
            await _one.ExecuteAsync(connection, cancellationToken);
            return;
        }

        var statements = new Dictionary<string, DbCommand>(StringComparer.Ordinal);
        try
        {
            foreach (var row in _rows)
            {
                await WriteAsync(row, statements, connection, cancellationToken);
            }
        }
        finally
        {
            foreach (var statement in statements.Values)
            {
                await statement.DisposeAsync();
            }
        }
    }

    private async Task WriteAsync(
        IReadOnlyModificationCommand row, Dictionary<string, DbCommand> statements, IRelationalConnection connection, CancellationToken cancellationToken)
    {
        var sql = Sql(row);
        if (!statements.TryGetValue(sql, out var statement))
        {
            statements[sql] = statement = connection.DbConnection.CreateCommand();
            (statement.CommandText, statement.Transaction) = (sql, connection.CurrentTransaction?.GetDbTransaction());
        }

        statement.Parameters.Clear();
        foreach (var (column, isNew) in Parameters(row))
        {
            statement.Parameters.Add(column.TypeMapping!.CreateParameter(
                statement, Name(statement.Parameters.Count), isNew ? column.Value : column.OriginalValue, column.IsNullable));
        }

        int written;
        try
        {
            written = await statement.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (DbException e)
        {
            throw new DbUpdateException($"A row of {row.TableName} could not be saved. {e.Message}", e, row.Entries);
        }

        if (written != 1)
        {
            throw new DbUpdateConcurrencyException($"A row of {row.TableName} was changed or removed since it was read.", row.Entries);
        }
    }

    private static IEnumerable<(IColumnModification Column, bool IsNew)> Parameters(IReadOnlyModificationCommand row) =>
        row.ColumnModifications.Where(c => c.IsWrite).Select(c => (c, true)).Concat(row.ColumnModifications.Where(c => c.IsCondition).Select(c => (c, false)));

    private string Sql(IReadOnlyModificationCommand row)
    {
        var table = dependencies.SqlGenerationHelper.DelimitIdentifier(row.TableName);
        var written = row.ColumnModifications.Where(c => c.IsWrite).Select(c => dependencies.SqlGenerationHelper.DelimitIdentifier(c.ColumnName)).ToList();
        return row.EntityState switch
        {
            EntityState.Added => $"INSERT INTO {table} ({string.Join(", ", written)}) VALUES ({string.Join(", ", written.Select((_, i) => Name(i)))})",
            EntityState.Modified => $"UPDATE {table} SET {string.Join(", ", written.Select((w, i) => $"{w} = {Name(i)}"))} WHERE {Condition(row, written.Count)}",
            EntityState.Deleted => $"DELETE FROM {table} WHERE {Condition(row, 0)}",
            _ => throw new UnreachableException(row.EntityState.ToString()),
        };
    }

    /// <summary>IS, so that a value that was null is found too.</summary>
    private string Condition(IReadOnlyModificationCommand row, int from) => string.Join(
        " AND ", row.ColumnModifications.Where(c => c.IsCondition).Select((c, i) => $"{dependencies.SqlGenerationHelper.DelimitIdentifier(c.ColumnName)} IS {Name(from + i)}"));

    private static string Name(int parameter) => string.Create(CultureInfo.InvariantCulture, $"@p{parameter}");
}
