// Knows whose key made a signature: asked of the key's server, kept for a while, asked again once when a signature does not fit (the key may be new).
using System.Collections.Concurrent;
using Folkmoot.Networks.ActivityPub;
using Microsoft.Extensions.Caching.Memory;

namespace Folkmoot.Noticeboard.Federation;

internal sealed class SenderKeys(ActivityPubClient client, TimeProvider clock) : IDisposable
{
    private const int KeptMax = 10_000;

    /// <summary>Questions under way to one server, and in all: nobody who sends nonsense keeps us busy asking.</summary>
    private const int AskingServerMax = 4;
    private const int AskingMax = 32;

    private static readonly TimeSpan KeepFor = TimeSpan.FromHours(12);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = KeptMax });
    private readonly ConcurrentDictionary<string, int> _asking = new(StringComparer.Ordinal);

    /// <summary><see cref="Sender"/> only where the signature is by a key of that actor.</summary>
    public async Task<SenderOutcome> FindAsync(RequestSignature signature, string actorId, Func<ActorKey> signer, CancellationToken cancellationToken)
    {
        var key = (signature.KeyId, actorId);
        if (_kept.TryGetValue(key, out Kept? kept) && kept is not null)
        {
            if (kept.Outcome is Sender known && signature.IsBy(known.Pem))
            {
                return known;
            }

            if (clock.GetUtcNow() - kept.AskedAt < AskAgainAfter)
            {
                return kept.Outcome is Sender ? new NotTheSender() : kept.Outcome;
            }
        }

        var outcome = await AskAsync(signature.KeyId, actorId, signer, cancellationToken);
        if (outcome is not SenderAway)
        {
            _kept.Set(key, new Kept(outcome, clock.GetUtcNow()), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = KeepFor });
        }

        return outcome is Sender sender && !signature.IsBy(sender.Pem) ? new NotTheSender() : outcome;
    }

    public void Dispose() => _kept.Dispose();

    private async Task<SenderOutcome> AskAsync(string keyId, string actorId, Func<ActorKey> signer, CancellationToken cancellationToken)
    {
        if (ForeignIds.Read(keyId, client.Options) is not { } address)
        {
            return new NotTheSender();
        }

        var server = ForeignIds.ServerOf(address);
        var (ofServer, inAll) = (_asking.AddOrUpdate(server, 1, (_, n) => n + 1), _asking.AddOrUpdate("", 1, (_, n) => n + 1));
        try
        {
            if (ofServer > AskingServerMax || inAll > AskingMax)
            {
                return new SenderAway(new Networks.Reason("noticeboard.federation.reason.busy"));
            }

            using var own = signer();
            return await client.FindSenderAsync(keyId, actorId, own, cancellationToken);
        }
        finally
        {
            Leave(server);
            Leave("");
        }
    }

    private void Leave(string name)
    {
        if (_asking.AddOrUpdate(name, 0, (_, n) => n - 1) <= 0)
        {
            _asking.TryRemove(KeyValuePair.Create(name, 0));
        }
    }

    private sealed record Kept(SenderOutcome Outcome, DateTimeOffset AskedAt);
}
