// Many rows saved together: all are written or none, and a row that is no longer as it was read is noticed, on both engines alike.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Storage;

public sealed class SqliteBatchTests
{
    private const int Many = 2_500;

    [DatabaseTheory]
    public async Task Many_rows_of_several_kinds_are_added_changed_and_removed_in_one_save(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var agency = await house.AnAgencyAsync();
        var due = TimeProvider.System.GetUtcNow().AddYears(1);
        await house.InAsync(agency, async (StoreDb db) =>
        {
            for (int i = 0; i < Many; i++)
            {
                // Every third without a key: two shapes of value in one shape of statement.
                db.Jobs.Add(NewJob(i % 3 == 0 ? null : $"key {i}", $"{{\"n\":{i}}}", due));
            }

            await db.SaveChangesAsync();
        });
        await house.InAsync(agency, async (StoreDb db) =>
        {
            var jobs = await db.Jobs.Where(j => j.Kind == "Test").OrderBy(j => j.Id).ToListAsync();
            jobs.Count.ShouldBe(Many);
            jobs.Select(j => j.Payload).ShouldBe(Enumerable.Range(0, Many).Select(i => $"{{\"n\":{i}}}"), ignoreOrder: true);
            jobs.Count(j => j.Key is null).ShouldBe((Many + 2) / 3);
            jobs.ShouldAllBe(j => j.DueAt == jobs[0].DueAt && j.Lane == Lane.Analytics);
            db.Jobs.RemoveRange(jobs.Take(1_000));
            foreach (var job in jobs.Skip(1_000).Take(700))
            {
                (job.Attempts, job.WaitingFor) = (3, "word ’ñ");
            }

            foreach (var job in jobs.Skip(1_700))
            {
                job.Key = null;
            }

            db.Jobs.Add(NewJob("late", "{}", due));
            await db.SaveChangesAsync();
        });
        await house.InAsync(agency, async (StoreDb db) =>
        {
            (await db.Jobs.CountAsync(j => j.Kind == "Test")).ShouldBe(Many - 1_000 + 1);
            (await db.Jobs.CountAsync(j => j.Kind == "Test" && j.Attempts == 3 && j.WaitingFor == "word ’ñ")).ShouldBe(700);
            (await db.Jobs.CountAsync(j => j.Kind == "Test" && j.Key == "late")).ShouldBe(1);
        });
    }

    [DatabaseTheory]
    public async Task One_row_that_breaks_a_rule_leaves_all_unsaved_and_is_told_apart(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var agency = await house.AnAgencyAsync();
        await house.InAsync(agency, async (StoreDb db) =>
        {
            for (int i = 0; i < 100; i++)
            {
                db.Jobs.Add(NewJob(i == 90 ? "key 5" : $"key {i}", "{}", TimeProvider.System.GetUtcNow().AddYears(1)));
            }

            var refused = await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
            db.IsUniqueViolation(refused).ShouldBeTrue();
        });
        (await house.InAsync(agency, (StoreDb db) => db.Jobs.CountAsync(j => j.Kind == "Test"))).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task A_row_that_somebody_else_changed_is_noticed_also_where_it_was_empty(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (first, second) = (await PersonAsync("First"), await PersonAsync("Second"));
        await house.InAsync(Guid.Empty, async (StoreDb db) =>
        {
            var people = await db.Users.Where(p => p.Id == first || p.Id == second).OrderBy(p => p.Id).ToListAsync();
            people.ForEach(p => p.Name += " changed");
            (await db.Users.Where(p => p.Id == second).ExecuteUpdateAsync(s => s.SetProperty(p => p.ConcurrencyStamp, "newer"))).ShouldBe(1);
            (await Should.ThrowAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync())).Entries.ShouldNotBeEmpty();
        });
        (await house.InAsync(Guid.Empty, (StoreDb db) => db.Users.CountAsync(p => p.Name.EndsWith("changed")))).ShouldBe(0);

        Task<Guid> PersonAsync(string name) => house.InAsync(Guid.Empty, async (StoreDb db) =>
        {
            var person = new Person { Id = Guid.CreateVersion7(), Name = name, UserName = name, ConcurrencyStamp = name == "First" ? null : "older" };
            db.Users.Add(person);
            await db.SaveChangesAsync();
            return person.Id;
        });
    }

    private static Job NewJob(string? key, string payload, DateTimeOffset due) =>
        new() { Id = Guid.CreateVersion7(), Kind = "Test", Key = key, Payload = payload, Lane = Lane.Analytics, CreatedAt = due, DueAt = due };
}
