// Registers an endpoint, and changes what it is told and where.
using Folkmoot.Accounts;
using Folkmoot.Networks.Webhook;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Hooks;

internal sealed class SaveHook(StoreDb db, HookClient client, HookSecrets secrets, IAudit audit, Actor actor, TimeProvider clock)
{
    /// <summary>An agency with more of them has lost count.</summary>
    public const int EndpointsMax = 20;

    /// <param name="Id">Null for a new one.</param>
    public sealed record Input(Guid? Id, string Name, string Url, IReadOnlyList<string> Events);

    /// <summary>The secret of a new endpoint is told here and never again. Null: there is no such endpoint.</summary>
    public async Task<Outcome?> RunAsync(Input input, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        var (name, url) = (input.Name.Trim(), input.Url.Trim());
        if (name.Length is 0 or > HookEndpoint.NameMax)
        {
            return new Outcome.Refused(nameof(input.Name), "channels.hooks.name.wrong");
        }

        var (address, wrong) = url.Length > HookEndpoint.UrlMax ? (null, null) : client.Read(url);
        if (address is null)
        {
            return new Outcome.Refused(nameof(input.Url), wrong?.Key == "networks.http.private" ? "channels.hooks.url.private" : "channels.hooks.url.wrong");
        }

        List<string> events = [.. HookEvents.All.Where(input.Events.Contains)];
        if (events.Count == 0 || events.Count != input.Events.Distinct().Count())
        {
            return new Outcome.Refused(nameof(input.Events), "channels.hooks.events.none");
        }

        if (await db.HookEndpoints.AnyAsync(e => e.Name == name && e.Id != input.Id, cancellationToken))
        {
            return new Outcome.Refused(nameof(input.Name), "channels.hooks.name.taken");
        }

        return input.Id is { } id ? await ChangeAsync(id, name, address, events, cancellationToken) : await AddAsync(name, address, events, cancellationToken);
    }

    private async Task<Outcome> AddAsync(string name, Uri address, List<string> events, CancellationToken cancellationToken)
    {
        if (await db.HookEndpoints.CountAsync(cancellationToken) >= EndpointsMax)
        {
            return new Outcome.Refused("", "channels.hooks.too-many");
        }

        var (now, secret) = (clock.GetUtcNow(), HookClient.NewSecret());
        var endpoint = new HookEndpoint { Id = Guid.CreateVersion7(now), Name = name, Url = address.AbsoluteUri, Events = events, Secret = secrets.Seal(secret), CreatedAt = now };
        db.HookEndpoints.Add(endpoint);
        audit.Record("channels.hook.registered", "webhook", endpoint.Id, new { name, host = address.Host, events });
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Made(endpoint.Id, secret);
    }

    private async Task<Outcome?> ChangeAsync(Guid id, string name, Uri address, List<string> events, CancellationToken cancellationToken)
    {
        if (await db.HookEndpoints.SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } endpoint)
        {
            return null;
        }

        (endpoint.Name, endpoint.Url, endpoint.Events) = (name, address.AbsoluteUri, events);
        audit.Record("channels.hook.changed", "webhook", id, new { name, host = address.Host, events });
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Made(id);
    }
}
