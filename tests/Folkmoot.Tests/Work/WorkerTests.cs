// The loop that claims and runs: what it claimed is run, however its hands are lent meanwhile.
using System.Data.Common;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Work;

public sealed class WorkerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [DatabaseTheory]
    public async Task A_claim_finds_a_hand_although_all_others_were_lent_while_it_was_made(Engine engine)
    {
        var scene = new Scene();
        await using var house = await TestHouse.OpenAsync(
            engine, services => services.AddSingleton(scene).AddHandlerTogether<Sharing, Share>().AddSingleton<IInterceptor>(new SecondClaim(scene)), "--Work:Concurrency=2", "--Work:Batch=3");
        await house.InAsync(Guid.Empty, async (IServiceProvider services) =>
        {
            for (var n = 0; n < 6; n++)
            {
                await services.GetRequiredService<Jobs>().AddAsync(new Share(n), default);
            }

            await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });

        var worker = house.Services.GetRequiredService<Worker>();
        await worker.StartAsync(default);
        // The first claim's jobs are held until the second claim is under way, and then take every free hand, one each.
        await scene.Ran.Task.WaitAsync(Patience);
        await worker.StopAsync(default);
        (await house.InAsync(Guid.Empty, (StoreDb db) => db.Jobs.CountAsync(j => j.DoneAt == null))).ShouldBe(0);
    }

    internal sealed record Share(int Number);

    internal sealed class Scene
    {
        private int _ran;

        public TaskCompletionSource SecondBegins { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource HandsAreLent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Ran { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Count()
        {
            if (Interlocked.Increment(ref _ran) == 6)
            {
                Ran.SetResult();
            }
        }
    }

    /// <summary>Leaves all of a group to run alone.</summary>
    internal sealed class Sharing(Scene scene) : IHandleTogether<Share>
    {
        public async Task HandleAsync(IReadOnlyList<Share> jobs, Ends ends, CancellationToken cancellationToken)
        {
            if (jobs.Count > 1)
            {
                await scene.SecondBegins.Task.WaitAsync(Patience, cancellationToken);
                return;
            }

            // Two at the same time: both hands are busy with what the first claim took.
            scene.HandsAreLent.TrySetResult();
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
            await ends.CommitAsync([new End(0, Next.Done)], null, cancellationToken);
            scene.Count();
        }
    }

    /// <summary>Keeps the second claim waiting until the jobs of the first have been lent hands.</summary>
    private sealed class SecondClaim(Scene scene) : DbCommandInterceptor
    {
        private int _claims;

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith("UPDATE jobs SET lease_owner", StringComparison.Ordinal) && Interlocked.Increment(ref _claims) == 2)
            {
                scene.SecondBegins.SetResult();
                await scene.HandsAreLent.Task.WaitAsync(Patience, cancellationToken);
            }

            return result;
        }
    }
}
