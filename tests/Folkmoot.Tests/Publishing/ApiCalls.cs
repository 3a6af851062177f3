// Calls of the public API with keys of people who may do this or that.
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

namespace Folkmoot.Tests.Publishing;

internal static class ApiCalls
{
    public static readonly string[] All = [Right.PostsRead, Right.PostsWrite, Right.PostsApprove, Right.ChannelsRead];

    public static Uri Uri(string path) => new($"/api/v1/{path}", UriKind.Relative);

    public static async Task<HttpClient> ClientAsync(DeskSite site, params Role[] roles) => await ClientAsync(site, site.AgencyId, roles);

    public static async Task<HttpClient> ClientAsync(DeskSite site, Guid agency, params Role[] roles) =>
        Client(site, await KeyAsync(site, agency, await PersonAsync(site, agency, roles), roles, All));

    public static HttpClient Client(DeskSite site, string key)
    {
        var client = TestHttp.Plain(site.Address.ToString());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public static async Task<Guid> PersonAsync(DeskSite site, Guid agency, params Role[] roles) =>
        (await site.AsAsync(agency, Guid.Empty, [], (AddPerson add) => add.RunAsync(
            new(agency, "Noor Haddad", $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}@example.org", "seven blue lanterns drift", roles), default))).Required.Id;

    public static async Task<string> KeyAsync(DeskSite site, Guid agency, Guid person, Role[] roles, string[] rights) =>
        (await site.AsAsync(agency, person, roles, (CreateApiKey create) => create.RunAsync(new("robot", rights, 30), default))).Required.Secret!;

    public static Task<int> SetAsync(DeskSite site, Guid person, Action<Membership> change) => site.InAsync(async (StoreDb db) =>
    {
        change(await db.Memberships.SingleAsync(m => m.PersonId == person));
        return await db.SaveChangesAsync();
    });

    public static Task<HttpResponseMessage> SendAsync(HttpClient client, string path, object? input, string? key = null) => SendAsync(client, HttpMethod.Post, path, input, key);

    public static Task<HttpResponseMessage> PutAsync(HttpClient client, string path, object input) => SendAsync(client, HttpMethod.Put, path, input, null);

    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, object? input, string? key)
    {
        using var request = new HttpRequestMessage(method, Uri(path)) { Content = input is null ? null : JsonContent.Create(input) };
        key ??= Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();
        if (key.Length > 0)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await client.SendAsync(request);
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new InvalidOperationException($"{answer.StatusCode}: {body}");
        }
    }
}
