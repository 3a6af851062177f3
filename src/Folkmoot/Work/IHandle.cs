// What does a piece of work, and what may come of it.
namespace Folkmoot.Work;

/// <summary>
/// Handles jobs whose payload is <typeparamref name="T"/>. Must be repeatable: a run may end at any point and be begun again.
/// Changes left unsaved in the store are committed in one transaction with the job's own end; what must be committed earlier
/// (the mark before a call to the outside) the handler saves itself.
/// </summary>
internal interface IHandle<in T>
    where T : notnull
{
    Task<Next> HandleAsync(T job, CancellationToken cancellationToken);
}

/// <summary>
/// Handles several jobs of one kind, agency and lane at a time, where one commit for each would cost more than the work. Repeatable like
/// <see cref="IHandle{T}"/>. It ends jobs in groups by <see cref="Ends"/>; one that it leaves without an end is run again, alone, and must then be ended.
/// </summary>
internal interface IHandleTogether<in T>
    where T : notnull
{
    Task HandleAsync(IReadOnlyList<T> jobs, Ends ends, CancellationToken cancellationToken);
}

/// <summary>What comes after a run. An exception is <see cref="Again"/> with growing pauses until the kind's limit, then a dead letter.</summary>
internal abstract record Next
{
    public static readonly Next Done = new Done();
}

internal sealed record Done : Next;

/// <summary>Run it again at that time. Not a failure: it does not count towards the limit.</summary>
internal sealed record Again(DateTimeOffset At, string Why) : Next;

/// <summary>It can never succeed: a person must look.</summary>
internal sealed record Dead(string Why) : Next;
