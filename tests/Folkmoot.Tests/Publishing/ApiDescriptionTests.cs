// What the public API says of itself.
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

public sealed class ApiDescriptionTests
{
    [Fact]
    public async Task The_description_names_every_endpoint_its_key_and_the_idempotency_key_of_every_write()
    {
        await using var site = await DeskSite.OpenAsync(Role.Administrator);
        using var anybody = TestHttp.Plain(site.Address.ToString());
        var description = await ReadAsync(await anybody.GetAsync(Uri("openapi.json")));
        description.GetProperty("openapi").GetString().ShouldStartWith("3.");
        description.GetProperty("components").GetProperty("securitySchemes").GetProperty("key").GetProperty("scheme").GetString().ShouldBe("bearer");
        var operations = description.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => (Name: $"{o.Name} {p.Name}", o.Value))).ToList();
        operations.Select(o => o.Name).ShouldBe(
        [
            "get /api/v1/channels", "get /api/v1/results", "get /api/v1/posts", "post /api/v1/posts", "get /api/v1/posts/{id}", "put /api/v1/posts/{id}", "post /api/v1/posts/{id}/submit",
            "post /api/v1/posts/{id}/approve", "post /api/v1/posts/{id}/return", "post /api/v1/posts/{id}/withdraw",
            "post /api/v1/media", "get /api/v1/media/{id}", "get /api/v1/webhooks", "post /api/v1/webhooks", "get /api/v1/webhooks/{id}", "put /api/v1/webhooks/{id}", "delete /api/v1/webhooks/{id}",
            "get /api/v1/webhooks/{id}/messages", "post /api/v1/webhooks/{id}/rotate", "post /api/v1/webhooks/{id}/pause", "post /api/v1/webhooks/{id}/resume",
            "post /api/v1/webhooks/{id}/ping", "post /api/v1/webhooks/{id}/replay",
        ], ignoreOrder: true);
        foreach (var (name, operation) in operations.Where(o => !o.Name.StartsWith("get ", StringComparison.Ordinal)))
        {
            operation.GetProperty("parameters").EnumerateArray().ShouldContain(
                p => p.GetProperty("name").GetString() == "Idempotency-Key" && p.GetProperty("required").GetBoolean(), name);
        }
    }
}
