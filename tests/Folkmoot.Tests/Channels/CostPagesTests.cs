// The page of a channel's costs over real HTTP and without script.
using System.Net;
using Folkmoot.Accounts;
using Folkmoot.Channels.Costs;
using Folkmoot.Storage;
using Folkmoot.Tests.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Channels;

public sealed class CostPagesTests
{
    [Fact]
    public async Task A_cap_is_set_and_the_meter_the_months_and_the_file_say_what_was_spent()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator);
        var page = $"/channels/{site.ChannelId}/costs";
        (await site.GetAsync(page + "?lang=en")).Body.ShouldContain("This network charges nothing");

        await ChargedAsync(site);
        (await site.GetAsync($"/channels/{site.ChannelId}?lang=en")).Body.ShouldContain($"href=\"{page}\"");
        (await site.GetAsync(page + "?lang=en")).Body.ShouldContain("None: nothing is held");
        (await site.PostAsync(page, new() { ["Input.Dollars"] = "0", ["Input.WarnPercent"] = "" }, "cap")).Body.ShouldContain("error-summary");
        (await site.PostAsync(page, new() { ["Input.Dollars"] = "0.25", ["Input.WarnPercent"] = "" }, "cap")).Location.ShouldNotBeNull().ShouldEndWith(page);

        var body = (await site.GetAsync(page + "?lang=en")).Body;
        body.ShouldContain("80 % of the cap is reached");
        body.ShouldContain("of $0.250 (80%)");
        body.ShouldContain("value=\"0.200\"");
        (await site.GetAsync(page + "?lang=es")).Body.ShouldContain("Se ha alcanzado el 80 % del tope");
        (await site.GetAsync(page + ".csv")).Body.ShouldContain("post-with-address,,1,0.200000");
        (await site.GetAsync($"/channels/{Guid.Empty}/costs")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_may_only_look_sees_the_meter_and_no_form()
    {
        await using var site = await DeskSite.OpenAsync(Role.Approver);
        await ChargedAsync(site);
        var page = $"/channels/{site.ChannelId}/costs";
        var body = (await site.GetAsync(page + "?lang=en")).Body;
        body.ShouldContain("$0.200");
        body.ShouldNotContain("Input.Dollars");
    }

    /// <summary>Its channel as one of X, of which this page reads only the prices, with one post on its account.</summary>
    private static Task ChargedAsync(DeskSite site) => site.InAsync(async (StoreDb db) =>
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        (await db.Channels.SingleAsync(c => c.Id == site.ChannelId)).Network = "x";
        db.CostEntries.Add(new CostEntry
        {
            Id = Guid.CreateVersion7(now),
            ChannelId = site.ChannelId,
            At = now,
            Month = CostRules.MonthOf(now),
            Kind = CostKind.PostWithAddress,
            Count = 1,
            Micros = 200_000,
        });
        return await db.SaveChangesAsync();
    });
}
