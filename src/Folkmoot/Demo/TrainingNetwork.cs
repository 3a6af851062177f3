// The training network of the demonstration: served by the same program under /sandbox, open to nobody else's settings.
using Folkmoot.Channels;
using Folkmoot.Channels.Editing;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Demo;

internal sealed class TrainingNetwork(IServer server, IOptions<NetworkOptions> options, DemoClock clock)
{
    public const string Account = "marlow-ferry";
    public const string AccountField = "account";
    public const string AddressField = "url";

    /// <summary>Of everything that it serves.</summary>
    public const string Prefix = "/sandbox";

    private const int RestoredMax = 1_000;

    /// <summary>Shared with the past house while history is made; then it follows the present.</summary>
    public DemoClock Clock { get; } = clock;

    public SandboxState State { get; } = new(clock);

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapSandbox(Prefix, State).OpenToAll("the demonstration's training network: it holds nothing but the demonstration").DisableAntiforgery();

    /// <summary>Where the server that has started can be reached from here; that one private address may be called.</summary>
    public Uri Open(NetworkOptions? further = null)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses.ToList() ?? [];
        var address = BindingAddress.Parse(addresses.Find(a => a.StartsWith("http:", StringComparison.Ordinal)) ?? addresses[0]);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        foreach (var allowed in new[] { options.Value, further }.OfType<NetworkOptions>().Select(o => o.AllowPrivateAddresses))
        {
            allowed.Add($"{host}:{address.Port}");
        }

        return new Uri($"{address.Scheme}://{host}:{address.Port}{Prefix}");
    }

    /// <summary>After a new start: tells the channel where the network is now, and gives the network back what it held.</summary>
    public async Task RestoreAsync(StoreDb db, Secrets secrets, Uri address, CancellationToken cancellationToken)
    {
        var channel = await db.Channels.SingleOrDefaultAsync(c => c.Network == DemoChannels.TrainingNetworkName && c.Handle == Account, cancellationToken);
        if (channel is null)
        {
            return;
        }

        var settings = secrets.Read(channel.Settings);
        if (settings.GetValueOrDefault(AddressField) != address.ToString())
        {
            settings[AddressField] = address.ToString();
            channel.Settings = secrets.Protect(settings);
            await db.SaveChangesAsync(cancellationToken);
        }

        var sent = await db.Deliveries.AsNoTracking().Where(d => d.ChannelId == channel.Id && d.State == DeliveryState.Sent && d.ExternalId != null)
            .OrderByDescending(d => d.SettledAt).Take(RestoredMax).ToListAsync(cancellationToken);
        var results = await db.DeliveryResults.AsNoTracking().Where(r => r.ChannelId == channel.Id).OrderByDescending(r => r.SentAt).Take(RestoredMax).ToDictionaryAsync(r => r.DeliveryId, cancellationToken);
        var ids = sent.ConvertAll(d => d.Id);
        var edits = (await db.DeliveryEdits.AsNoTracking().Where(e => ids.Contains(e.DeliveryId) && e.State == EditState.Edited).OrderBy(e => e.CreatedAt).ToListAsync(cancellationToken))
            .GroupBy(e => e.DeliveryId).ToDictionary(g => g.Key, g => g.Last());
        var named = sent.ToDictionary(d => (d.OwnerId, d.Part), d => d.ExternalId);
        foreach (var delivery in sent.OrderBy(d => d.SettledAt).ThenBy(d => d.Part))
        {
            var result = results.GetValueOrDefault(delivery.Id);
            State.Restore(Post(delivery, edits.GetValueOrDefault(delivery.Id), delivery.Part > 0 ? named.GetValueOrDefault((delivery.OwnerId, delivery.Part - 1)) : null));
            State.React(delivery.ExternalId!, new SandboxReactions((int)(result?.Likes ?? 0), (int)(result?.Shares ?? 0), (int)(result?.Views ?? 0)));
            if (result?.GoneAt is not null)
            {
                State.TakeAway(delivery.ExternalId!);
            }
        }
    }

    /// <param name="above">The part of its thread that it stands beneath.</param>
    private static SandboxPost Post(Delivery delivery, DeliveryEdit? edit, string? above)
    {
        var content = edit?.ReadContent() ?? delivery.ReadContent();
        var at = delivery.FirstStartedAt ?? delivery.DueAt;
        return new SandboxPost(
            delivery.ExternalId!, Account, delivery.Id, content.Text, content.Languages, [], above ?? content.ReplyTo?.ExternalId, at, delivery.SettledAt ?? at, edit?.SettledAt, edit?.Note);
    }
}
