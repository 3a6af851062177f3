// Takes what a person brings back from a network: spends the state, exchanges the code, and connects the account, or has the person choose among several.
using System.Text.Json;
using Folkmoot.Accounts;
using Folkmoot.Networks.OAuth;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Consent;

/// <param name="Error">The network's refusal in its stead.</param>
internal sealed record Returned(string State, string Code, string Error);

internal abstract record ConsentEnd
{
    internal sealed record Connected(Guid ChannelId, bool Again) : ConsentEnd;

    internal sealed record MustChoose(Guid RequestId) : ConsentEnd;

    /// <param name="Reason">A text key, or a reason as it is stored.</param>
    /// <param name="Network">Null where not even that is known.</param>
    internal sealed record Wrong(string Reason, string? Network, Guid? ChannelId) : ConsentEnd;
}

internal sealed class TakeConsent(StoreDb db, NetworkCatalogue networks, Secrets secrets, FinishConsent finish, Actor actor, TimeProvider clock)
{
    public async Task<ConsentEnd> RunAsync(Returned returned, Guid sessionId, CancellationToken cancellationToken)
    {
        var (person, now) = (actor.Required, clock.GetUtcNow());
        var hash = Accounts.Secrets.Hash(returned.State);
        var request = await db.ConsentRequests.AsNoTracking().SingleOrDefaultAsync(r => r.StateHash == hash, cancellationToken);
        if (ConsentRules.Refusal(request, person, sessionId, now) is { } refusal)
        {
            return new ConsentEnd.Wrong(refusal, request?.Network, request?.ChannelId);
        }

        // Spent before anything is done with it: of two that bring the same state at the same moment, one goes on.
        if (await db.ConsentRequests.Where(r => r.Id == request!.Id && r.ReturnedAt == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.ReturnedAt, now), cancellationToken) == 0)
        {
            return new ConsentEnd.Wrong("channels.consent.replayed", request!.Network, request.ChannelId);
        }

        if (returned.Error.Length > 0 || returned.Code.Length == 0)
        {
            return new ConsentEnd.Wrong(ConsentRules.Refused(returned.Error), request!.Network, request.ChannelId);
        }

        var network = (IByConsent)networks[request!.Network];
        var app = await db.AgencyApps.AsNoTracking().SingleAsync(a => a.Id == request.AppId, cancellationToken);
        var kept = secrets.Read(request.Sealed);
        var code = new ConsentCode(returned.Code, kept[StartConsent.Verifier], new Uri(kept[StartConsent.Callback]));
        switch (await network.ExchangeAsync(app.Open(secrets), code, cancellationToken))
        {
            case Consented { Accounts: [var only] }:
                return await finish.ConnectAsync(request, only, cancellationToken);
            case Consented several:
                var pending = secrets.Protect(new Dictionary<string, string> { [FinishConsent.Accounts] = JsonSerializer.Serialize(several.Accounts) });
                await db.ConsentRequests.Where(r => r.Id == request.Id)
                    .ExecuteUpdateAsync(s => s.SetProperty(r => r.Sealed, pending).SetProperty(r => r.ExpiresAt, now + ConsentRules.Life), cancellationToken);
                return new ConsentEnd.MustChoose(request.Id);
            case NotConsented not:
                return new ConsentEnd.Wrong(not.Reason.ToStored(), request.Network, request.ChannelId);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
