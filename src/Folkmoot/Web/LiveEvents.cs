// Tells open pages that something changed: topics per agency, from any part of this process to every listening page.
using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Folkmoot.Web;

internal sealed class LiveEvents
{
    // A page that falls behind loses the oldest hints only: it fetches the whole of what changed anyway.
    private const int MostWaiting = 32;

    private readonly ConcurrentDictionary<Listener, byte> listeners = [];

    public int Listening => listeners.Count;

    /// <summary>Never blocks. Call it after the commit.</summary>
    public void Publish(Guid agencyId, string topic)
    {
        foreach (var listener in listeners.Keys)
        {
            if (listener.AgencyId == agencyId && listener.Topics.Contains(topic))
            {
                listener.Waiting.Writer.TryWrite(topic);
            }
        }
    }

    public Listener Listen(Guid agencyId, IEnumerable<string> topics)
    {
        var listener = new Listener(this, agencyId, topics.ToHashSet(StringComparer.Ordinal));
        listeners.TryAdd(listener, 0);
        return listener;
    }

    internal sealed class Listener(LiveEvents events, Guid agencyId, HashSet<string> topics) : IDisposable
    {
        public Guid AgencyId => agencyId;

        public HashSet<string> Topics => topics;

        public Channel<string> Waiting { get; } = Channel.CreateBounded<string>(
            new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

        public void Dispose() => events.listeners.TryRemove(this, out _);
    }
}
