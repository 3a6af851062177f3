// Connects the account that a consent opened: the only one, or the one that the person chose.
using System.Text.Json;
using Folkmoot.Accounts;
using Folkmoot.Networks.OAuth;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Consent;

internal sealed class FinishConsent(StoreDb db, Secrets secrets, ConnectChannel connect, ReconnectChannel reconnect, Actor actor, TimeProvider clock)
{
    public const string Accounts = "accounts";

    /// <summary>The accounts among which the person may choose; empty when there is nothing to choose any more.</summary>
    public async Task<(ConsentRequest? Request, IReadOnlyList<ConsentedAccount> Accounts)> FindAsync(Guid requestId, Guid sessionId, CancellationToken cancellationToken)
    {
        var request = await db.ConsentRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == requestId, cancellationToken);
        return request is not null && ConsentRules.MayChoose(request, actor.Required, sessionId, clock.GetUtcNow()) && secrets.Read(request.Sealed).TryGetValue(Accounts, out var accounts)
            ? (request, JsonSerializer.Deserialize<List<ConsentedAccount>>(accounts) ?? [])
            : (null, []);
    }

    public async Task<ConsentEnd> RunAsync(Guid requestId, Guid sessionId, string accountId, CancellationToken cancellationToken)
    {
        var (request, accounts) = await FindAsync(requestId, sessionId, cancellationToken);
        if (request is null)
        {
            return new ConsentEnd.Wrong("channels.consent.expired", null, null);
        }

        if (accounts.FirstOrDefault(a => a.Id == accountId) is not { } chosen)
        {
            return new ConsentEnd.Wrong("channels.consent.choose.missing", request.Network, request.ChannelId);
        }

        DateTimeOffset? now = clock.GetUtcNow();
        if (await db.ConsentRequests.Where(r => r.Id == requestId && r.ChosenAt == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.ChosenAt, now), cancellationToken) == 0)
        {
            return new ConsentEnd.Wrong("channels.consent.replayed", request.Network, request.ChannelId);
        }

        var end = await ConnectAsync(request, chosen, cancellationToken);
        if (end is ConsentEnd.Wrong)
        {
            // Another account may still be chosen.
            await db.ConsentRequests.Where(r => r.Id == requestId).ExecuteUpdateAsync(s => s.SetProperty(r => r.ChosenAt, (DateTimeOffset?)null), cancellationToken);
        }

        return end;
    }

    public async Task<ConsentEnd> ConnectAsync(ConsentRequest request, ConsentedAccount account, CancellationToken cancellationToken)
    {
        ChannelOutcome outcome;
        if (request.ChannelId is { } channelId)
        {
            var version = await db.Channels.Where(c => c.Id == channelId).Select(c => (int?)c.Version).SingleOrDefaultAsync(cancellationToken);
            outcome = version is null ? new ChannelOutcome.NotThere() : await reconnect.RunAsync(new ReconnectRequest(channelId, new Dictionary<string, string?>(), version.Value, account.Settings), cancellationToken);
        }
        else
        {
            outcome = await connect.RunAsync(new ConnectRequest(request.Network, request.Name, new Dictionary<string, string?>(), account.Settings), cancellationToken);
        }

        return outcome switch
        {
            ChannelOutcome.Done done => new ConsentEnd.Connected(done.ChannelId, request.ChannelId is not null),
            ChannelOutcome.Wrong wrong => new ConsentEnd.Wrong(wrong.Fault.Reason, request.Network, request.ChannelId),
            ChannelOutcome.NotThere => new ConsentEnd.Wrong("channels.gone", request.Network, null),
            _ => new ConsentEnd.Wrong("channels.error.changed", request.Network, request.ChannelId),
        };
    }
}
