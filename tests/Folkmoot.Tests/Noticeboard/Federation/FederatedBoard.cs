// A Noticeboard that can be followed, its public site, and a neighbouring server whose residents write to it.
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Accounts;
using Folkmoot.Networks;
using Folkmoot.Noticeboard.Federation;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Tests.Networks;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Noticeboard.Federation;

internal sealed class FederatedBoard : IAsyncDisposable
{
    private const string ActivityJson = "application/activity+json";
    private int _number;

    public required TestHouse House { get; init; }

    public required PublicSite Site { get; init; }

    public required Neighbour Neighbour { get; init; }

    public required Guid AgencyId { get; init; }

    public required Account Account { get; init; }

    public required string Home { get; init; }

    public required TestPerson Manager { get; init; }

    public string Actor => PublicSite.Root + Home + "/actor";

    public static async Task<FederatedBoard> OpenAsync(Engine engine, bool on = true)
    {
        var house = await TestHouse.OpenAsync(engine, null, $"--PublicUrl={PublicSite.Root}");
        var (agencyId, account) = await NoticeboardTests.BoardAsync(house);
        var manager = await house.APersonAsync(agencyId, Role.Administrator);
        var slug = await house.InAsync(agencyId, (StoreDb db) => db.Agencies.Select(a => a.Slug).SingleAsync());
        var board = new FederatedBoard
        {
            House = house,
            Site = await PublicSite.OpenAsync(house, "--Networks:AllowPrivateAddresses:0=all"),
            Neighbour = await Neighbour.StartAsync(house.Clock),
            AgencyId = agencyId,
            Account = account,
            Home = "/n/" + slug,
            Manager = manager,
        };
        if (on)
        {
            (await house.AsAsync(manager, (SwitchFederation use) => use.RunAsync(true, default))).ShouldBeNull();
            board.Neighbour.TrustedPem = await board.InDbAsync(db => db.FederatedActors.Select(a => a.PublicKeyPem).SingleAsync());
        }

        return board;
    }

    public Task<T> InDbAsync<T>(Func<StoreDb, Task<T>> look) => House.InAsync(AgencyId, look);

    public async Task<Sent> PostAsync(string text, params OutgoingImage[] images)
    {
        var sent = (await NoticeboardTests.Network(House).SendAsync(Account, Content.Post(text, images), Content.Key(), default)).ShouldBeOfType<Sent>();
        House.Clock.Advance(TimeSpan.FromSeconds(2));
        return sent;
    }

    public Task<Got> GetAsync(string path, string accept = ActivityJson) => Site.GetAsync(path, ("Accept", accept));

    /// <summary>What a resident does, signed by them.</summary>
    public Task<Got> SendAsync(string who, JsonObject activity) => SendAsync(who, Encoding.UTF8.GetBytes(activity.ToJsonString()));

    public Task<Got> SendAsync(string who, byte[] body) => SendAsync(body, Neighbour.Sign(who, Home + "/inbox", body));

    public Task<Got> SendAsync(byte[] body, IEnumerable<KeyValuePair<string, string>> headers) => Site.PostAsync(Home + "/inbox", body, ActivityJson, headers);

    public JsonObject Activity(string type, string who, JsonNode what, string? id = null) =>
        new() { ["id"] = id ?? $"{Neighbour.Actor(who)}#act-{++_number}", ["type"] = type, ["actor"] = Neighbour.Actor(who), ["object"] = what };

    public JsonObject Note(string who, string text, string? inReplyTo, string? id = null, bool isPrivate = false) => new()
    {
        ["id"] = id ?? $"{Neighbour.Root}/notes/{++_number}",
        ["type"] = "Note",
        ["attributedTo"] = Neighbour.Actor(who),
        ["content"] = $"<p>{text}</p>",
        ["inReplyTo"] = inReplyTo,
        ["to"] = isPrivate ? Actor : "https://www.w3.org/ns/activitystreams#Public",
        ["published"] = House.Clock.GetUtcNow().ToString("O"),
    };

    public async Task FollowAsync(string who) => (await SendAsync(who, Activity("Follow", who, Actor))).Status.ShouldBe(System.Net.HttpStatusCode.Accepted);

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Neighbour.DisposeAsync();
        await House.DisposeAsync();
    }
}
