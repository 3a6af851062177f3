// How long we wait for a model: for its first word, and for all of it; tells afterwards which of the two ran out.
namespace Folkmoot.Drafting.Protocol;

internal sealed class Patience : IDisposable
{
    private readonly CancellationTokenSource _first;
    private readonly CancellationTokenSource _whole;
    private readonly CancellationTokenSource _any;
    private readonly CancellationToken _caller;
    private readonly DateTimeOffset _until;
    private readonly TimeSpan _forFirst;
    private readonly TimeProvider _clock;

    public Patience(LanguageOptions options, TimeProvider clock, CancellationToken caller)
    {
        var whole = TimeSpan.FromSeconds(options.WholeSeconds);
        (_clock, _caller, _until) = (clock, caller, clock.GetUtcNow() + whole);
        _forFirst = TimeSpan.FromSeconds(options.FirstTokenSeconds);
        _first = new CancellationTokenSource(_forFirst, clock);
        _whole = new CancellationTokenSource(whole, clock);
        _any = CancellationTokenSource.CreateLinkedTokenSource(caller, _first.Token, _whole.Token);
    }

    public CancellationToken Token => _any.Token;

    public TimeSpan Left => _until - _clock.GetUtcNow();

    /// <summary>The first word is there: from now on only the whole counts.</summary>
    public void Begun() => _first.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <summary>The far end wishes to be asked again after <paramref name="wait"/>; the wait for the first word begins anew then.</summary>
    public void Later(TimeSpan wait) => _first.CancelAfter(wait + _forFirst);

    /// <summary>What the end of the wait means; not for the caller's own cancellation.</summary>
    public bool RanOut(Exception e) => e is OperationCanceledException && !_caller.IsCancellationRequested;

    public ModelFault Fault() => new(_whole.IsCancellationRequested ? Protocol.Fault.TooSlow : Protocol.Fault.SlowStart);

    public void Dispose()
    {
        _any.Dispose();
        _first.Dispose();
        _whole.Dispose();
    }
}
