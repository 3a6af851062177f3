// The questions that are on their way from this node, so that they can be stopped at once.
using System.Collections.Concurrent;

namespace Folkmoot.Drafting;

internal sealed class Running
{
    private readonly ConcurrentDictionary<Run, byte> _runs = [];

    public Run Enter(Guid agencyId, CancellationToken caller)
    {
        var run = new Run(this, agencyId, caller);
        _runs[run] = 0;
        return run;
    }

    /// <summary>Stops all questions of the agency; returns how many there were.</summary>
    public int Stop(Guid agencyId)
    {
        var stopped = 0;
        foreach (var run in _runs.Keys.Where(r => r.AgencyId == agencyId))
        {
            run.Stop();
            stopped++;
        }

        return stopped;
    }

    internal sealed class Run(Running running, Guid agencyId, CancellationToken caller) : IDisposable
    {
        private readonly CancellationTokenSource _ended = CancellationTokenSource.CreateLinkedTokenSource(caller);

        public Guid AgencyId { get; } = agencyId;

        public CancellationToken Token => _ended.Token;

        public bool IsStopped { get; private set; }

        public void Stop()
        {
            IsStopped = true;
            _ended.Cancel();
        }

        public void Dispose()
        {
            running._runs.TryRemove(this, out _);
            _ended.Dispose();
        }
    }
}
