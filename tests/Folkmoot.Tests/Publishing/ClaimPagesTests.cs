// The claim check over real HTTP, without script: the composer, the page of a post, and the agency's facts.
using System.Net;
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Tests.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Publishing;

public sealed class ClaimPagesTests
{
    [Fact]
    public async Task An_author_sees_doubts_in_the_preview_and_on_the_page_of_the_post()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator, Role.Author);
        var fields = new Dictionary<string, string>
        {
            ["Input.Text"] = "The ferry stops on 15 May.",
            ["Input.Source"] = "The ferry stops on 14 May.",
            ["Input.Language"] = "en",
            ["Input.When"] = "now",
            ["Input.Action"] = "preview",
        };
        var shown = (await site.PostAsync("/posts/new", fields, "compose")).Body;
        shown.ShouldContain("The post says “15 May”; the source says “14 May”.");

        await site.PostAsync("/posts/new", new(fields) { ["Input.Action"] = "save" }, "compose");
        var post = await site.InAsync((StoreDb db) => db.Posts.SingleAsync());
        post.Source.ShouldBe("The ferry stops on 14 May.");
        var spanish = (await site.GetAsync($"/posts/{post.Id}?lang=es")).Body;
        spanish.ShouldContain("La publicación dice «15 May»; el origen dice «14 May».");
    }

    [Fact]
    public async Task Facts_are_added_changed_and_removed_on_their_page()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator);
        var fields = new Dictionary<string, string> { ["Input.Label"] = "Telephone", ["Input.Value"] = "555-010-0311", ["Input.Action"] = "save" };
        (await site.PostAsync("/agency/facts", fields, "fact")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.PostAsync("/agency/facts", fields, "fact")).Body.ShouldContain("This is in the list already.");

        var fact = await site.InAsync((StoreDb db) => db.AgencyFacts.SingleAsync());
        (await site.GetAsync($"/agency/facts?edit={fact.Id}&lang=en")).Body.ShouldContain("Remove the fact");
        await site.PostAsync("/agency/facts", new(fields) { ["Input.Id"] = fact.Id.ToString(), ["Input.Value"] = "555-010-0312" }, "fact");
        (await site.GetAsync("/agency/facts")).Body.ShouldContain("555-010-0312");
        await site.PostAsync("/agency/facts", new(fields) { ["Input.Id"] = fact.Id.ToString(), ["Input.Action"] = "remove" }, "fact");
        (await site.InAsync((StoreDb db) => db.AgencyFacts.CountAsync())).ShouldBe(0);
        (await site.GetAsync("/agency/facts?lang=es")).Body.ShouldContain("<html lang=\"es\"");
    }

    [Fact]
    public async Task An_author_may_not_change_the_facts()
    {
        await using var site = await DeskSite.OpenAsync(Role.Author);
        (await site.GetAsync("/agency/facts")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
