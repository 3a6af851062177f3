// The pages of approval chains with something in them: steps of a post, the queue, a deputy, and an outside person's link.
using Folkmoot.Accounts;
using Folkmoot.Browser.Tests.Infrastructure;
using Folkmoot.Demo;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Chains;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests;

[Collection(DemoSiteTests.Name)]
public sealed class ChainPagesTests(DemoSite site)
{
    private const string Label = "Public health";

    [BrowserFact]
    public async Task A_post_walks_its_chain_with_an_outside_person_and_every_page_is_accessible()
    {
        var post = await APostInItsChainAsync();
        await using var tom = await site.VisitAsync("tom");
        await LookAsync(tom.Page, "/agency/approval-chains?edit=1", "chains");
        await LookAsync(tom.Page, $"/posts/{post}", "post");
        await tom.Page.GetByText("Make a link for an outside person").ClickAsync();
        await tom.Page.GetByLabel("Name of the person").FillAsync("Dr. Lee, Health Department");
        await tom.Page.GetByLabel("E-mail address").FillAsync("lee@health.example");
        await tom.Page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        await CheckAsync(tom.Page, "link");
        var link = await tom.Page.Locator("code.copy__text").InnerTextAsync();

        await using (var lee = await site.VisitAsync(null))
        {
            await LookAsync(lee.Page, new Uri(link).AbsolutePath, "review");
            await lee.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
            await Assertions.Expect(lee.Page.GetByRole(AriaRole.Heading, new() { Name = "You have approved it" })).ToBeVisibleAsync();
            await CheckAsync(lee.Page, "reviewed");
        }

        await using var ben = await site.VisitAsync("ben");
        await LookAsync(ben.Page, "/account/absence", "absence");
        await LookAsync(ben.Page, "/approvals", "queue");
        await ben.Page.GetByRole(AriaRole.Link, new() { Name = "Read and decide" }).First.ClickAsync();
        await LookAsync(ben.Page, $"/posts/{post}", "decide");
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(ben.Page.Locator("#steps")).ToContainTextAsync("Approved by Ben Okafor");
    }

    private static async Task LookAsync(IPage page, string address, string name)
    {
        await page.GotoAsync(address);
        await CheckAsync(page, name);
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        (await Axe.FaultsAsync(page)).ShouldBeEmpty(name);
    }

    /// <summary>Sent for approval by Ana, in a chain of its own label: an outside person, then somebody who may approve.</summary>
    private async Task<Guid> APostInItsChainAsync()
    {
        var people = await AsAsync(null, (StoreDb db) => db.Users.ToDictionaryAsync(p => p.Email!, p => p.Id));
        var (tom, ana, ben) = (people[FoundAgency.Mail("tom")], people[FoundAgency.Mail("ana")], people[FoundAgency.Mail("ben")]);
        var ruth = people[FoundAgency.Mail("ruth")];
        ChainStep[] steps =
        [
            new("Health Department", [], [], External: true),
            new("City Hall", [ben], [], EscalateAfterHours: 8, EscalatePeople: [ruth]),
        ];
        ApprovalChain[] chains =
        [
            new("Public health", ChainScope.Everything with { Labels = [Label] }, steps),
            new("Crisis desk", ChainScope.Everything with { Labels = [Label] }, [new("Duty officer", [ben, ruth], [], StepMode.All)]),
        ];
        (await AsAsync(tom, (SaveChains save) => save.RunAsync(new(0, new([Label], chains), "test"), default), Role.Administrator)).ShouldBeOfType<ChainsSaved>();
        var channels = await AsAsync(tom, (StoreDb db) => db.Channels.Select(c => c.Id).Take(2).ToListAsync());
        var draft = new PostDraft("Boil water notice", "Boil tap water before drinking until Friday noon. We will tell you here when it is safe again.", ["en"], channels, [], [], null, null, Labels: [Label]);
        var post = ((Saved)await AsAsync(ana, (SavePost save) => save.RunAsync(new(null, 1, draft), default), Role.Author)).PostId;
        (await AsAsync(ana, (SubmitPost submit) => submit.RunAsync(post, default), Role.Author)).ShouldBeOfType<PostDone>();
        return post;
    }

    private async Task<TResult> AsAsync<T, TResult>(Guid? person, Func<T, Task<TResult>> act, params Role[] roles)
        where T : notnull
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var agency = await scope.ServiceProvider.GetRequiredService<StoreDb>().Agencies.Select(a => a.Id).FirstAsync();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
        if (person is { } id)
        {
            scope.ServiceProvider.GetRequiredService<Actor>().Is(id, "Somebody", Rights.Of(roles));
        }

        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }
}
