// Calls that are marked and wait for their moment: everything but the calls themselves is done before.
using Folkmoot.Work;

namespace Folkmoot.Channels;

/// <param name="line">End of the audit trail before the owners were asked.</param>
internal sealed class PreparedCalls(SendTogether send, MakeCalls make, LastLook last, List<SendCall> calls, long line, Ends ends, TimeProvider clock) : IPrepared
{
    private readonly System.Threading.Channels.Channel<SendCall> _answers = System.Threading.Channels.Channel.CreateUnbounded<SendCall>();
    private Task _calling = Task.CompletedTask;

    public IReadOnlyList<int> Jobs { get; } = calls.ConvertAll(c => c.Mark.Job);

    public Task BeginAsync(CancellationToken cancellationToken) => _calling = CallAsync(cancellationToken);

    public Task FinishAsync(CancellationToken cancellationToken) => send.SettleAsync(_answers.Reader, _calling, ends, cancellationToken);

    public async Task LetGoAsync(CancellationToken cancellationToken)
    {
        await LeaveAsync(calls, cancellationToken);
        _answers.Writer.Complete();
        await FinishAsync(cancellationToken);
    }

    private async Task CallAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Before the look, so that a standstill between it and the calls ends them.
            var since = clock.GetTimestamp();
            var stopped = await last.StoppedAsync([.. calls.Select(c => new Ready(c.Mark.Job, c.Mark.Delivery, c.Mark.Channel, c.Mark.Network))], line, clock.GetUtcNow(), cancellationToken);
            await LeaveAsync(calls.Where(c => stopped.Contains(c.Mark.Delivery.Id)), cancellationToken);
            await make.RunAsync(stopped.Count == 0 ? calls : calls.FindAll(c => !stopped.Contains(c.Mark.Delivery.Id)), since, _answers.Writer, cancellationToken);
        }
        catch (Exception e)
        {
            _answers.Writer.TryComplete(e);
            throw;
        }
    }

    /// <summary>Not begun: the mark is taken back.</summary>
    private async Task LeaveAsync(IEnumerable<SendCall> these, CancellationToken cancellationToken)
    {
        foreach (var call in these)
        {
            call.EndedAt = clock.GetUtcNow();
            await _answers.Writer.WriteAsync(call, cancellationToken);
        }
    }
}
