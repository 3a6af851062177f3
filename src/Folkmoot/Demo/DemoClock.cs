// A clock that can be put back, so that the demonstration's past is made by the same use cases, in its own time.
namespace Folkmoot.Demo;

/// <summary>Goes at the usual pace from wherever it was last put; at first, and after <see cref="Follow"/>, it shows the present.</summary>
internal sealed class DemoClock(TimeProvider present) : TimeProvider
{
    private readonly Lock _lock = new();
    private TimeSpan _behind;

    public override TimeZoneInfo LocalTimeZone => present.LocalTimeZone;

    public override long TimestampFrequency => present.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return present.GetUtcNow() - _behind;
        }
    }

    public override long GetTimestamp() => present.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        present.CreateTimer(callback, state, dueTime, period);

    public void PutTo(DateTimeOffset instant)
    {
        lock (_lock)
        {
            _behind = present.GetUtcNow() - instant;
        }
    }

    public void Follow()
    {
        lock (_lock)
        {
            _behind = TimeSpan.Zero;
        }
    }
}
