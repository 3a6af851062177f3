// Jobs that are ready, with the scope in which they were got ready.
namespace Folkmoot.Work;

internal sealed class PreparedJobs(AsyncServiceScope scope, IPrepared prepared) : IPrepared, IAsyncDisposable
{
    public IReadOnlyList<int> Jobs => prepared.Jobs;

    public Task BeginAsync(CancellationToken cancellationToken) => prepared.BeginAsync(cancellationToken);

    public Task FinishAsync(CancellationToken cancellationToken) => prepared.FinishAsync(cancellationToken);

    public Task LetGoAsync(CancellationToken cancellationToken) => prepared.LetGoAsync(cancellationToken);

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
