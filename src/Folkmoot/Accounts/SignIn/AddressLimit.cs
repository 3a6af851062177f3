// Slows down whoever tries many people's passwords or codes from one address.
using System.Collections.Concurrent;
using System.Net;

namespace Folkmoot.Accounts.SignIn;

/// <summary>Kept by each node for itself: what must hold across nodes is the pause of the person, which is a row.</summary>
internal sealed class AddressLimit(TimeProvider clock)
{
    /// <summary>Failures that an address has per window: a whole town hall may sit behind one.</summary>
    public const int Failures = 50;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private const int PruneAbove = 10_000;

    private readonly ConcurrentDictionary<string, Tally> _byAddress = new(StringComparer.Ordinal);

    /// <summary>Takes one attempt before it is made, so that attempts at the same time all count. False: too many, do not try.</summary>
    public bool Take(IPAddress? address)
    {
        var now = clock.GetUtcNow();
        Prune(now);
        var tally = _byAddress.AddOrUpdate(
            AddressName.Network(address),
            _ => new(now, 1),
            (_, old) => now - old.Since >= Window ? new(now, 1) : old with { Count = Math.Min(old.Count + 1, int.MaxValue - 1) });
        return tally.Count <= Failures;
    }

    /// <summary>Gives an attempt back that turned out right.</summary>
    public void Return(IPAddress? address)
    {
        var key = AddressName.Network(address);
        if (_byAddress.TryGetValue(key, out var tally))
        {
            _byAddress.TryUpdate(key, tally with { Count = Math.Max(0, tally.Count - 1) }, tally);
        }
    }

    private void Prune(DateTimeOffset now)
    {
        if (_byAddress.Count <= PruneAbove)
        {
            return;
        }

        foreach (var (key, tally) in _byAddress)
        {
            if (now - tally.Since >= Window)
            {
                _byAddress.TryRemove(key, out _);
            }
        }
    }

    private sealed record Tally(DateTimeOffset Since, int Count);
}
