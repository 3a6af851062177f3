// SQLite's one writer at a time: the writers of a process take turns, and a turn is given back however it ends.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Storage;

public sealed class WriterTurnsTests
{
    /// <summary>Far less than a writer waits for its turn.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Many_writers_at_once_lose_nothing()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var id = await house.AnAgencyAsync("0");
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => house.InAsync(Guid.Empty, async (StoreDb db) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var agency = await db.Agencies.SingleAsync(a => a.Id == id);
            agency.Name = (int.Parse(agency.Name, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        })));
        (await NameAsync(house, id)).ShouldBe("40");
    }

    [Theory]
    [InlineData("rolled back")]
    [InlineData("let go")]
    [InlineData("refused")]
    [InlineData("bad statement")]
    public async Task A_turn_is_given_back_however_it_ends(string how)
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var id = await house.AnAgencyAsync();
        await house.InAsync(Guid.Empty, async (StoreDb db) =>
        {
            switch (how)
            {
                case "rolled back":
                    await using (var transaction = await db.Database.BeginTransactionAsync())
                    {
                        await transaction.RollbackAsync();
                    }

                    break;
                case "let go":
                    await using (await db.Database.BeginTransactionAsync())
                    {
                        await db.Agencies.ExecuteUpdateAsync(s => s.SetProperty(a => a.Name, "never"));
                    }

                    break;
                case "refused":
                    var slug = await db.Agencies.Where(a => a.Id == id).Select(a => a.Slug).SingleAsync();
                    db.Agencies.Add(new Agency { Id = Guid.CreateVersion7(), Name = "Twin", Slug = slug, TimeZone = "UTC", Language = "en" });
                    await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
                    break;
                default:
                    await Should.ThrowAsync<Exception>(() => db.Database.ExecuteSqlAsync($"UPDATE no_such_table SET x = 1"));
                    break;
            }

            // While the first context is still there.
            await house.InAsync(Guid.Empty, (StoreDb other) =>
                other.Agencies.Where(a => a.Id == id).ExecuteUpdateAsync(s => s.SetProperty(a => a.Name, "next"))).WaitAsync(Soon);
        });
        (await NameAsync(house, id)).ShouldBe("next");
    }

    [Fact]
    public async Task Every_connection_of_the_pool_keeps_its_settings()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        for (var use = 0; use < 3; use++)
        {
            var settings = await house.InAsync(Guid.Empty, async (StoreDb db) => (
                await db.Database.SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(),
                await db.Database.SqlQuery<int>($"SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync(),
                await db.Database.SqlQuery<int>($"SELECT timeout AS Value FROM pragma_busy_timeout").SingleAsync()));
            settings.ShouldBe((2, 1, 30_000));
        }
    }

    private static Task<string> NameAsync(TestHouse house, Guid id) =>
        house.InAsync(Guid.Empty, (StoreDb db) => db.Agencies.Where(a => a.Id == id).Select(a => a.Name).SingleAsync());
}
