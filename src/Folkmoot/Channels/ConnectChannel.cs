// Connects a new channel: tries its settings at the network, then keeps them encrypted.
using Folkmoot.Accounts;
using Folkmoot.Networks;
using Folkmoot.Networks.OAuth;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

/// <param name="Name">What the agency calls it; empty for the handle that the network answers with.</param>
/// <param name="Granted">What a consent at the network gave, in the place of settings that a person enters; null where there was none.</param>
internal sealed record ConnectRequest(string Network, string Name, IReadOnlyDictionary<string, string?> Settings, IReadOnlyDictionary<string, string>? Granted = null);

internal sealed class ConnectChannel(StoreDb db, NetworkCatalogue networks, Secrets secrets, IAudit audit, Actor actor, TimeProvider clock)
{
    /// <exception cref="InvalidOperationException">This version does not know the network, or no person acts.</exception>
    public async Task<ChannelOutcome> RunAsync(ConnectRequest request, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        var network = networks[request.Network];
        var given = request.Granted ?? ChannelSettings.Taken(network, request.Settings);
        var name = request.Name.Trim();
        var fault = (name.Length > 0 ? ChannelSettings.NameFault(name) : null) ?? (request.Granted is null ? ChannelSettings.Fault(network, given) : null);
        if (fault is not null)
        {
            return new ChannelOutcome.Wrong(fault);
        }

        var now = clock.GetUtcNow();
        var account = new Account(Guid.CreateVersion7(now), given);
        var check = await network.CheckAsync(account, cancellationToken);
        if (check is not Works works)
        {
            var broken = (Broken)check;
            return new ChannelOutcome.Wrong(new ChannelFault(broken.Reason.ToStored(), broken.Field));
        }

        name = name.Length > 0 ? name : await FreeNameAsync(works.Handle.Length > 0 ? works.Handle : network.Name, cancellationToken);
        if (await FaultAsync(network, works, name, cancellationToken) is { } taken)
        {
            return new ChannelOutcome.Wrong(taken);
        }

        var channel = new Channel
        {
            Id = account.Id,
            Network = network.Name,
            Name = name,
            Handle = works.Handle,
            Url = works.Url,
            Settings = secrets.Protect(account.Settings),
            CredentialsExpireAt = CredentialExpiry.Plausible(works.CredentialsExpireAt, now),
            RenewAt = ConsentTokens.RefreshAt(account, now),
            RenewedAt = request.Granted is null ? null : now,
            LastWorkedAt = now,
            CreatedAt = now,
        };
        db.Channels.Add(channel);
        audit.Record("channels.connected", "channel", channel.Id, new { network = network.Name, channel.Name, channel.Handle });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return new ChannelOutcome.Wrong(new ChannelFault("channels.error.name-taken", ChannelFault.Name));
        }

        return new ChannelOutcome.Done(channel.Id);
    }

    private async Task<ChannelFault?> FaultAsync(INetwork network, Works works, string name, CancellationToken cancellationToken)
    {
        if (await db.Channels.AnyAsync(c => c.Name == name, cancellationToken))
        {
            return new ChannelFault("channels.error.name-taken", ChannelFault.Name);
        }

        // The same account twice would hear everything twice and could say everything twice.
        return works.Handle.Length > 0 && await db.Channels.AnyAsync(c => c.Network == network.Name && c.Handle == works.Handle, cancellationToken)
            ? new ChannelFault("channels.error.account-taken", null)
            : null;
    }

    private async Task<string> FreeNameAsync(string wanted, CancellationToken cancellationToken)
    {
        wanted = wanted.Length <= ChannelSettings.NameMax - 4 ? wanted : wanted[..(ChannelSettings.NameMax - 4)];
        var names = await db.Channels.Where(c => c.Name.StartsWith(wanted)).Select(c => c.Name).ToListAsync(cancellationToken);
        return Enumerable.Range(1, names.Count + 1).Select(n => n == 1 ? wanted : $"{wanted} {n}").First(n => !names.Contains(n));
    }
}
