// Pages hear of what changed in their own agency, and of nothing else.
using Folkmoot.Web;

namespace Folkmoot.Tests.Web;

public sealed class LiveTests
{
    private static readonly Guid Here = Guid.Parse("018f0000-0000-7000-8000-000000000001");
    private static readonly Guid There = Guid.Parse("018f0000-0000-7000-8000-000000000002");

    [Fact]
    public async Task A_listener_hears_its_own_agencys_topics_only()
    {
        var events = new LiveEvents();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var heard = new List<string>();
        var listener = events.Listen(Here, ["mentions", "inbox"]);

        events.Publish(There, "mentions");
        events.Publish(Here, "posts");
        events.Publish(Here, "inbox");
        await foreach (var item in Live.StreamAsync(listener, TimeProvider.System, CancellationToken.None, stop.Token))
        {
            heard.Add(item.EventType + " " + item.Data);
            if (item.EventType == "changed")
            {
                break;
            }
        }

        heard.ShouldBe(["ready ready", "changed inbox"]);
        events.Listening.ShouldBe(0);
    }

    [Fact]
    public void A_page_that_does_not_read_holds_few_events()
    {
        var events = new LiveEvents();
        using var listener = events.Listen(Here, ["a"]);

        for (var i = 0; i < 1000; i++)
        {
            events.Publish(Here, "a");
        }

        listener.Waiting.Reader.Count.ShouldBeLessThanOrEqualTo(32);
    }
}
