// The dashboard's figures are those of the roll-ups, cut into hours and days of the agency's own zone.
using Folkmoot.Insights;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Web;
using Folkmoot.Tests.Listening;

namespace Folkmoot.Tests.Insights;

public sealed class FigureTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    [DatabaseTheory]
    public async Task Every_mention_is_in_its_hour_and_the_day_before_is_counted_apart(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        var now = given.House.Clock.GetUtcNow();
        given.Network.Page(
            Said.ByAResident("a", "Now", now), Said.ByAResident("b", "Also now", now.AddMinutes(10) - TimeSpan.FromMinutes(9)),
            Said.ByAResident("c", "Two hours ago", now.AddHours(-2)), Said.ByAResident("d", "Yesterday", now.AddHours(-30)));
        await given.ListenAsync();

        var figures = await given.House.InAsync(given.AgencyId, (ReadFigures read) =>
            read.RunAsync(Period.Last(1, now, NewYork), NewYork, CancellationToken.None));

        figures.Slots.Count.ShouldBe(24);
        Enumerable.Range(0, 24).Select(i => figures.Counts.Values.Sum(c => c[i])).ToArray()[^3..].ShouldBe([1, 0, 2]);
        (figures.Last24.All, figures.Before.All).ShouldBe((3, 1));
        figures.Sources.ShouldHaveSingleItem().Total.ShouldBe(3);
    }

    [Fact]
    public void Days_are_the_agencys_own_also_when_the_clocks_change()
    {
        // On 8 March 2026 New York's day has 23 hours.
        var now = new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
        var slots = Period.Last(30, now, NewYork).Slots(NewYork);

        slots.Count.ShouldBe(30);
        slots.ShouldAllBe(s => TimeZoneInfo.ConvertTime(s, NewYork).Hour == 0);
    }

    [Theory]
    [InlineData("City Hall", "City Hall")]
    [InlineData("=cmd()", "'=cmd()")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    public void A_name_in_the_file_is_quoted_and_never_a_formula(string name, string cell) => Csv.Cell(name).ShouldBe(cell);
}
