// Changes what the agency calls a channel.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

/// <param name="Version">Of the channel when its form was shown.</param>
internal sealed record ChangeChannelRequest(Guid ChannelId, string Name, int Version);

internal sealed class ChangeChannel(StoreDb db, IAudit audit, Actor actor)
{
    public async Task<ChannelOutcome> RunAsync(ChangeChannelRequest request, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        var name = request.Name.Trim();
        if (ChannelSettings.NameFault(name) is { } fault)
        {
            return new ChannelOutcome.Wrong(fault);
        }

        var channel = await db.Channels.SingleOrDefaultAsync(c => c.Id == request.ChannelId, cancellationToken);
        if (channel is null)
        {
            return new ChannelOutcome.NotThere();
        }

        if (channel.Version != request.Version)
        {
            return new ChannelOutcome.ChangedMeanwhile();
        }

        if (channel.Name == name)
        {
            return new ChannelOutcome.Done(channel.Id);
        }

        audit.Record("channels.renamed", "channel", channel.Id, new { from = channel.Name, to = name });
        channel.Name = name;
        channel.Version++;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new ChannelOutcome.ChangedMeanwhile();
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return new ChannelOutcome.Wrong(new ChannelFault("channels.error.name-taken", ChannelFault.Name));
        }

        return new ChannelOutcome.Done(channel.Id);
    }
}
