// Sends a person to a network to consent, with a state that only their session can bring back and a verifier that only this house knows.
using Folkmoot.Accounts;
using Folkmoot.Networks.OAuth;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Consent;

/// <param name="Server">The account's server, where the network has many.</param>
/// <param name="ChannelId">The channel to connect again; null for a new one.</param>
internal sealed record StartConsentRequest(string Network, string Server, string Name, Guid? ChannelId, Guid SessionId, Uri Callback);

internal abstract record ConsentStart
{
    internal sealed record Go(Uri Address) : ConsentStart;

    /// <param name="Reason">A text key, or a reason as it is stored.</param>
    internal sealed record Wrong(string Reason) : ConsentStart;
}

internal sealed class StartConsent(StoreDb db, NetworkCatalogue networks, Secrets secrets, IAudit audit, Actor actor, TimeProvider clock)
{
    public const string Verifier = "verifier";
    public const string Callback = "callback";

    public async Task<ConsentStart> RunAsync(StartConsentRequest request, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        var name = request.Name.Trim();
        if (networks.Find(request.Network) is not IByConsent network)
        {
            return new ConsentStart.Wrong("channels.consent.unknown");
        }

        if (name.Length > 0 && ChannelSettings.NameFault(name) is { } fault)
        {
            return new ConsentStart.Wrong(fault.Reason);
        }

        if (request.ChannelId is { } channel && !await db.Channels.AnyAsync(c => c.Id == channel && c.Network == network.Name, cancellationToken))
        {
            return new ConsentStart.Wrong("channels.gone");
        }

        var (app, wrong) = await AppAsync(network, request, cancellationToken);
        if (app is null)
        {
            return new ConsentStart.Wrong(wrong!);
        }

        var (state, verifier, now) = (Accounts.Secrets.NewToken(), Pkce.NewVerifier(), clock.GetUtcNow());
        if (network.ConsentAddress(app.Open(secrets), new(request.Callback, state, Pkce.Challenge(verifier))) is not { } address)
        {
            return new ConsentStart.Wrong("channels.app.error.server");
        }

        db.ConsentRequests.Add(new ConsentRequest
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person,
            SessionId = request.SessionId,
            Network = network.Name,
            AppId = app.Id,
            ChannelId = request.ChannelId,
            Name = name,
            StateHash = Accounts.Secrets.Hash(state),
            Sealed = secrets.Protect(new Dictionary<string, string> { [Verifier] = verifier, [Callback] = request.Callback.AbsoluteUri }),
            CreatedAt = now,
            ExpiresAt = now + ConsentRules.Life,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            // A colleague registered at the same server at the same moment.
            return new ConsentStart.Wrong("channels.app.error.changed");
        }

        return new ConsentStart.Go(address);
    }

    private async Task<(AgencyApp? App, string? Wrong)> AppAsync(IByConsent network, StartConsentRequest request, CancellationToken cancellationToken)
    {
        if (!network.Consent.RegistersItself)
        {
            var entered = await db.AgencyApps.SingleOrDefaultAsync(a => a.Network == network.Name, cancellationToken);
            return entered is null ? (null, "channels.app.missing") : (entered, null);
        }

        // Known there already under this address to return to: servers take no other than was registered.
        var callback = request.Callback.AbsoluteUri;
        var server = request.Server.Trim();
        var known = await db.AgencyApps.SingleOrDefaultAsync(a => a.Network == network.Name && (a.Server == server || a.Server == "https://" + server + "/" || a.Server == server + "/"), cancellationToken);
        if (known?.Callback == callback)
        {
            return (known, null);
        }

        var registration = await network.RegisterAsync(server, request.Callback, cancellationToken);
        if (registration is not Registered { App: var app })
        {
            return (null, ((NotRegistered)registration).Reason.ToStored());
        }

        var now = clock.GetUtcNow();
        known ??= await db.AgencyApps.SingleOrDefaultAsync(a => a.Network == network.Name && a.Server == app.Server, cancellationToken);
        if (known is null)
        {
            known = new AgencyApp { Id = Guid.CreateVersion7(now), Network = network.Name, Server = app.Server, Callback = "", Sealed = "", CreatedAt = now };
            db.AgencyApps.Add(known);
        }

        (known.Callback, known.Sealed, known.ChangedAt) = (callback, AgencyApp.Seal(secrets, app.ClientId, app.ClientSecret), now);
        audit.Record("channels.app-saved", "app", known.Id, new { network = network.Name, server = app.Server });
        return (known, null);
    }
}
