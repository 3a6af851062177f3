// The harness itself: what the other tests stand on must hold first.
using System.Net;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Infrastructure;

public sealed class InfrastructureTests
{
    [DatabaseTheory]
    public async Task A_fresh_database_has_every_table_and_no_row(Engine engine)
    {
        await using var database = await TestDatabase.NewAsync(engine);
        await using var db = database.Open(new AgencyScope());

        (await db.Users.CountAsync()).ShouldBe(0);
        db.Database.GetMigrations().Any().ShouldBe((await db.Database.GetAppliedMigrationsAsync()).Any());
    }

    [DatabaseTheory]
    [InlineData("first")]
    [InlineData("second")]
    public async Task Databases_of_two_tests_do_not_touch(Engine engine, string agency)
    {
        await using var one = await TestDatabase.NewAsync(engine);
        await using var other = await TestDatabase.NewAsync(engine);

        one.ConnectionString.ShouldNotBe(other.ConnectionString, agency);
    }

    [Fact]
    public void Timers_fire_in_order_as_the_clock_moves()
    {
        var clock = new FakeClock();
        var fired = new List<string>();
        using var later = clock.CreateTimer(_ => fired.Add("later"), null, TimeSpan.FromSeconds(7), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(_ => fired.Add("often"), null, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3));

        clock.Advance(TimeSpan.FromSeconds(8));

        fired.ShouldBe(["often", "often", "later"]);
    }

    [Fact]
    public async Task A_delay_on_the_clock_ends_when_the_clock_is_moved()
    {
        var clock = new FakeClock();
        var delay = Task.Delay(TimeSpan.FromHours(1), clock);
        delay.IsCompleted.ShouldBeFalse();

        clock.Advance(TimeSpan.FromHours(1));

        await delay;
    }

    [BlueskyFact]
    public async Task A_resident_answers_and_mentions_the_city_on_the_network()
    {
        var network = await BlueskyNetwork.RunningAsync();
        var city = await network.CreateAccountAsync("harness-city");
        var resident = await network.CreateAccountAsync("harness-resident");
        var post = await network.PostAsync(city, "The library opens at nine.");

        await network.ReplyAsync(resident, post, "Which entrance?");
        await network.MentionAsync(resident, city, "thank you");

        (await network.GetAuthorFeedAsync(city.Did)).Count.ShouldBe(1);
        (await network.GetPostThreadAsync(post.Uri))["replies"]!.AsArray().Count.ShouldBe(1);
        (await network.ListNotificationsAsync(city)).Select(n => n!["reason"]!.GetValue<string>()).ShouldBe(["mention", "reply"]);
    }

    [BlueskyFact]
    public async Task A_revoked_password_no_longer_signs_in()
    {
        var network = await BlueskyNetwork.RunningAsync();
        var city = await network.CreateAccountAsync("harness-revoked");
        var password = await network.CreateAppPasswordAsync(city, "folkmoot");
        (await network.SignInAsync(city.Handle, password.Password)).Did.ShouldBe(city.Did);

        await network.RevokeAppPasswordAsync(city, password);

        var refused = await Should.ThrowAsync<HttpRequestException>(() => network.SignInAsync(city.Handle, password.Password));
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
