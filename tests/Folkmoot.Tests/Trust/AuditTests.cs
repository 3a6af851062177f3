// The audit chain: written with what it records, refused to change, and honest about tampering.
using Folkmoot.Publishing;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Trust;

public sealed class AuditTests
{
    [DatabaseTheory]
    public async Task Entries_of_many_writers_form_one_chain(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var agency = await house.AnAgencyAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => RecordAsync(house, agency, $"test.act-{n}")));
        var (entries, fault) = await house.InAsync(Guid.Empty, (CheckAudit check) => check.RunAsync(agency, default));
        fault.ShouldBeNull();
        entries.ShouldBe(20);
    }

    [DatabaseTheory]
    public async Task A_tampered_entry_is_named(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var agency = await house.AnAgencyAsync();
        for (var n = 1; n <= 5; n++)
        {
            await RecordAsync(house, agency, $"test.act-{n}");
        }

        // Somebody with the database in hand: the guard against changes is taken away first.
        await house.InAsync(Guid.Empty, async (StoreDb db) =>
        {
            await db.Database.ExecuteSqlRawAsync(engine == Engine.Postgres
                ? "DROP TRIGGER audit_entries_append_only ON audit_entries"
                : "DROP TRIGGER audit_entries_no_update");
            await db.Database.ExecuteSqlAsync($"UPDATE audit_entries SET action = 'test.nothing-happened' WHERE sequence = 3");
        });
        var (entries, fault) = await house.InAsync(Guid.Empty, (CheckAudit check) => check.RunAsync(agency, default));
        entries.ShouldBe(2);
        fault!.ShouldContain("entry 3 (test.nothing-happened");
    }

    [DatabaseTheory]
    public async Task The_database_refuses_to_change_or_remove_an_entry(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var agency = await house.AnAgencyAsync();
        await RecordAsync(house, agency, "test.act");
        await Should.ThrowAsync<System.Data.Common.DbException>(() => house.InAsync(Guid.Empty, (StoreDb db) =>
            db.Database.ExecuteSqlAsync($"UPDATE audit_entries SET action = 'other'")));
        await Should.ThrowAsync<System.Data.Common.DbException>(() => house.InAsync(Guid.Empty, (StoreDb db) =>
            db.Database.ExecuteSqlAsync($"DELETE FROM audit_entries")));
    }

    [DatabaseTheory]
    public async Task What_is_rolled_back_leaves_no_entry(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var agency = await house.AnAgencyAsync();
        await house.InAsync(agency, async (IServiceProvider services) =>
        {
            var db = services.GetRequiredService<StoreDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            services.GetRequiredService<IAudit>().Record("test.act", "test", agency);
            await db.SaveChangesAsync();
        });
        await RecordAsync(house, agency, "test.next");
        (await house.InAsync(Guid.Empty, (CheckAudit check) => check.RunAsync(agency, default))).ShouldBe((1, null));
    }

    [DatabaseTheory]
    public async Task A_save_that_collides_leaves_no_lock_behind(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var agency = await house.AnAgencyAsync();
        var id = Guid.CreateVersion7(house.Clock.GetUtcNow());
        await house.InAsync(agency, async (StoreDb db) =>
        {
            db.Posts.Add(new Post { Id = id, AuthorId = id, Languages = ["en"], TimeZone = "UTC", CreatedAt = house.Clock.GetUtcNow(), ChangedAt = house.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        });
        await house.InAsync(agency, async (IServiceProvider services) =>
        {
            var db = services.GetRequiredService<StoreDb>();
            var post = await db.Posts.SingleAsync(p => p.Id == id);
            await house.InAsync(agency, (StoreDb other) => other.Posts.ExecuteUpdateAsync(s => s.SetProperty(p => p.Version, 7)));
            post.Touch(house.Clock.GetUtcNow());
            services.GetRequiredService<IAudit>().Record("test.late", "test", agency);
            await Should.ThrowAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
            db.Database.CurrentTransaction.ShouldBeNull();
            // Somebody else goes on while the one that failed is still there.
            await RecordAsync(house, agency, "test.next");
        });
        (await house.InAsync(Guid.Empty, (CheckAudit check) => check.RunAsync(agency, default))).ShouldBe((1, null));
    }

    private static Task RecordAsync(TestHouse house, Guid agency, string action) => house.InAsync(agency, async (IServiceProvider services) =>
    {
        services.GetRequiredService<IAudit>().Record(action, "test", agency, new { note = "ünï – 'quoted'" });
        await services.GetRequiredService<StoreDb>().SaveChangesAsync();
    });
}
