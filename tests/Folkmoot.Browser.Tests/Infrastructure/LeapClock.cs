// Real time that can leap ahead, so that a test need not wait until a post is due.
namespace Folkmoot.Browser.Tests.Infrastructure;

internal sealed class LeapClock : TimeProvider
{
    private long _ahead;

    public void Leap(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));
}
