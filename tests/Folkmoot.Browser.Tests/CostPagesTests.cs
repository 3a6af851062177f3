// The page of what a channel costs, with something on it: a month that is spent, a post that is held, and the cap.
using Folkmoot.Browser.Tests.Infrastructure;
using Folkmoot.Channels;
using Folkmoot.Channels.Costs;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests;

[Collection(DemoSiteTests.Name)]
public sealed class CostPagesTests(DemoSite site)
{
    [BrowserFact]
    public async Task A_cap_is_set_by_keyboard_without_script_and_the_page_is_accessible()
    {
        var id = await ChargedAsync();
        await using var tom = await site.VisitAsync("tom", script: false);
        var page = tom.Page;
        await page.GotoAsync($"/channels/{id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Costs and cap" }).PressAsync("Enter");
        await page.GetByLabel("Most dollars in a month").FillAsync("0.25");
        await page.GetByLabel("Most dollars in a month").PressAsync("Enter");
        await Assertions.Expect(page.GetByText("80 % of the cap is reached")).ToBeVisibleAsync();

        await using var scripted = await site.VisitAsync("tom");
        page = scripted.Page;
        await page.GotoAsync($"/channels/{id}/costs");
        (await Axe.FaultsAsync(page)).ShouldBeEmpty("costs");
        await page.SetViewportSizeAsync(390, 900);
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        await RemoveAsync(id);
    }

    /// <summary>An account on X that is switched off, so that nothing calls there.</summary>
    private Task<Guid> ChargedAsync() => InAsync(async db =>
    {
        var agency = await db.Channels.IgnoreQueryFilters().Select(c => c.AgencyId).FirstAsync();
        var now = DateTimeOffset.FromUnixTimeMilliseconds(site.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        var id = Guid.CreateVersion7(now);
        db.Channels.Add(new Channel { Id = id, AgencyId = agency, Network = "x", Name = "City on X", Handle = "city", Settings = "", State = ChannelState.Off, CreatedAt = now });
        db.CostEntries.Add(new CostEntry
        {
            Id = Guid.CreateVersion7(now),
            AgencyId = agency,
            ChannelId = id,
            At = now,
            Month = CostRules.MonthOf(now),
            Kind = CostKind.PostWithAddress,
            Count = 1,
            Micros = 200_000,
        });
        db.Deliveries.Add(new Delivery
        {
            Id = Guid.CreateVersion7(now),
            AgencyId = agency,
            OwnerKind = "post",
            OwnerId = Guid.CreateVersion7(now),
            ChannelId = id,
            Lane = Lane.Scheduled,
            Content = """{"Text":"The ferry runs again from Tuesday.","Languages":["en"],"Images":[]}""",
            // Far off, so that no worker takes it up.
            DueAt = now.AddDays(200),
            PublishBy = now.AddDays(201),
            CreatedAt = now,
            Reason = CostRules.Hold(new Delivery { OwnerKind = "post", Content = "{}" }, "City on X", 250_000, 200_000, 200_000, now).Reason.ToStored(),
        });
        await db.SaveChangesAsync();
        return id;
    });

    private Task<int> RemoveAsync(Guid id) => InAsync(async db =>
        await db.Deliveries.IgnoreQueryFilters().Where(d => d.ChannelId == id).ExecuteDeleteAsync()
        + await db.CostEntries.IgnoreQueryFilters().Where(c => c.ChannelId == id).ExecuteDeleteAsync()
        + await db.Channels.IgnoreQueryFilters().Where(c => c.Id == id).ExecuteDeleteAsync());

    private async Task<T> InAsync<T>(Func<StoreDb, Task<T>> act)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<StoreDb>());
    }
}
