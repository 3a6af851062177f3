// Outgoing webhooks, registered by programs and by people.
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Folkmoot.Accounts;
using Folkmoot.Accounts.ApiKeys;
using Folkmoot.Accounts.People;
using Folkmoot.Publishing.Chains;
using Folkmoot.Publishing.Policies;
using Folkmoot.Storage;
using Folkmoot.Tests.Channels.Hooks;
using Folkmoot.Tests.Inbox;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Tests.Networks;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;
using static Folkmoot.Tests.Publishing.ApiCalls;

namespace Folkmoot.Tests.Publishing;

public sealed class WebhookApiTests
{
    [DatabaseTheory]
    public async Task A_program_registers_a_webhook_with_a_key_that_has_the_right_and_nobody_else_does(Engine engine)
    {
        await using var site = await DeskSite.OpenAsync(engine, [], [Role.Administrator]);
        await using var receiver = await FarEnds.StartAsync<HookReceiver>();
        using var writer = await ClientAsync(site, Role.Author);
        var administrator = await PersonAsync(site, site.AgencyId, Role.Administrator);
        using var client = Client(site, await KeyAsync(site, site.AgencyId, administrator, [Role.Administrator], [Right.WebhooksManage]));
        var input = new { name = "City website", url = new Uri(receiver.Url, "hook").AbsoluteUri, events = new[] { "post.published", "post.created" } };
        (await SendAsync(writer, "webhooks", input)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync(Uri("posts"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var made = await SendAsync(client, "webhooks", input, "one");
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var webhook = await ReadAsync(made);
        receiver.Secret = webhook.GetProperty("secret").GetString()!;
        receiver.Secret.ShouldStartWith("whsec_");
        var id = webhook.GetProperty("id").GetGuid();
        (await ReadAsync(await SendAsync(client, "webhooks", input, "one"))).ShouldSatisfyAllConditions(
            again => again.GetProperty("id").GetGuid().ShouldBe(id), again => again.GetProperty("secret").ValueKind.ShouldBe(JsonValueKind.Null));
        (await ReadAsync(await client.GetAsync(Uri("webhooks")))).GetArrayLength().ShouldBe(1);
        (await ReadAsync(await SendAsync(client, "webhooks", input with { name = "Other", events = ["post.liked"] }))).GetProperty("reason").GetString().ShouldBe("none");
        (await ReadAsync(await SendAsync(client, "webhooks", input))).GetProperty("reason").GetString().ShouldBe("taken");
        (await ReadAsync(await PutAsync(client, $"webhooks/{id}", input with { name = "Website", events = ["post.created"] }))).GetProperty("name").GetString().ShouldBe("Website");

        (await SendAsync(client, $"webhooks/{id}/pause", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await SendAsync(writer, "posts", new { text = "The ferry runs." });
        var missed = (await ReadAsync(await client.GetAsync(Uri($"webhooks/{id}/messages")))).GetProperty("items")[0];
        (missed.GetProperty("event").GetString(), missed.GetProperty("state").GetString()).ShouldBe(("post.created", "waiting"));
        (await ReadAsync(await SendAsync(client, $"webhooks/{id}/resume", null))).GetProperty("state").GetString().ShouldBe("works");
        (await ReadAsync(await SendAsync(client, $"webhooks/{id}/replay", new { messageId = missed.GetProperty("id").GetGuid() }))).GetProperty("messages").GetInt32().ShouldBe(1);
        (await SendAsync(client, $"webhooks/{id}/replay", new { })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ReadAsync(await SendAsync(client, $"webhooks/{id}/rotate", new { overlapHours = 1 }))).GetProperty("secret").GetString().ShouldNotBe(receiver.Secret);
        (await SendAsync(client, $"webhooks/{id}/rotate", new { overlapHours = 1000 })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SendAsync(client, HttpMethod.Delete, $"webhooks/{id}", null, "gone")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await SendAsync(client, HttpMethod.Delete, $"webhooks/{id}", null, "gone")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await SendAsync(client, HttpMethod.Delete, $"webhooks/{id}", null, "once more")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(Uri($"webhooks/{id}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_webhook_is_registered_on_its_page_which_shows_the_secret_once_and_what_was_sent()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator);
        await using var receiver = await FarEnds.StartAsync<HookReceiver>();
        (await site.GetAsync("/agency/webhooks?lang=es")).Body.ShouldContain("No se avisa a ningún programa");
        var form = new Dictionary<string, string> { ["Input.Name"] = "City website", ["Input.Url"] = "https://10.0.0.1/hook", ["Input.Events"] = "post.published" };
        (await site.PostAsync("/agency/webhooks?lang=en", new(form) { ["Input.Url"] = "http://example.org" + new string('x', 1_000) }, "hook")).Body.ShouldContain("begins with https://");
        var page = (await site.PostAsync("/agency/webhooks", new(form) { ["Input.Url"] = new Uri(receiver.Url, "hook").AbsoluteUri }, "hook")).Body;
        var secret = System.Text.RegularExpressions.Regex.Match(page, "whsec_[A-Za-z0-9+/=]{44}").Value;
        secret.ShouldNotBeEmpty();
        var id = await site.InAsync((StoreDb db) => db.HookEndpoints.Select(e => e.Id).SingleAsync());
        (await site.GetAsync("/agency/webhooks")).Body.ShouldSatisfyAllConditions(b => b.ShouldContain("City website"), b => b.ShouldNotContain(secret));
        (await site.PostAsync($"/agency/webhooks/{id}/ping", [], from: $"/agency/webhooks/{id}")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.GetAsync($"/agency/webhooks/{id}")).Body.ShouldSatisfyAllConditions(b => b.ShouldContain("ping"), b => b.ShouldContain("Waits"), b => b.ShouldNotContain(secret));
        (await site.PostAsync($"/agency/webhooks/{id}", new() { ["Rotation.Hours"] = "5" }, "rotation")).Body.ShouldContain("whsec_");
        (await site.PostAsync($"/agency/webhooks/{id}", new() { ["Range.From"] = "2026-01-02T00:00", ["Range.Until"] = "2026-01-01T00:00" }, "range")).Body.ShouldContain("the earlier one first");
        (await site.PostRawAsync($"/agency/webhooks/{id}/delete")).ShouldBe(HttpStatusCode.BadRequest);
        (await site.PostAsync($"/agency/webhooks/{id}/delete", [], from: $"/agency/webhooks/{id}")).Location.ShouldBe("/agency/webhooks");
        (await site.GetAsync($"/agency/webhooks/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
