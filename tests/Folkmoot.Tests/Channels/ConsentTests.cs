// Connecting by consent: what comes back is taken once, in time, by the person and the session that began it; every refusal says what to do.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Channels.Consent;
using Folkmoot.Networks.OAuth;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Tests.Networks;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Channels;

public sealed class ConsentTests
{
    [DatabaseTheory]
    public async Task What_comes_back_connects_the_account_once_and_only_for_the_session_that_began(Engine engine)
    {
        await using var house = await ConsentHouse.OpenAsync(engine);
        var returned = await house.AskAsync();
        var colleague = await house.Given.House.APersonAsync(house.Given.Admin.AgencyId, Role.Administrator);
        var stranger = await house.Given.House.APersonAsync(await house.Given.House.AnAgencyAsync("Elsewhere"), Role.Administrator);

        Why(await house.TakeAsync(returned, session: Guid.Empty)).ShouldBe("channels.consent.other-session");
        Why(await house.TakeAsync(returned, person: colleague)).ShouldBe("channels.consent.other-session");
        Why(await house.TakeAsync(returned, person: stranger)).ShouldBe("channels.consent.unknown");
        Why(await house.TakeAsync(returned with { State = "made up" })).ShouldBe("channels.consent.unknown");
        (await house.ChannelsAsync()).ShouldBe(0);

        var id = (await house.TakeAsync(returned)).ShouldBeOfType<ConsentEnd.Connected>().ChannelId;
        Why(await house.TakeAsync(returned)).ShouldBe("channels.consent.replayed");

        var channel = await house.Given.ChannelAsync(id);
        (channel.Handle, channel.Name, channel.CredentialsExpireAt).ShouldBe(("cityofexample", "cityofexample", null));
        channel.RenewAt.ShouldNotBeNull().ShouldBe(house.Clock.GetUtcNow().AddMinutes(80), TimeSpan.FromSeconds(2));
        channel.Settings.ShouldNotContain(house.Server.AccessTokens.Single());
        (await house.SettingsAsync(id))[ConsentTokens.Refresh].ShouldBe(house.Server.RefreshTokens.Single());
    }

    [DatabaseTheory]
    public async Task Of_two_that_bring_the_same_state_at_once_one_goes_on(Engine engine)
    {
        await using var house = await ConsentHouse.OpenAsync(engine);
        var returned = await house.AskAsync();

        var ends = await Task.WhenAll(house.TakeAsync(returned), house.TakeAsync(returned), house.TakeAsync(returned));

        ends.Count(e => e is ConsentEnd.Connected).ShouldBe(1);
        ends.OfType<ConsentEnd.Wrong>().ShouldAllBe(w => w.Reason == "channels.consent.replayed");
    }

    [DatabaseTheory]
    public async Task A_state_ends_after_ten_minutes_and_a_refusal_spends_it(Engine engine)
    {
        await using var house = await ConsentHouse.OpenAsync(engine);
        var late = await house.AskAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        Why(await house.TakeAsync(late)).ShouldBe("channels.consent.expired");

        var denied = await house.AskAsync();
        Why(await house.TakeAsync(denied with { Code = "", Error = "access_denied" })).ShouldBe("channels.consent.denied");
        Why(await house.TakeAsync(denied)).ShouldBe("channels.consent.replayed");
        (await house.ChannelsAsync()).ShouldBe(0);
        house.Server.AccessTokens.ShouldBeEmpty();

        // Neither state nor verifier is kept in words, and what led nowhere is forgotten.
        var kept = await house.Given.House.InAsync(house.Given.Admin.AgencyId, (StoreDb db) => db.ConsentRequests.AsNoTracking().ToListAsync());
        kept.Count.ShouldBe(2);
        kept.ShouldAllBe(r => r.StateHash != denied.State && !r.Sealed.Contains(denied.State));
        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.Given.House.InAsync(Guid.Empty, (WatchAccess watch) => watch.HandleAsync(new WatchAccessDue(), default));
        (await house.Given.House.InAsync(house.Given.Admin.AgencyId, (StoreDb db) => db.ConsentRequests.CountAsync())).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task A_wrong_code_missing_rights_and_a_wrong_secret_each_say_what_to_do(Engine engine)
    {
        await using var house = await ConsentHouse.OpenAsync(engine);
        Why(await house.TakeAsync(await house.AskAsync() with { Code = "another" })).ShouldContain("networks.oauth.code");
        house.Server.Granted = "tweet.read users.read";
        var scopes = Why(await house.TakeAsync(await house.AskAsync()));
        scopes.ShouldContain("networks.oauth.scopes");
        scopes.ShouldContain("tweet.write, media.write, offline.access");
        house.Server.Granted = null;
        (await house.SaveAppAsync(XFarEnd.ClientId, "another")).ShouldBeNull();
        Why(await house.TakeAsync(await house.AskAsync())).ShouldContain("networks.oauth.app");
        (await house.ChannelsAsync()).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task Connecting_again_gives_the_channel_new_tokens_and_wakes_it(Engine engine)
    {
        await using var house = await ConsentHouse.OpenAsync(engine);
        var id = await house.ConnectAsync();
        var before = (await house.SettingsAsync(id))[ConsentTokens.Access];
        await house.Given.ChangeAsync(id, c => c.State = ChannelState.NeedsReconnect);

        (await house.TakeAsync(await house.AskAsync(id))).ShouldBe(new ConsentEnd.Connected(id, Again: true));

        (await house.Given.ChannelAsync(id)).State.ShouldBe(ChannelState.Connected);
        (await house.SettingsAsync(id))[ConsentTokens.Access].ShouldNotBe(before);
    }

    [DatabaseTheory]
    public async Task An_app_keeps_its_secret_sealed_and_when_none_is_entered(Engine engine)
    {
        await using var house = await ConsentHouse.OpenAsync(engine);
        (await house.SaveAppAsync("two words", "s")).ShouldNotBeNull().Field.ShouldBe(SaveApp.IdField);
        (await house.SaveAppAsync(XFarEnd.ClientId, "")).ShouldBeNull();
        var app = await house.Given.House.InAsync(house.Given.Admin.AgencyId, (StoreDb db) => db.AgencyApps.AsNoTracking().SingleAsync());
        app.Sealed.ShouldNotContain(XFarEnd.ClientSecret);
        await house.ConnectAsync();
    }

    private static string Why(ConsentEnd end) => end.ShouldBeOfType<ConsentEnd.Wrong>().Reason;
}
