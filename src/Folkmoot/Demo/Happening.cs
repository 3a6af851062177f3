// One thing that happened in the demonstration's past.
namespace Folkmoot.Demo;

/// <param name="Run">Does it, by the use case that does it in earnest.</param>
internal sealed record Happening(DateTimeOffset At, Func<CancellationToken, Task> Run)
{
    /// <summary>Something became due by itself.</summary>
    public static Happening Nothing(DateTimeOffset at) => new(at, _ => Task.CompletedTask);
}
