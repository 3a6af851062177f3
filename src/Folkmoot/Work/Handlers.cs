// Which handler does which job: one entry per handler, registered by the module that owns it.
using System.Text.Json;

namespace Folkmoot.Work;

/// <param name="Kind">Module and class: <c>Channels.Deliver</c>.</param>
/// <param name="AttemptsMax">Failed runs until it is a dead letter.</param>
/// <param name="Run">Null where the handler takes several jobs at a time.</param>
/// <param name="Together">Null where the handler takes one job at a time.</param>
/// <param name="Prepare">Null where jobs cannot be got ready before they are due.</param>
/// <param name="Wants">Of a fact that is published: whether this subscriber wants to hear of it. Null: of each.</param>
internal sealed record HandlerEntry(
    string Kind,
    Type PayloadType,
    Type HandlerType,
    Lane Lane,
    int AttemptsMax,
    Func<object, object, CancellationToken, Task<Next>>? Run,
    Func<object, IReadOnlyList<object>, Ends, CancellationToken, Task>? Together = null,
    Func<object, bool>? Wants = null,
    Func<object, IReadOnlyList<object>, DateTimeOffset, Ends, CancellationToken, Task<IPrepared?>>? Prepare = null);

internal sealed class Handlers
{
    private readonly Dictionary<string, HandlerEntry> _byKind;
    private readonly ILookup<Type, HandlerEntry> _byPayload;

    public Handlers(IEnumerable<HandlerEntry> entries)
    {
        _byKind = entries.ToDictionary(e => e.Kind, StringComparer.Ordinal);
        Prepared = [.. _byKind.Values.Where(e => e.Prepare is not null).Select(e => e.Kind)];
        _byPayload = _byKind.Values.ToLookup(e => e.PayloadType);
    }

    /// <summary>Kinds that can be got ready before they are due.</summary>
    public IReadOnlyList<string> Prepared { get; }

    public HandlerEntry? Find(string kind) => _byKind.GetValueOrDefault(kind);

    public IEnumerable<HandlerEntry> For(Type payload) => _byPayload[payload];

    public HandlerEntry Single(Type payload) => _byPayload[payload].ToList() switch
    {
        [var one] => one,
        var many => throw new InvalidOperationException($"{payload.Name} has {many.Count} handlers; a job needs exactly one."),
    };

    public static string Write(object payload) => JsonSerializer.Serialize(payload, payload.GetType());

    public static object Read(HandlerEntry entry, string payload) =>
        JsonSerializer.Deserialize(payload, entry.PayloadType) ?? throw new InvalidOperationException($"A {entry.Kind} job has no payload.");
}

internal static class HandlerExtensions
{
    public const int AttemptsMaxDefault = 12;

    /// <summary>Registers the one handler of a job, or one of the subscribers of a fact.</summary>
    /// <param name="when">Which facts it wants to hear of; null for all.</param>
    public static IServiceCollection AddHandler<THandler, TPayload>(
        this IServiceCollection services, Lane lane = Lane.Scheduled, int attemptsMax = AttemptsMaxDefault, Func<TPayload, bool>? when = null)
        where THandler : class, IHandle<TPayload>
        where TPayload : notnull
    {
        services.AddScoped<THandler>();
        return services.AddSingleton(new HandlerEntry(KindOf(typeof(THandler)), typeof(TPayload), typeof(THandler), lane, attemptsMax,
            (handler, payload, cancellationToken) => ((IHandle<TPayload>)handler).HandleAsync((TPayload)payload, cancellationToken), Wants: Wants(when)));
    }

    /// <summary>Registers a handler that may be given several jobs at a time.</summary>
    /// <param name="when">Which facts it wants to hear of; null for all.</param>
    public static IServiceCollection AddHandlerTogether<THandler, TPayload>(
        this IServiceCollection services, Lane lane = Lane.Scheduled, int attemptsMax = AttemptsMaxDefault, Func<TPayload, bool>? when = null)
        where THandler : class, IHandleTogether<TPayload>
        where TPayload : notnull
    {
        services.AddScoped<THandler>();
        return services.AddSingleton(new HandlerEntry(KindOf(typeof(THandler)), typeof(TPayload), typeof(THandler), lane, attemptsMax, null,
            (handler, payloads, ends, cancellationToken) => ((IHandleTogether<TPayload>)handler).HandleAsync([.. payloads.Cast<TPayload>()], ends, cancellationToken), Wants(when), Prepare<THandler, TPayload>()));
    }

    /// <summary>Declares recurring work: <c>services.AddSchedule("Listening.PollAll", TimeSpan.FromSeconds(5), () => new PollAll())</c>.</summary>
    public static IServiceCollection AddSchedule<TPayload>(this IServiceCollection services, string name, TimeSpan every, Func<TPayload> payload)
        where TPayload : notnull =>
        services.AddSingleton(new ScheduleEntry(name, every, typeof(TPayload), () => payload()));

    private static Func<object, IReadOnlyList<object>, DateTimeOffset, Ends, CancellationToken, Task<IPrepared?>>? Prepare<THandler, TPayload>()
        where TPayload : notnull =>
        typeof(THandler).IsAssignableTo(typeof(IPrepareTogether<TPayload>))
            ? (handler, payloads, due, ends, cancellationToken) => ((IPrepareTogether<TPayload>)handler).PrepareAsync([.. payloads.Cast<TPayload>()], due, ends, cancellationToken)
            : null;

    private static Func<object, bool>? Wants<TPayload>(Func<TPayload, bool>? when) => when is null ? null : fact => when((TPayload)fact);

    private static string KindOf(Type handler) => $"{handler.Namespace!.Split('.')[1]}.{handler.Name}";
}
