// A channel's health: rests after failures once, however many deliveries fail together, and never lets an old credential return.
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Channels;

public sealed class HealthTests
{
    [DatabaseTheory]
    public async Task A_session_that_was_refreshed_meanwhile_never_overwrites_a_reconnect(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var id = (await given.ConnectAsync()).Required;
        var asReadByThePoll = await given.ChannelAsync(id);
        var anew = new Dictionary<string, string?> { ["account"] = "town", ["url"] = given.Network.Url.ToString() };
        var outcome = await given.House.AsAsync(given.Admin, (ReconnectChannel reconnect) =>
            reconnect.RunAsync(new ReconnectRequest(id, anew, asReadByThePoll.Version), default));
        outcome.ShouldBeOfType<ChannelOutcome.Done>();

        await KeepAsync(given, asReadByThePoll, "session of the old account");

        var kept = given.House.Services.GetRequiredService<Secrets>().Read((await given.ChannelAsync(id)).Settings);
        kept["account"].ShouldBe("town");
        kept.ShouldNotContainKey("session");
    }

    [DatabaseTheory]
    public async Task A_refreshed_session_is_kept(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var id = (await given.ConnectAsync()).Required;
        await KeepAsync(given, await given.ChannelAsync(id), "new session");
        given.House.Services.GetRequiredService<Secrets>().Read((await given.ChannelAsync(id)).Settings)["session"].ShouldBe("new session");
    }

    [DatabaseTheory]
    public async Task Deliveries_that_fail_together_are_one_failure(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var id = (await given.ConnectAsync()).Required;
        for (var n = 0; n < 5; n++)
        {
            var channel = await given.ChannelAsync(id);
            await given.House.InAsync(given.Admin.AgencyId, (Health health) => health.RestAsync(channel, Reason.Words("slow down"), null, default));
        }

        (await given.ChannelAsync(id)).BackoffStep.ShouldBe(1);
        given.House.Clock.Advance(TimeSpan.FromMinutes(2));
        var awake = await given.ChannelAsync(id);
        await given.House.InAsync(given.Admin.AgencyId, (Health health) => health.RestAsync(awake, Reason.Words("slow down"), null, default));
        (await given.ChannelAsync(id)).BackoffStep.ShouldBe(2);
    }

    private static Task KeepAsync(ChannelHouse given, Channel channel, string session) =>
        given.House.InAsync(given.Admin.AgencyId, (IServiceProvider services) =>
        {
            var account = new Account(channel.Id, services.GetRequiredService<Secrets>().Read(channel.Settings));
            account.Keep("session", session);
            return services.GetRequiredService<Health>().KeepAsync(channel, account, default);
        });
}
