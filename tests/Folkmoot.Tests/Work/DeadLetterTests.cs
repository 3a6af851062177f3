// Dead letters: read by a person, retried or discarded, never forgotten.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Work;

public sealed class DeadLetterTests
{
    [DatabaseTheory]
    public async Task A_retried_letter_runs_again_and_the_trail_says_who_did_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Register);
        var admin = await DieAsync(house);
        var letter = await TheLetterAsync(house, admin);
        (await house.AsAsync(admin, (RetryDeadLetter use) => use.RunAsync(letter.Id, default))).ShouldBeTrue();
        (await house.RunDueJobsAsync()).ShouldBeGreaterThan(0);
        (await TheLetterAsync(house, admin)).Id.ShouldBe(letter.Id);
        var entry = await house.InAsync(admin.AgencyId, (StoreDb db) => db.AuditEntries.AsNoTracking().SingleAsync(a => a.SubjectId == letter.Id));
        (entry.Action, entry.PersonId).ShouldBe(("work.dead-letter.retried", admin.Id));
    }

    [DatabaseTheory]
    public async Task A_discarded_letter_never_runs_again(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Register);
        var admin = await DieAsync(house);
        var letter = await TheLetterAsync(house, admin);
        (await house.AsAsync(admin, (DiscardDeadLetter use) => use.RunAsync(letter.Id, default))).ShouldBeTrue();
        (await house.AsAsync(admin, (DiscardDeadLetter use) => use.RunAsync(letter.Id, default))).ShouldBeFalse();
        (await house.AsAsync(admin, (RetryDeadLetter use) => use.RunAsync(letter.Id, default))).ShouldBeFalse();
        (await house.RunDueJobsAsync()).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task A_letter_whose_work_was_asked_for_again_is_not_run_beside_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Register);
        var admin = await DieAsync(house);
        var letter = await TheLetterAsync(house, admin);
        await AddAsync(house, admin.AgencyId);
        (await house.AsAsync(admin, (RetryDeadLetter use) => use.RunAsync(letter.Id, default))).ShouldBeFalse();
    }

    [DatabaseTheory]
    public async Task Another_agencys_letters_are_out_of_reach_and_the_houses_own_are_seen(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Register);
        var admin = await DieAsync(house);
        var letter = await TheLetterAsync(house, admin);
        var stranger = await house.APersonAsync(await house.AnAgencyAsync("Elsewhere"), Role.Administrator);
        (await house.AsAsync(stranger, (RetryDeadLetter use) => use.RunAsync(letter.Id, default))).ShouldBeFalse();
        await AddAsync(house, Guid.Empty);
        await house.RunDueJobsAsync();
        var seen = await house.InAsync(stranger.AgencyId, (StoreDb db) => DeadLetters.Of(db).AsNoTracking().SingleAsync());
        seen.AgencyId.ShouldBe(Guid.Empty);
        (await house.AsAsync(stranger, (RetryDeadLetter use) => use.RunAsync(seen.Id, default))).ShouldBeTrue();
    }

    [Fact]
    public void Every_open_job_has_a_reason()
    {
        var now = new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
        Job Job(Action<Job> change)
        {
            var job = new Job { Kind = "Test.Mortal", Payload = "{}", DueAt = now };
            change(job);
            return job;
        }

        JobWait.Of(Job(j => j.LeaseUntil = now.AddSeconds(1)), now).TextKey.ShouldBe("work.reason.running");
        JobWait.Of(Job(j => j.LeaseUntil = now.AddSeconds(-1)), now).TextKey.ShouldBe("work.reason.lost");
        JobWait.Of(Job(j => (j.Attempts, j.LastError) = (2, "no")), now).ShouldBe(new WaitReason("work.reason.failed", "2: no"));
        JobWait.Of(Job(j => j.WaitingFor = "resting"), now).ShouldBe(new WaitReason("work.reason.asked", "resting"));
        JobWait.Of(Job(j => j.DueAt = now.AddHours(1)), now).TextKey.ShouldBe("work.reason.later");
        JobWait.Of(Job(_ => { }), now).TextKey.ShouldBe("work.reason.due");
    }

    private static void Register(IServiceCollection services) => services.AddHandler<Mortal, Die>();

    private static async Task<TestPerson> DieAsync(TestHouse house)
    {
        var admin = await house.APersonAsync(await house.AnAgencyAsync(), Role.Administrator);
        await AddAsync(house, admin.AgencyId);
        await house.RunDueJobsAsync();
        return admin;
    }

    private static Task AddAsync(TestHouse house, Guid agencyId) => house.InAsync(agencyId, async (IServiceProvider services) =>
    {
        await services.GetRequiredService<Jobs>().AddAsync(new Die(), default, key: $"die:{agencyId}");
        await services.GetRequiredService<StoreDb>().SaveChangesAsync();
    });

    private static Task<Job> TheLetterAsync(TestHouse house, TestPerson person) =>
        house.InAsync(person.AgencyId, (StoreDb db) => DeadLetters.Of(db).AsNoTracking().SingleAsync());

    private sealed record Die;

    private sealed class Mortal : IHandle<Die>
    {
        public Task<Next> HandleAsync(Die job, CancellationToken cancellationToken) => Task.FromResult<Next>(new Dead("It can never succeed."));
    }
}
