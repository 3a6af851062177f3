// The promises of durable work: committed together, claimed once, fenced, repeated, and never lost.
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Work;

public sealed class WorkTests
{
    [DatabaseTheory]
    public async Task A_job_is_there_only_if_the_change_that_asked_for_it_is(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Register);
        await house.InAsync(Guid.Empty, async (IServiceProvider services) =>
        {
            var (db, jobs) = (services.GetRequiredService<StoreDb>(), services.GetRequiredService<Jobs>());
            await using var transaction = await db.Database.BeginTransactionAsync();
            await jobs.AddAsync(new Ping(1), default);
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        });
        (await house.RunDueJobsAsync()).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task Of_two_claims_each_job_is_in_one(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Register);
        await AddAsync(house, 200);
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => house.InAsync(Guid.Empty, (StoreDb db) =>
            Lease.ClaimAsync(db, $"claim {n}", house.Clock.GetUtcNow(), TimeSpan.FromMinutes(1), 50, Lane.Analytics, default))));
        claims.Sum(c => c.Count).ShouldBe(claims.SelectMany(c => c).Select(j => j.Id).Distinct().Count());
    }

    [DatabaseTheory]
    public async Task A_run_whose_lease_was_taken_over_is_discarded(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Register);
        await AddAsync(house, 1);
        var late = await ClaimAsync(house, "late");
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        var next = await ClaimAsync(house, "next");
        next.Id.ShouldBe(late.Id);
        (await house.InAsync(Guid.Empty, (StoreDb db) => Lease.EndAsync(db, late, Next.Done, house.Clock.GetUtcNow(), default))).ShouldBeFalse();
        (await house.InAsync(Guid.Empty, (StoreDb db) => Lease.EndAsync(db, next, Next.Done, house.Clock.GetUtcNow(), default))).ShouldBeTrue();
    }

    [DatabaseTheory]
    public async Task Of_jobs_that_run_together_the_one_that_was_taken_over_is_discarded_with_its_change_alone(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Register);
        await house.InAsync(Guid.Empty, async (IServiceProvider services) =>
        {
            var jobs = services.GetRequiredService<Jobs>();
            for (var n = 0; n < 5; n++)
            {
                await jobs.AddAsync(new Group(n), default);
            }

            await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });
        var claim = await house.InAsync(Guid.Empty, (StoreDb db) => Lease.ClaimAsync(db, "first", house.Clock.GetUtcNow(), TimeSpan.FromMinutes(1), 10, Lane.Analytics, default));
        var run = house.Services.GetRequiredService<RunJobs>();
        var unit = run.Units(claim).ShouldHaveSingleItem();
        var stolen = unit[2].Id;
        await house.InAsync(Guid.Empty, (StoreDb db) => db.Jobs.Where(j => j.Id == stolen).ExecuteUpdateAsync(s => s.SetProperty(j => j.LeaseOwner, "second")));
        // The fifth is left by the handler, to run alone.
        (await run.RunAsync(unit, default)).Select(j => j.Id).ShouldBe([unit[4].Id]);
        var added = await house.InAsync(Guid.Empty, (StoreDb db) => db.Jobs.AsNoTracking().Where(j => j.Kind == "Tests.Pong").Select(j => j.Payload).ToListAsync());
        // A group and its ping are written alike.
        added.ShouldBe([unit[0].Payload, unit[1].Payload, unit[3].Payload], ignoreOrder: true);
        (await house.InAsync(Guid.Empty, (StoreDb db) => db.Jobs.CountAsync(j => j.Kind == "Tests.Grouping" && j.DoneAt != null))).ShouldBe(3);
    }

    [DatabaseTheory]
    public async Task Jobs_that_failed_together_run_alone_afterwards(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Register);
        await house.InAsync(Guid.Empty, async (IServiceProvider services) =>
        {
            var jobs = services.GetRequiredService<Jobs>();
            await jobs.AddAsync(new Group(0), default);
            await jobs.AddAsync(new Group(Grouping.Poison), default);
            await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });
        await house.RunDueJobsAsync(together: 10);
        (await house.InAsync(Guid.Empty, (StoreDb db) => db.Jobs.CountAsync(j => j.Kind == "Tests.Grouping" && j.DoneAt != null))).ShouldBe(0);
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.RunDueJobsAsync(together: 10);
        var jobs = await house.InAsync(Guid.Empty, (StoreDb db) => db.Jobs.AsNoTracking().Where(j => j.Kind == "Tests.Grouping").ToListAsync());
        jobs.Single(j => j.DoneAt == house.Clock.GetUtcNow()).Payload.ShouldBe(Handlers.Write(new Group(0)));
        jobs.Single(j => j.DoneAt == null).LastError!.ShouldContain("poison");
    }

    [DatabaseTheory]
    public async Task A_job_that_always_fails_becomes_a_dead_letter_that_keeps_its_error(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Register);
        await house.InAsync(Guid.Empty, async (IServiceProvider services) =>
        {
            await services.GetRequiredService<Jobs>().AddAsync(new Fail(), default);
            await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });
        for (var run = 0; run < 5; run++)
        {
            await house.RunDueJobsAsync();
            house.Clock.Advance(TimeSpan.FromHours(2));
        }

        var job = await house.InAsync(Guid.Empty, (StoreDb db) => db.Jobs.AsNoTracking().SingleAsync(j => j.Kind == "Tests.Failing"));
        job.DeadAt.ShouldNotBeNull();
        job.Attempts.ShouldBe(3);
        job.LastError!.ShouldContain("on purpose");
    }

    [DatabaseTheory]
    public async Task A_key_holds_one_open_job(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Register);
        for (var n = 0; n < 2; n++)
        {
            await house.InAsync(Guid.Empty, async (IServiceProvider services) =>
            {
                await services.GetRequiredService<Jobs>().AddAsync(new Ping(n), default, key: "the one");
                await services.GetRequiredService<StoreDb>().SaveChangesAsync();
            });
        }

        (await house.RunDueJobsAsync()).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task The_most_urgent_lane_goes_first(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Register);
        await house.InAsync(Guid.Empty, async (IServiceProvider services) =>
        {
            var jobs = services.GetRequiredService<Jobs>();
            await jobs.AddAsync(new Ping(1), default, lane: Lane.Campaign);
            await jobs.AddAsync(new Ping(2), default, lane: Lane.Alert);
            await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });
        (await ClaimAsync(house, "first")).Lane.ShouldBe(Lane.Alert);
    }

    [DatabaseTheory]
    public async Task Of_two_nodes_one_fires_a_schedule(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, services =>
        {
            Register(services);
            services.AddSchedule("Tests.Ping", TimeSpan.FromMinutes(5), () => new Ping(0));
        });
        var sweep = house.Services.GetRequiredService<Sweep>();
        var other = ActivatorUtilities.CreateInstance<Sweep>(house.Services);
        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(sweep.RunOnceAsync(default), other.RunOnceAsync(default));
            (await house.InAsync(Guid.Empty, (StoreDb db) => db.Jobs.CountAsync(j => j.Kind == "Tests.Pong" && j.DoneAt == null))).ShouldBe(1);
            await house.RunDueJobsAsync();
            house.Clock.Advance(TimeSpan.FromMinutes(6));
        }
    }

    [Theory]
    [InlineData(1, 1.5, 2.5)]
    [InlineData(5, 24, 40)]
    [InlineData(60, 2_700, 4_500)]
    public void Pauses_double_up_to_an_hour_and_are_spread(int attempt, double least, double most)
    {
        Backoff.After(attempt, 0).TotalSeconds.ShouldBe(least);
        Backoff.After(attempt, 1).TotalSeconds.ShouldBe(most);
    }

    private static void Register(IServiceCollection services)
    {
        services.AddHandler<Pong, Ping>();
        services.AddHandler<Failing, Fail>(attemptsMax: 3);
        services.AddHandlerTogether<Grouping, Group>();
    }

    private static Task AddAsync(TestHouse house, int count) => house.InAsync(Guid.Empty, async (IServiceProvider services) =>
    {
        for (var n = 0; n < count; n++)
        {
            await services.GetRequiredService<Jobs>().AddAsync(new Ping(n), default);
        }

        await services.GetRequiredService<StoreDb>().SaveChangesAsync();
    });

    private static async Task<Job> ClaimAsync(TestHouse house, string owner) => (await house.InAsync(Guid.Empty, (StoreDb db) =>
        Lease.ClaimAsync(db, owner, house.Clock.GetUtcNow(), TimeSpan.FromMinutes(1), 1, Lane.Analytics, default))).Single();

    internal sealed record Ping(int Number);

    internal sealed record Fail;

    internal sealed record Group(int Number);

    /// <summary>Adds a ping for each, in the transaction of its end; of five it leaves the last.</summary>
    internal sealed class Grouping(Jobs jobs) : IHandleTogether<Group>
    {
        public const int Poison = 99;

        public Task HandleAsync(IReadOnlyList<Group> group, Ends ends, CancellationToken cancellationToken) =>
            group.Any(g => g.Number == Poison) ? throw new InvalidOperationException("poison")
            : ends.CommitAsync([.. group.Select((_, i) => new End(i, Next.Done)).Take(4)], async (these, token) =>
            {
                foreach (var end in these)
                {
                    await jobs.AddAsync(new Ping(group[end.Job].Number), token);
                }
            }, cancellationToken);
    }

    internal sealed class Pong : IHandle<Ping>
    {
        public Task<Next> HandleAsync(Ping job, CancellationToken cancellationToken) => Task.FromResult(Next.Done);
    }

    internal sealed class Failing : IHandle<Fail>
    {
        public Task<Next> HandleAsync(Fail job, CancellationToken cancellationToken) => throw new InvalidOperationException("It fails on purpose.");
    }
}
