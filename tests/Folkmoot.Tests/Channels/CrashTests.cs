// The promise of sending, held by violence: processes killed at every commit and connections cut at every stage lose nothing and send nothing twice.
using Folkmoot.Tests.Infrastructure;
using Xunit.Abstractions;

namespace Folkmoot.Tests.Channels;

/// <summary>The sample that every run of the tests takes; the full proofs are the classes below, one for each engine, so that they run side by side.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    [DatabaseTheory]
    public Task Killed_and_cut_at_every_point_nothing_is_sent_twice_or_lost(Engine engine) => new CrashRun(output).KilledAsync(engine, 10);

    [DatabaseTheory]
    public Task Two_workers_deliver_each_once(Engine engine) => new CrashRun(output).TwoWorkersAsync(engine, 200);

    [DatabaseTheory]
    public Task Two_workers_deliver_each_of_a_rush_once(Engine engine) => new CrashRun(output).TwoWorkersAsync(engine, 200, isRush: true);
}

[Trait("Category", "Long")]
public sealed class CrashProofOnSqlite(ITestOutputHelper output)
{
    [Fact]
    public Task Killed_and_cut_five_hundred_times_nothing_is_sent_twice_or_lost() => new CrashRun(output).KilledAsync(Engine.Sqlite, 500);
}

[Trait("Category", "Long")]
public sealed class CrashProofOnPostgres(ITestOutputHelper output)
{
    [Fact]
    public Task Killed_and_cut_five_hundred_times_nothing_is_sent_twice_or_lost() => new CrashRun(output).KilledAsync(Engine.Postgres, 500);
}

[Trait("Category", "Long")]
public sealed class TwoWorkersProof(ITestOutputHelper output)
{
    [Fact]
    public Task Two_workers_deliver_each_of_ten_thousand_once() => new CrashRun(output).TwoWorkersAsync(Engine.Postgres, 10_000);
}
