// Which slots of a chart are explained, and what is said about them.
using Folkmoot.Insights;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Tests.Listening;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Insights;

public sealed class PeakTests
{
    [Fact]
    public void The_highest_slots_stand_out_and_chance_does_not()
    {
        Peaks.Of([0, 1, 9, 0, 2, 6, 0, 0, 0, 0]).ShouldBe([2, 5]);
        Peaks.Of([2, 0, 0, 0, 0, 0]).ShouldBeEmpty();
        Peaks.Of([5, 5, 5, 5]).ShouldBeEmpty();
        Peaks.Of([]).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task A_peak_is_explained_by_its_topics_and_by_mentions_with_their_evidence(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        var now = given.House.Clock.GetUtcNow();
        string[] angry = ["This is a disgrace, the bins stink and nobody comes", "Worst service ever, I am so angry about the bins", "I hate this, it is a terrible mess on our street", "Awful, the bins again, what a terrible service"];
        given.Network.Page([.. angry.Select((t, i) => Said.ByAResident($"{i}", t, now))]);
        await given.ListenAsync();
        var period = Period.Last(1, now, TimeZoneInfo.Utc);

        var reasons = await given.House.InAsync(given.AgencyId, async (IServiceProvider services) =>
            await services.GetRequiredService<ReadReasons>().RunAsync(
                period, await services.GetRequiredService<ReadFigures>().RunAsync(period, TimeZoneInfo.Utc, CancellationToken.None), CancellationToken.None));

        var peak = reasons.Peaks.ShouldHaveSingleItem();
        peak.Negative.ShouldBeGreaterThanOrEqualTo(3);
        peak.Examples.Count.ShouldBe(3);
        peak.Examples.ShouldAllBe(e => e.Evidence.Count > 0);
        reasons.Topics.Sum(t => t.Count).ShouldBe(peak.Negative);
    }
}
