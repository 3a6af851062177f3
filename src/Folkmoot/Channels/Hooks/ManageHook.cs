// What is done with an endpoint that is there: rotate its secret, pause, resume, try, delete. Each is one transaction and one audit entry.
using Folkmoot.Accounts;
using Folkmoot.Networks.Webhook;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Hooks;

internal sealed class ManageHook(StoreDb db, HookSecrets secrets, HookFacts facts, Jobs jobs, IAudit audit, Actor actor, TimeProvider clock)
{
    /// <summary>So many waiting messages get their jobs at once when an endpoint is resumed or a range is replayed.</summary>
    public const int MessagesMax = 10_000;

    /// <summary>The new secret, which is told once; null where there is no such endpoint.</summary>
    /// <param name="overlapHours">How long the old one signs too.</param>
    public async Task<string?> RotateAsync(Guid id, int overlapHours, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(overlapHours);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(overlapHours, HookRules.OverlapHoursMax);
        if (await FindAsync(id, cancellationToken) is not { } endpoint)
        {
            return null;
        }

        var secret = HookClient.NewSecret();
        (endpoint.PreviousSecret, endpoint.PreviousUntil) = overlapHours == 0 ? (null, null) : (endpoint.Secret, (DateTimeOffset?)clock.GetUtcNow().AddHours(overlapHours));
        endpoint.Secret = secrets.Seal(secret);
        audit.Record("channels.hook.rotated", "webhook", id, new { overlapHours });
        await db.SaveChangesAsync(cancellationToken);
        return secret;
    }

    /// <summary>False: it is paused already, or not there.</summary>
    public async Task<bool> PauseAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { PausedAt: null } endpoint)
        {
            return false;
        }

        (endpoint.PausedAt, endpoint.PauseKind) = (clock.GetUtcNow(), HookPause.ByPerson);
        audit.Record("channels.hook.paused", "webhook", id, new { kind = nameof(HookPause.ByPerson) });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>It is told again, first of what it missed. False: it is not paused, or not there.</summary>
    public async Task<bool> ResumeAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { PausedAt: not null } endpoint)
        {
            return false;
        }

        (endpoint.PausedAt, endpoint.PauseKind, endpoint.FailingSince, endpoint.Failures, endpoint.RestUntil) = (null, null, null, 0, null);
        var waiting = await db.HookMessages.Where(m => m.EndpointId == id && m.State == HookState.Waiting).OrderBy(m => m.CreatedAt).Take(MessagesMax).Select(m => m.Id).ToListAsync(cancellationToken);
        foreach (var message in waiting)
        {
            await jobs.AddAsync(new SendHookMessage(message), cancellationToken);
        }

        audit.Record("channels.hook.resumed", "webhook", id, new { waiting = waiting.Count });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Sends a message that tells nothing, also to a paused endpoint, once.</summary>
    public async Task<bool> PingAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } endpoint)
        {
            return false;
        }

        facts.Add(HookEvents.Ping, new Dictionary<string, object?> { ["endpoint"] = endpoint.Id }, endpoint.Id);
        audit.Record("channels.hook.pinged", "webhook", id);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>With all that was sent to it.</summary>
    public async Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } endpoint)
        {
            return false;
        }

        db.HookEndpoints.Remove(endpoint);
        audit.Record("channels.hook.deleted", "webhook", id, new { endpoint.Name, host = new Uri(endpoint.Url).Host });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private Task<HookEndpoint?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        return db.HookEndpoints.SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
    }
}
