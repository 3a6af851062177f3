// Sends messages of an endpoint again: the same bytes under the same ids, with the time and signature of now.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Hooks;

/// <param name="MessageId">One message; or null and the times between which its facts became true.</param>
internal sealed record ReplayRequest(Guid EndpointId, Guid? MessageId, DateTimeOffset? From = null, DateTimeOffset? Until = null);

internal sealed class ReplayHook(StoreDb db, Jobs jobs, IAudit audit, Actor actor, TimeProvider clock)
{
    /// <summary>How many are sent again; null where there is no such endpoint. Those of a paused endpoint go out when it is resumed.</summary>
    public async Task<int?> RunAsync(ReplayRequest request, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (await db.HookEndpoints.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.EndpointId, cancellationToken) is not { } endpoint)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var (from, until) = (request.From ?? DateTimeOffset.UnixEpoch, request.Until ?? now);
        var messages = await db.HookMessages
            .Where(m => m.EndpointId == endpoint.Id && (request.MessageId == null ? m.CreatedAt >= from && m.CreatedAt <= until : m.Id == request.MessageId))
            .OrderBy(m => m.CreatedAt).Take(ManageHook.MessagesMax).ToListAsync(cancellationToken);
        foreach (var message in messages)
        {
            // One that waits is on its way already.
            if (message.State != HookState.Waiting && endpoint.PausedAt is null)
            {
                await jobs.AddAsync(new SendHookMessage(message.Id), cancellationToken);
            }

            (message.State, message.ReplayedAt) = (HookState.Waiting, now);
        }

        if (messages.Count > 0)
        {
            audit.Record("channels.hook.replayed", "webhook", endpoint.Id, new { messages = messages.Count, one = request.MessageId, request.From, request.Until });
            await db.SaveChangesAsync(cancellationToken);
        }

        return messages.Count;
    }
}
