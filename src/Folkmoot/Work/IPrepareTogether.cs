// Work that can be got ready before it is due, so that nothing but what cannot wait is left to do in that moment.
namespace Folkmoot.Work;

/// <summary>
/// A handler that can get many jobs ready which fall due in the same instant (a rush), in the seconds before. Repeatable like every handler: the process may
/// end at any point, and the jobs are then run the ordinary way.
/// </summary>
internal interface IPrepareTogether<in T> : IHandleTogether<T>
    where T : notnull
{
    /// <param name="due">When they fall due.</param>
    /// <returns>What is left to do; null where none of them can be got ready, and nothing was changed.</returns>
    Task<IPrepared?> PrepareAsync(IReadOnlyList<T> jobs, DateTimeOffset due, Ends ends, CancellationToken cancellationToken);
}

/// <summary>Jobs that are ready. Those that it leaves without an end are given back and run the ordinary way.</summary>
internal interface IPrepared
{
    /// <summary>Their places among the jobs that the handler was given. The others are given back at once.</summary>
    IReadOnlyList<int> Jobs { get; }

    /// <summary>What cannot wait: begins when they are due. Touches the store only before the first of it leaves the house.</summary>
    Task BeginAsync(CancellationToken cancellationToken);

    /// <summary>What follows: called once after <see cref="BeginAsync"/> was, which may still be under way.</summary>
    Task FinishAsync(CancellationToken cancellationToken);

    /// <summary>Instead of both: takes back what was changed, because the process stops before they are due.</summary>
    Task LetGoAsync(CancellationToken cancellationToken);
}
