// Keeps the app by which an agency is known to a network.
using Folkmoot.Accounts;
using Folkmoot.Networks.OAuth;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Consent;

/// <param name="ClientSecret">Empty keeps the stored one.</param>
internal sealed record SaveAppRequest(string Network, string Server, string ClientId, string ClientSecret, Uri Callback);

internal sealed class SaveApp(StoreDb db, NetworkCatalogue networks, Secrets secrets, IAudit audit, Actor actor, TimeProvider clock)
{
    public const string IdField = "clientId";
    public const string SecretField = "clientSecret";
    public const string ServerField = "server";

    /// <summary>What is wrong and nothing was changed, or null.</summary>
    public async Task<ChannelFault?> RunAsync(SaveAppRequest request, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (networks.Find(request.Network) is not IByConsent { Consent.RegistersItself: false } network)
        {
            throw new InvalidOperationException($"The network {request.Network} needs no app of an agency.");
        }

        var (id, secret) = (request.ClientId.Trim(), request.ClientSecret.Trim());
        var server = request.Server.Trim() is { Length: > 0 } given ? given : network.Consent.DefaultServer;
        var there = await db.AgencyApps.SingleOrDefaultAsync(a => a.Network == network.Name, cancellationToken);
        secret = secret.Length > 0 || there is null ? secret : there.Open(secrets).ClientSecret;
        if (Fault(network, server, id, secret) is { } fault)
        {
            return fault;
        }

        var now = clock.GetUtcNow();
        if (there is null)
        {
            there = new AgencyApp { Id = Guid.CreateVersion7(now), Network = network.Name, Server = server, Callback = "", Sealed = "", CreatedAt = now };
            db.AgencyApps.Add(there);
        }

        (there.Server, there.Callback, there.Sealed, there.ChangedAt) = (server, request.Callback.AbsoluteUri, AgencyApp.Seal(secrets, id, secret), now);
        audit.Record("channels.app-saved", "app", there.Id, new { network = network.Name, server });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            return new ChannelFault("channels.app.error.changed", null);
        }

        return null;
    }

    private static ChannelFault? Fault(IByConsent network, string server, string id, string secret) =>
        !Fits(id) ? new("channels.app.error.id", IdField)
        : !Fits(secret) ? new("channels.app.error.secret", SecretField)
        : server.Length > AgencyApp.ServerMax || network.ConsentAddress(new(server, id, secret), new(new Uri("https://example.org/"), "", "")) is null ? new("channels.app.error.server", ServerField)
        : null;

    private static bool Fits(string value) => value.Length is > 0 and <= AgencyApp.ValueMax && value.All(c => c is > ' ' and <= '~');
}
