// Access that renews itself: one node does it, nothing that the network gave is lost, and a person is asked only when it refuses.
using Folkmoot.Channels;
using Folkmoot.Channels.Consent;
using Folkmoot.Networks.OAuth;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Channels;

public sealed class RenewTests
{
    [DatabaseTheory]
    public async Task Of_several_nodes_one_renews_and_its_tokens_are_kept(Engine engine)
    {
        await using var house = await ConsentHouse.OpenAsync(engine);
        var id = await house.ConnectAsync();
        (await house.RenewAsync(id)).ShouldBeFalse();
        house.Clock.Advance(TimeSpan.FromMinutes(81));

        var renewed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.RenewAsync(id)));

        renewed.Count(r => r).ShouldBe(1);
        house.Server.Renewals.ShouldBe(1);
        (await house.SettingsAsync(id))[ConsentTokens.Refresh].ShouldBe(house.Server.RefreshTokens.Single());
        var channel = await house.Given.ChannelAsync(id);
        channel.RenewingUntil.ShouldBeNull();
        channel.RenewAt.ShouldNotBeNull().ShouldBe(house.Clock.GetUtcNow().AddMinutes(80), TimeSpan.FromSeconds(2));
    }

    [DatabaseTheory]
    public async Task The_watch_renews_before_the_end_again_and_again(Engine engine)
    {
        await using var house = await ConsentHouse.OpenAsync(engine);
        var id = await house.ConnectAsync();
        for (int n = 1; n <= 3; n++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(81));
            await WatchAsync(house);
            await house.Given.House.RunDueJobsAsync();
            house.Server.Renewals.ShouldBe(n);
        }

        (await house.SettingsAsync(id))[ConsentTokens.Refresh].ShouldBe(house.Server.RefreshTokens.Single());
        (await house.Given.ChannelAsync(id)).State.ShouldBe(ChannelState.Connected);
    }

    [DatabaseTheory]
    public async Task What_was_learned_of_the_account_meanwhile_is_kept_beside_the_new_tokens(Engine engine)
    {
        await using var house = await ConsentHouse.OpenAsync(engine);
        var id = await house.ConnectAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(81));
        house.Server.Fail(new SandboxFault(SandboxFaultKind.Latency, On: "token", Milliseconds: 500));
        var renewing = house.RenewAsync(id);
        await Task.Delay(150);
        var secrets = house.Given.House.Services.GetRequiredService<Secrets>();
        await house.Given.ChangeAsync(id, c => c.Settings = secrets.Protect(Secrets.Merge(secrets.Read(c.Settings), new Dictionary<string, string> { ["learned"] = "meanwhile" })));

        (await renewing).ShouldBeTrue();

        var settings = await house.SettingsAsync(id);
        (settings["learned"], settings[ConsentTokens.Refresh]).ShouldBe(("meanwhile", house.Server.RefreshTokens.Single()));
    }

    [DatabaseTheory]
    public async Task A_node_that_died_while_it_renewed_is_followed_by_another(Engine engine)
    {
        await using var house = await ConsentHouse.OpenAsync(engine);
        var id = await house.ConnectAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(81));
        await house.Given.ChangeAsync(id, c => c.RenewingUntil = house.Clock.GetUtcNow().AddMinutes(2));
        (await house.RenewAsync(id)).ShouldBeFalse();

        house.Clock.Advance(TimeSpan.FromMinutes(3));

        (await house.RenewAsync(id)).ShouldBeTrue();
    }

    [DatabaseTheory]
    public async Task A_refused_renewal_asks_a_person_once(Engine engine)
    {
        await using var house = await ConsentHouse.OpenAsync(engine);
        var id = await house.ConnectAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(81));
        house.Server.RefreshTokens.Clear();

        (await house.RenewAsync(id)).ShouldBeFalse();
        (await house.RenewAsync(id)).ShouldBeFalse();

        var channel = await house.Given.ChannelAsync(id);
        (channel.State, channel.LastError!.Contains("networks.oauth.refresh-refused", StringComparison.Ordinal)).ShouldBe((ChannelState.NeedsReconnect, true));
        (await house.Given.ActsAsync(id)).Count(a => a == "channels.credentials-refused").ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task A_network_that_is_away_is_asked_again_later_and_nothing_is_refused(Engine engine)
    {
        await using var house = await ConsentHouse.OpenAsync(engine);
        var id = await house.ConnectAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(81));
        house.Server.Fail(new SandboxFault(SandboxFaultKind.Status, On: "token", Status: 503));
        (await house.RenewAsync(id)).ShouldBeFalse();
        (await house.RenewAsync(id)).ShouldBeFalse();
        (await house.Given.ChannelAsync(id)).State.ShouldBe(ChannelState.Connected);

        house.Clock.Advance(TimeSpan.FromMinutes(6));

        (await house.RenewAsync(id)).ShouldBeTrue();
    }

    [DatabaseTheory]
    public async Task A_post_goes_out_with_access_that_is_renewed_on_the_way(Engine engine)
    {
        await using var house = await ConsentHouse.OpenAsync(engine);
        var id = await house.ConnectAsync();
        house.Clock.Advance(TimeSpan.FromHours(3));
        house.Server.AccessTokens.Clear();

        var delivery = await house.Given.SendAsync(id);
        await house.Given.House.RunDueJobsAsync();

        (await house.Given.DeliveryAsync(delivery)).State.ShouldBe(DeliveryState.Sent);
        (house.Server.Posts.Count, house.Server.Renewals).ShouldBe((1, 1));
    }

    [DatabaseTheory]
    public async Task Access_that_ends_before_its_time_is_renewed_and_the_post_goes_out_once(Engine engine)
    {
        await using var house = await ConsentHouse.OpenAsync(engine);
        var id = await house.ConnectAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(30));
        house.Server.AccessTokens.Clear();

        var delivery = await house.Given.SendAsync(id);
        await house.Given.House.RunDueJobsAsync();

        (await house.Given.DeliveryAsync(delivery)).State.ShouldBe(DeliveryState.Sent);
        (house.Server.Posts.Count, house.Server.Renewals).ShouldBe((1, 1));
        (await house.Given.ChannelAsync(id)).State.ShouldBe(ChannelState.Connected);
    }

    [DatabaseTheory]
    public async Task New_access_that_is_refused_too_asks_a_person(Engine engine)
    {
        await using var house = await ConsentHouse.OpenAsync(engine);
        var id = await house.ConnectAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(30));
        house.Server.Fail(new SandboxFault(SandboxFaultKind.Status, On: "post", Status: 401, Times: -1));

        var delivery = await house.Given.SendAsync(id);
        await house.Given.House.RunDueJobsAsync();

        (await house.Given.DeliveryAsync(delivery)).State.ShouldBe(DeliveryState.Waiting);
        (await house.Given.ChannelAsync(id)).State.ShouldBe(ChannelState.NeedsReconnect);
        house.Server.Renewals.ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task A_person_is_warned_before_the_consent_ends_not_before_the_access_does(Engine engine)
    {
        await using var house = await ConsentHouse.OpenAsync(engine);
        house.Server.RefreshSeconds = 20 * 86_400;
        var id = await house.ConnectAsync();
        await WarnAsync(house);
        (await house.Given.ActsAsync(id)).ShouldNotContain("channels.credentials-expire");
        house.Server.RefreshSeconds = 10 * 86_400;
        house.Clock.Advance(TimeSpan.FromMinutes(81));
        (await house.RenewAsync(id)).ShouldBeTrue();

        await WarnAsync(house);

        (await house.Given.ActsAsync(id)).Count(a => a == "channels.credentials-expire").ShouldBe(1);
        (await house.Given.ChannelAsync(id)).CredentialsExpireAt!.Value.ShouldBe(house.Clock.GetUtcNow().AddDays(10), TimeSpan.FromSeconds(2));
    }

    private static Task WatchAsync(ConsentHouse house) => house.Given.House.InAsync(Guid.Empty, async (IServiceProvider services) =>
    {
        await services.GetRequiredService<WatchAccess>().HandleAsync(new WatchAccessDue(), default);
        await services.GetRequiredService<StoreDb>().SaveChangesAsync();
    });

    private static Task WarnAsync(ConsentHouse house) => house.Given.House.InAsync(Guid.Empty, async (IServiceProvider services) =>
    {
        await services.GetRequiredService<WatchCredentials>().HandleAsync(new WatchExpiry(), default);
        await services.GetRequiredService<StoreDb>().SaveChangesAsync();
    });
}
