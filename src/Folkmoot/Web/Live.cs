// GET /live?topics=a,b: server-sent events of the reader's own agency; site.js listens and fetches what changed.
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Folkmoot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Folkmoot.Web;

internal static class Live
{
    private const int MostTopics = 10;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    // The browser connects again by itself, and whoever has lost their rights meanwhile is refused.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/live", Open).Needs(Right.OwnAccount);

    private static Results<ServerSentEventsResult<string>, ForbidHttpResult> Open(
        string topics, AgencyScope scope, LiveEvents events, TimeProvider clock, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        if (scope.IsSystem)
        {
            return TypedResults.Forbid();
        }

        var asked = topics.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostTopics);
        return TypedResults.ServerSentEvents(StreamAsync(events.Listen(scope.AgencyId, asked), clock, lifetime.ApplicationStopping, cancellationToken));
    }

    internal static async IAsyncEnumerable<SseItem<string>> StreamAsync(
        LiveEvents.Listener listener, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using (listener)
        using (var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken))
        {
            var until = clock.GetUtcNow() + Longest;
            yield return new SseItem<string>("ready", "ready") { ReconnectionInterval = TimeSpan.FromSeconds(3) };
            while (clock.GetUtcNow() < until)
            {
                string? topic;
                try
                {
                    topic = await NextAsync(listener, clock, ended.Token);
                }
                catch (OperationCanceledException)
                {
                    yield break;
                }

                yield return topic is null ? new SseItem<string>("", "heartbeat") : new SseItem<string>(topic, "changed");
            }
        }
    }

    /// <summary>The next topic, or null when nothing happened for the length of a heartbeat.</summary>
    private static async Task<string?> NextAsync(LiveEvents.Listener listener, TimeProvider clock, CancellationToken ended)
    {
        using var beat = new CancellationTokenSource(Heartbeat, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(beat.Token, ended);
        try
        {
            return await listener.Waiting.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ended.IsCancellationRequested)
        {
            return null;
        }
    }
}
