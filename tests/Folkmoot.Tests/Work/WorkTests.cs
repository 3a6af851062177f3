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

    internal sealed class Pong : IHandle<Ping>
    {
        public Task<Next> HandleAsync(Ping job, CancellationToken cancellationToken) => Task.FromResult(Next.Done);
    }

    internal sealed class Failing : IHandle<Fail>
    {
        public Task<Next> HandleAsync(Fail job, CancellationToken cancellationToken) => throw new InvalidOperationException("It fails on purpose.");
    }
}
