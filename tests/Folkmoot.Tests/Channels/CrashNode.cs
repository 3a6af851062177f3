// A worker node that kills itself at a chosen commit, as a power cut would. Run by CrashTests as a process of its own.
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Folkmoot.Channels;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Folkmoot.Tests.Channels;

internal static class CrashNode
{
    /// <summary>With <c>large-model ADDRESS</c> it is the stand-in for a large model (docs/large-model.md). Else: connection string, and the commit to die at (0: never) with <c>before</c> or <c>after</c>. Ends by itself when nothing is under way.</summary>
    public static async Task<int> Main(string[] args)
    {
        if (args is ["large-model", var address])
        {
            return await Drafting.StandIn.ServeAsync(address);
        }

        var builder = Program.BuilderFor(
        [
            $"--Database={args[0]}", "--Networks:AllowPrivateAddresses:0=all", "--Networks:Timeout=00:00:00.500", "--Logging:LogLevel:Default=None",
            "--Work:LeaseSeconds=2", "--Work:PollSeconds=0.05", "--Work:Batch=2", "--Work:AheadSeconds=3", "--Channels:SettleSeconds=0.8", "--Channels:BackoffFirstSeconds=0.05",
        ]);
        WorkModule.AddWorker(builder.Services);
        builder.Services.AddSingleton<IServer, NoServer>();
        builder.Services.AddSingleton<ISendGuard, AlwaysGo>();
        if (int.Parse(args[1], CultureInfo.InvariantCulture) is > 0 and var at)
        {
            builder.Services.AddSingleton<IInterceptor>(new KillAt(at, before: args[2] == "before"));
        }

        await using var app = builder.Build();
        await app.StartAsync();
        while (await IsBusyAsync(app.Services))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        await app.StopAsync();
        return 0;
    }

    private static async Task<bool> IsBusyAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        return await db.Deliveries.IgnoreQueryFilters().AnyAsync(d => d.State == DeliveryState.Waiting || d.State == DeliveryState.Sending);
    }

    internal const string OwnerKind = "crash-test";

    internal sealed class AlwaysGo : ISendGuard
    {
        public string OwnerKind => CrashNode.OwnerKind;

        public bool IsTraced => true;

        public Task<IReadOnlyList<GuardAnswer>> AskAsync(IReadOnlyList<Delivery> deliveries, DateTimeOffset at, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<GuardAnswer>>([.. deliveries.Select(_ => GuardAnswer.Go)]);
    }

    /// <summary>Counts everything that is committed, in transactions and by single statements, and ends the process at the chosen one.</summary>
    private sealed class KillAt(int at, bool before) : DbCommandInterceptor, IDbTransactionInterceptor
    {
        private int _commits;

        public ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Count(isBefore: true);
            return new(result);
        }

        public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Count(isBefore: false);
            return Task.CompletedTask;
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (command.Transaction is null)
            {
                Count(isBefore: true);
            }

            return new(result);
        }

        public override ValueTask<int> NonQueryExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (command.Transaction is null)
            {
                Count(isBefore: false);
            }

            return new(result);
        }

        private void Count(bool isBefore)
        {
            if (isBefore == before && Interlocked.Increment(ref _commits) == at)
            {
                Process.GetCurrentProcess().Kill();
                while (true)
                {
                    // Not one instruction further in this thread until the signal arrives.
                }
            }
        }
    }

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
