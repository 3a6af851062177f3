// The pages of inbox, channels and work over real HTTP, without script: what they show, what their forms do, and to whom they are closed.
using System.Net;
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Inbox;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Inbox;

public sealed class PagesTests
{
    [Fact]
    public async Task Every_page_opens_in_both_languages()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator, Role.Agent);
        foreach (var page in new[]
        {
            "/inbox", "/inbox?view=closed", "/inbox?view=mine", "/inbox?view=unassigned&q=puente", "/inbox?q=nothing%20like%20it", $"/inbox/{site.ConversationId}",
            "/channels", "/channels/connect", "/channels/connect?network=bluesky", $"/channels/{site.ChannelId}", $"/channels/{site.ChannelId}/change",
            "/deliveries", "/deliveries?state=all", "/work", "/work/dead-letters",
        })
        {
            foreach (var language in new[] { "en", "es" })
            {
                var (status, body) = await site.GetAsync($"{page}{(page.Contains('?') ? '&' : '?')}lang={language}");
                status.ShouldBe(HttpStatusCode.OK, page);
                body.ShouldContain($"<html lang=\"{language}\"");
            }
        }

        (await site.GetAsync($"/inbox/{Guid.Empty}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await site.GetAsync($"/channels/{Guid.Empty}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await site.GetAsync($"/deliveries/{Guid.Empty}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_agent_answers_from_the_thread_and_sees_the_answer_there()
    {
        await using var site = await DeskSite.OpenAsync(Role.Agent);
        var page = $"/inbox/{site.ConversationId}";
        (await site.GetAsync("/inbox")).Body.ShouldContain("¿Cuándo abre el puente?");
        var sent = await site.PostAsync(page, Reply(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), "El viernes a las ocho."), "reply");
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.GetAsync(page)).Body.ShouldContain("El viernes a las ocho.");
        (await site.InAsync((StoreDb db) => db.Deliveries.SingleAsync())).OwnerKind.ShouldBe("reply");
    }

    [Fact]
    public async Task A_failed_delivery_says_why_in_the_readers_language_and_quotes_the_network_in_its_own()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator);
        var id = await site.InAsync(async (IServiceProvider services) =>
        {
            var (db, now) = (services.GetRequiredService<StoreDb>(), TimeProvider.System.GetUtcNow());
            var added = await services.GetRequiredService<Deliveries>().AddAsync(
                new NewDelivery("reply", Guid.CreateVersion7(now), site.ChannelId, Lane.Reply, new DeliveryContent("Hola", ["es"], []), now, now.AddHours(2)), default);
            var reason = new Reason("networks.refused", new Reason("networks.sandbox.the"), 422).Then(new Reason("networks.says", "Too many <links>."));
            var delivery = db.Deliveries.Local.Single(d => d.Id == added);
            (delivery.State, delivery.Reason) = (DeliveryState.Failed, reason.ToStored());
            await db.SaveChangesAsync();
            return added;
        });

        foreach (var page in new[] { $"/deliveries/{id}", $"/channels/{site.ChannelId}" })
        {
            var spanish = WebUtility.HtmlDecode((await site.GetAsync($"{page}?lang=es")).Body);
            spanish.ShouldContain("La red de prácticas lo rechazó con el estado 422. Dice: «Too many <links>.»");
            spanish.ShouldNotContain("refused");
            WebUtility.HtmlDecode((await site.GetAsync($"{page}?lang=en")).Body).ShouldContain("The training network refused it with status 422. It says: “Too many <links>.”");
        }
    }

    [Fact]
    public async Task A_text_that_is_too_long_comes_back_whole_with_the_reason()
    {
        await using var site = await DeskSite.OpenAsync(Role.Agent);
        var text = string.Concat(Enumerable.Repeat("puente ", 10_000));
        var answer = await site.PostAsync($"/inbox/{site.ConversationId}", Reply(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), text), "reply");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Body.ShouldContain(text);
        answer.Body.ShouldContain("error-summary");
    }

    [Fact]
    public async Task The_counter_counts_as_the_network_does()
    {
        await using var site = await DeskSite.OpenAsync(Role.Agent);
        var counted = await site.PostAsync($"/inbox/measure?channel={site.ChannelId}", new() { ["value"] = "Hola" }, from: $"/inbox/{site.ConversationId}");
        counted.Body.ShouldContain("\"text\":\"4 of ");
        counted.Body.ShouldContain("\"over\":false");
    }

    [Fact]
    public async Task The_buttons_assign_close_and_reopen()
    {
        await using var site = await DeskSite.OpenAsync(Role.Agent);
        var page = $"/inbox/{site.ConversationId}";
        var me = await site.InAsync((StoreDb db) => db.Users.Select(u => u.Id).SingleAsync());
        (await site.PostAsync(page + "/assign", new() { ["to"] = me.ToString(), ["seen"] = "" }, from: page)).Location.ShouldBe(page);
        (await site.PostAsync(page + "/close", [], from: page)).Location.ShouldBe("/inbox");
        var closed = await site.InAsync((StoreDb db) => db.Conversations.AsNoTracking().SingleAsync());
        (closed.State, closed.AssigneeId).ShouldBe((ConversationState.Closed, me));
        await site.PostAsync(page + "/reopen", [], from: page);
        (await site.GetAsync(page)).Body.ShouldContain("Ana Ruiz opened the conversation again");
    }

    [Fact]
    public async Task Who_may_only_read_can_do_nothing()
    {
        await using var site = await DeskSite.OpenAsync(Role.Author);
        var page = $"/inbox/{site.ConversationId}";
        var (status, body) = await site.GetAsync(page);
        status.ShouldBe(HttpStatusCode.OK);
        body.ShouldNotContain("name=\"ReplyInput.Text\"");
        (await site.PostAsync(page + "/close", [], from: page)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await site.PostAsync($"/channels/{site.ChannelId}/off", [], from: page)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await site.PostAsync($"/work/dead-letters/{Guid.Empty}/discard", [], from: page)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await site.GetAsync("/channels/connect")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await site.GetAsync("/work")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await site.InAsync((StoreDb db) => db.Conversations.AsNoTracking().SingleAsync())).State.ShouldBe(ConversationState.Open);
    }

    [Fact]
    public async Task A_form_that_is_not_ours_does_nothing()
    {
        await using var site = await DeskSite.OpenAsync(Role.Agent);
        var forged = await site.PostRawAsync($"/inbox/{site.ConversationId}/close");
        forged.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_channel_is_connected_by_its_form_and_a_wrong_setting_is_told_at_its_field()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator);
        const string page = "/channels/connect?network=sandbox";
        var wrong = await site.PostAsync(page, Settings("", "training", ""), "connect");
        wrong.Status.ShouldBe(HttpStatusCode.OK);
        wrong.Body.ShouldContain("id=\"Input-Settings-1-Value-error\"");
        var done = await site.PostAsync(page, Settings("Training", "training", site.Network.Url.ToString()), "connect");
        done.Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.GetAsync(done.Location!)).Body.ShouldContain("Training");
    }

    [Fact]
    public async Task What_needs_a_person_is_decided_on_its_page()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator, Role.Agent);
        await site.PostAsync($"/inbox/{site.ConversationId}", Reply(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), "El viernes."), "reply");
        var id = await site.InAsync(async (StoreDb db) =>
        {
            await db.Deliveries.ExecuteUpdateAsync(s => s.SetProperty(d => d.State, DeliveryState.NeedsReview).SetProperty(d => d.Reason, "Nobody knows."));
            return await db.Deliveries.Select(d => d.Id).SingleAsync();
        });
        (await site.GetAsync("/deliveries")).Body.ShouldContain("Nobody knows.");
        var page = $"/deliveries/{id}";
        var wrong = await site.PostAsync(page, new() { ["Input.Verdict"] = "ItIsThere", ["Input.Url"] = "javascript:alert(1)" }, "settle");
        wrong.Body.ShouldContain("id=\"Input-Url-error\"");
        (await site.PostAsync(page, new() { ["Input.Verdict"] = "ItIsThere", ["Input.Url"] = "https://example.org/1" }, "settle")).Status.ShouldBe(HttpStatusCode.Redirect);
        var settled = await site.InAsync((StoreDb db) => db.Deliveries.AsNoTracking().SingleAsync());
        (settled.State, settled.Url).ShouldBe((DeliveryState.Sent, "https://example.org/1"));
    }

    private static Dictionary<string, string> Reply(Guid id, string text) => new()
    {
        ["ReplyInput.ReplyId"] = id.ToString(),
        ["ReplyInput.Seen"] = "0",
        ["ReplyInput.Answers"] = "",
        ["ReplyInput.Text"] = text,
        ["ReplyInput.Language"] = "es",
        ["ReplyInput.Then"] = "",
    };

    private static Dictionary<string, string> Settings(string name, string account, string url) => new()
    {
        ["Input.Name"] = name,
        ["Input.Settings[0].Value"] = account,
        ["Input.Settings[1].Value"] = url,
    };
}
