// Sends one message to its endpoint. At least once: whatever is not plainly taken is sent again under the same id.
using System.Diagnostics;
using Folkmoot.Networks;
using Folkmoot.Networks.Webhook;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Hooks;

internal sealed record SendHookMessage(Guid MessageId);

internal sealed class SendHook(StoreDb db, HookClient client, HookSecrets secrets, IAudit audit, TimeProvider clock) : IHandle<SendHookMessage>
{
    public async Task<Next> HandleAsync(SendHookMessage job, CancellationToken cancellationToken)
    {
        var message = await db.HookMessages.SingleOrDefaultAsync(m => m.Id == job.MessageId, cancellationToken);
        if (message is not { State: HookState.Waiting })
        {
            return Next.Done;
        }

        var endpoint = await db.HookEndpoints.AsNoTracking().SingleAsync(e => e.Id == message.EndpointId, cancellationToken);
        var fact = await db.HookFacts.AsNoTracking().SingleAsync(f => f.Id == message.FactId, cancellationToken);
        var now = clock.GetUtcNow();
        // A ping is how a person finds out whether a paused endpoint works again.
        var asked = fact.Event == HookEvents.Ping;
        if (endpoint.PausedAt is not null && !asked)
        {
            return Next.Done; // ResumeHook asks for it again.
        }

        if (!asked && endpoint.RestUntil > now)
        {
            return new Again(endpoint.RestUntil.Value, "channels.hooks.rests");
        }

        var began = clock.GetTimestamp();
        var answer = await client.SendAsync(new Uri(endpoint.Url), secrets.Open(endpoint, now), message.Id.ToString(), fact.Body, cancellationToken);
        message.Attempts++;
        message.DurationMs = (int)Math.Min(int.MaxValue, clock.GetElapsedTime(began).TotalMilliseconds);
        now = clock.GetUtcNow();
        (message.LastAt, message.Status, message.Reason, message.Excerpt) = (now, null, null, null);
        switch (answer)
        {
            case HookTaken taken:
                (message.State, message.Status) = (HookState.Taken, taken.Status);
                await db.HookEndpoints.Where(e => e.Id == endpoint.Id && (e.FailingSince != null || e.Failures > 0)).ExecuteUpdateAsync(
                    s => s.SetProperty(e => e.FailingSince, (DateTimeOffset?)null).SetProperty(e => e.Failures, 0).SetProperty(e => e.RestUntil, (DateTimeOffset?)null), cancellationToken);
                return Next.Done;
            case HookGone:
                message.Status = StatusCodes.Status410Gone;
                await PauseAsync(endpoint, HookPause.Gone, now, cancellationToken);
                return Next.Done;
            case HookNotTaken not:
                (message.Status, message.Reason, message.Excerpt) = (not.Status, not.Reason.ToStored(), not.Excerpt is { Length: > 0 } ? not.Excerpt : null);
                return await LaterAsync(message, endpoint, not, asked, now, cancellationToken);
            default:
                throw new UnreachableException(answer.GetType().Name);
        }
    }

    private async Task<Next> LaterAsync(HookMessage message, HookEndpoint endpoint, HookNotTaken not, bool asked, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (asked)
        {
            // Whoever pressed the button reads the answer on the page; nobody waits for a second try.
            message.State = HookState.GivenUp;
            return Next.Done;
        }

        var since = endpoint.FailingSince ?? now;
        var failures = endpoint.Failures + 1;
        DateTimeOffset? rest = not.Away ? HookRules.RestUntil(failures, now) : null;
        await db.HookEndpoints.Where(e => e.Id == endpoint.Id).ExecuteUpdateAsync(
            s => s.SetProperty(e => e.FailingSince, since).SetProperty(e => e.Failures, failures).SetProperty(e => e.RestUntil, rest), cancellationToken);
        if (HookRules.ShouldPause(since, now))
        {
            await PauseAsync(endpoint, HookPause.Failing, now, cancellationToken);
            return Next.Done;
        }

        if (HookRules.ShouldGiveUp(message.ReplayedAt ?? message.CreatedAt, now))
        {
            message.State = HookState.GivenUp;
            return Next.Done;
        }

        return new Again(HookRules.Again(message.Attempts, now, not.RetryAt, Random.Shared.NextDouble()), message.Reason!);
    }

    /// <summary>The message stays waiting: a person who resumes the endpoint gets what it missed.</summary>
    private async Task PauseAsync(HookEndpoint endpoint, HookPause kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var paused = await db.HookEndpoints.Where(e => e.Id == endpoint.Id && e.PausedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.PausedAt, now).SetProperty(e => e.PauseKind, kind), cancellationToken);
        if (paused > 0)
        {
            audit.Record("channels.hook.paused", "webhook", endpoint.Id, new { kind = kind.ToString(), since = endpoint.FailingSince });
        }
    }
}
