// Connecting, changing and switching channels: tried first, secrets kept, nothing overwritten.
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Channels;

public sealed class ConnectTests
{
    [DatabaseTheory]
    public async Task A_channel_that_works_is_connected_and_its_settings_are_unreadable_in_the_database(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var id = (await given.ConnectAsync()).Required;
        var channel = await given.ChannelAsync(id);
        (channel.Name, channel.Handle, channel.State).ShouldBe(("City Hall", "city", ChannelState.Connected));
        channel.Settings.ShouldNotContain("city");
        given.House.Services.GetRequiredService<Secrets>().Read(channel.Settings)["account"].ShouldBe("city");
        (await given.ActsAsync(id)).ShouldBe(["channels.connected"]);
    }

    [DatabaseTheory]
    public async Task A_wrong_setting_is_named_and_nothing_is_connected(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var missing = await given.ConnectAsync(account: " ");
        missing.ShouldBeOfType<ChannelOutcome.Wrong>().Fault.ShouldBe(new ChannelFault("channels.error.setting-missing", "account"));
        given.Network.State.Fail(new SandboxFault(SandboxFaultKind.Status, "recent", Status: 401));
        (await given.ConnectAsync()).ShouldBeOfType<ChannelOutcome.Wrong>().Fault.Field.ShouldBe("account");
        (await given.House.InAsync(given.Admin.AgencyId, (StoreDb db) => db.Channels.CountAsync())).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task Neither_a_name_nor_an_account_is_connected_twice(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        _ = (await given.ConnectAsync()).Required;
        (await given.ConnectAsync(account: "other")).ShouldBeOfType<ChannelOutcome.Wrong>().Fault.ShouldBe(new ChannelFault("channels.error.name-taken", ChannelFault.Name));
        (await given.ConnectAsync("Another")).ShouldBeOfType<ChannelOutcome.Wrong>().Fault.Reason.ShouldBe("channels.error.account-taken");
    }

    [DatabaseTheory]
    public async Task Without_a_name_a_channel_is_named_after_its_account(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        (await given.ChannelAsync((await given.ConnectAsync("")).Required)).Name.ShouldBe("city");
    }

    [DatabaseTheory]
    public async Task An_empty_secret_on_reconnecting_keeps_the_stored_one_and_session_tokens_go(Engine engine)
    {
        var network = new SecretNetwork();
        await using var given = await ChannelHouse.OpenAsync(engine, network);
        var id = (await given.House.AsAsync(given.Admin, (ConnectChannel connect) => connect.RunAsync(
            new ConnectRequest(network.Name, "Secret", new Dictionary<string, string?> { ["user"] = "city", ["password"] = "first" }), default))).Required;
        await given.ChangeAsync(id, c => c.State = ChannelState.NeedsReconnect);
        (await ReconnectAsync(given, id, "city", "")).ShouldBeOfType<ChannelOutcome.Done>();
        network.Tried.ShouldBe("first");
        network.SessionWasSent.ShouldBeFalse();
        (await given.ChannelAsync(id)).State.ShouldBe(ChannelState.Connected);
        network.Works = false;
        (await ReconnectAsync(given, id, "city", "second")).ShouldBeOfType<ChannelOutcome.Wrong>().Fault.Field.ShouldBe("password");
        given.House.Services.GetRequiredService<Secrets>().Read((await given.ChannelAsync(id)).Settings)["password"].ShouldBe("first");
    }

    [DatabaseTheory]
    public async Task Of_two_who_change_a_channel_the_second_is_told(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var id = (await given.ConnectAsync()).Required;
        (await RenameAsync(given, id, "Town Hall", 0)).ShouldBeOfType<ChannelOutcome.Done>();
        (await RenameAsync(given, id, "Village Hall", 0)).ShouldBeOfType<ChannelOutcome.ChangedMeanwhile>();
        (await given.ChannelAsync(id)).Name.ShouldBe("Town Hall");
    }

    [DatabaseTheory]
    public async Task A_channel_that_is_off_holds_back_and_sends_when_it_is_on(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var id = (await given.ConnectAsync()).Required;
        (await SwitchAsync(given, id, on: false)).ShouldBeTrue();
        (await SwitchAsync(given, id, on: false)).ShouldBeFalse();
        var delivery = await given.SendAsync(id);
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(delivery)).Reason.ShouldBe(new Reason("channels.reason.off", "City Hall").ToStored());
        (await SwitchAsync(given, id, on: true)).ShouldBeTrue();
        await given.House.RunDueJobsAsync();
        (await given.DeliveryAsync(delivery)).State.ShouldBe(DeliveryState.Sent);
        given.Network.State.Posts().Count.ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task A_persons_check_of_a_network_that_is_away_asks_for_no_new_credentials(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var id = (await given.ConnectAsync()).Required;
        given.Network.State.Fail(new SandboxFault(SandboxFaultKind.Status, "*", Times: -1, Status: 503));
        (await given.House.AsAsync(given.Admin, (CheckChannel check) => check.RunAsync(id, default))).ShouldBeOfType<Broken>();
        (await given.ChannelAsync(id)).State.ShouldBe(ChannelState.Connected);
    }

    [DatabaseTheory]
    public async Task Each_warning_of_ending_credentials_is_recorded_once(Engine engine)
    {
        await using var given = await ChannelHouse.OpenAsync(engine);
        var id = (await given.ConnectAsync()).Required;
        await given.ChangeAsync(id, c => c.CredentialsExpireAt = given.House.Clock.GetUtcNow().AddDays(10));
        await WatchAsync(given);
        await WatchAsync(given);
        (await given.ActsAsync(id)).Count(a => a == "channels.credentials-expire").ShouldBe(1);
        given.House.Clock.Advance(TimeSpan.FromDays(4));
        await WatchAsync(given);
        (await given.ActsAsync(id)).Count(a => a == "channels.credentials-expire").ShouldBe(2);
    }

    private static Task WatchAsync(ChannelHouse given) => given.House.InAsync(Guid.Empty, async (IServiceProvider services) =>
    {
        await services.GetRequiredService<WatchCredentials>().HandleAsync(new WatchExpiry(), default);
        await services.GetRequiredService<StoreDb>().SaveChangesAsync();
    });

    private static Task<bool> SwitchAsync(ChannelHouse given, Guid id, bool on) =>
        given.House.AsAsync(given.Admin, (SwitchChannel use) => use.RunAsync(id, on, default));

    private static Task<ChannelOutcome> RenameAsync(ChannelHouse given, Guid id, string name, int version) =>
        given.House.AsAsync(given.Admin, (ChangeChannel use) => use.RunAsync(new ChangeChannelRequest(id, name, version), default));

    private static Task<ChannelOutcome> ReconnectAsync(ChannelHouse given, Guid id, string user, string password) =>
        given.House.AsAsync(given.Admin, async (ReconnectChannel use) => await use.RunAsync(
            new ReconnectRequest(id, new Dictionary<string, string?> { ["user"] = user, ["password"] = password }, (await given.ChannelAsync(id)).Version), default));
}
