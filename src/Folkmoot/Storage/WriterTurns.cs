// SQLite has one writer at a time: those of this process wait for it here, in their order and without holding a thread, instead of asking it again and again.
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Folkmoot.Storage;

/// <summary>
/// One for each database of a process. A writer that waits in SQLite itself sleeps on its thread, and a few of them leave none for anything else.
/// Other processes are still SQLite's business (<c>busy_timeout</c>), as is a turn that is not given back in time.
/// </summary>
internal sealed class WriterTurns : DbCommandInterceptor, IDbTransactionInterceptor, IDbConnectionInterceptor, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConditionalWeakTable<DbContext, object> _holders = [];

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        if (eventData.Context is { } context && _turn.Wait(Patience))
        {
            _holders.Add(context, this);
        }

        return result;
    }

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        await TakeAsync(eventData.Context, cancellationToken);
        return result;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => GiveBack(eventData.Context);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => Ended(eventData.Context);

    public void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => GiveBack(eventData.Context);

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => Ended(eventData.Context);

    // A transaction that is let go without either closes its connection.
    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => GiveBack(eventData.Context);

    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData) => Ended(eventData.Context);

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (command.Transaction is null)
        {
            await TakeAsync(eventData.Context, cancellationToken);
        }

        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (command.Transaction is null)
        {
            GiveBack(eventData.Context);
        }

        return new(result);
    }

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default) =>
        command.Transaction is null ? Ended(eventData.Context) : Task.CompletedTask;

    public void Dispose() => _turn.Dispose();

    private async ValueTask TakeAsync(DbContext? context, CancellationToken cancellationToken)
    {
        if (context is not null && !_holders.TryGetValue(context, out _) && await _turn.WaitAsync(Patience, cancellationToken))
        {
            _holders.Add(context, this);
        }
    }

    private Task Ended(DbContext? context)
    {
        GiveBack(context);
        return Task.CompletedTask;
    }

    private void GiveBack(DbContext? context)
    {
        if (context is not null && _holders.Remove(context))
        {
            _turn.Release();
        }
    }
}
