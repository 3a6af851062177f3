// When posts do best: a time that is better is found, and where none is, none is named.
using Folkmoot.Publishing.Engagement;
using Xunit.Abstractions;

namespace Folkmoot.Tests.Publishing;

public sealed class BestTimesTests(ITestOutputHelper output)
{
    private static readonly DateTime Monday = new(2026, 1, 5);

    [Fact]
    public void Too_few_posts_tell_nothing()
    {
        var found = BestTimes.Of(Posts(new Random(1), BestTimes.PostsMin - 1, _ => 100));
        (found.Enough, found.Best.Count).ShouldBe((false, 0));
        BestTimes.Of([]).Posts.ShouldBe(0);
    }

    [Fact]
    public void A_window_with_three_times_the_reactions_is_found_with_its_reason()
    {
        var hits = Enumerable.Range(1, 100).Count(seed => BestTimes.Of(Posts(new Random(seed), 200, at => IsBetter(at) ? 3 : 1)).Best is [{ Day: DayOfWeek.Tuesday, Hour: 9, Lift: > 1.5 and < 4 }, ..]);
        output.WriteLine($"found in {hits} of 100 accounts of 200 posts");
        hits.ShouldBeGreaterThanOrEqualTo(80);
    }

    [Fact]
    public void Where_no_time_is_better_few_accounts_are_told_that_one_is()
    {
        var wrong = Enumerable.Range(1, 300).Count(seed => BestTimes.Of(Posts(new Random(seed), 200, _ => 1)).Best.Count > 0);
        output.WriteLine($"wrongly told in {wrong} of 300 accounts");
        wrong.ShouldBeLessThanOrEqualTo(30);
    }

    [Fact]
    public void All_alike_is_no_best_time() => BestTimes.Of([.. Enumerable.Range(0, 100).Select(i => new PostedAt(Monday.AddHours(i * 7), 4))]).Best.ShouldBeEmpty();

    [Theory]
    [InlineData("2026-01-05T08:00", "2026-01-06T09:00")]
    [InlineData("2026-01-06T08:59", "2026-01-06T09:00")]
    [InlineData("2026-01-06T09:00", "2026-01-13T09:00")]
    public void The_next_such_time_is_named(string now, string next) =>
        BestTimes.Next(new BestTime(DayOfWeek.Tuesday, 9, 2, 10), DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(DateTime.Parse(next, System.Globalization.CultureInfo.InvariantCulture));

    private static bool IsBetter(DateTime at) => at.DayOfWeek == DayOfWeek.Tuesday && at.Hour is >= 9 and < 12;

    /// <summary>Posts at office hours on weekdays, with reactions that scatter as those of real accounts do: many get little, a few a lot.</summary>
    private static List<PostedAt> Posts(Random random, int count, Func<DateTime, double> times) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var at = Monday.AddDays((random.Next(26) * 7) + random.Next(5)).AddHours(9 + random.Next(9));
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return new PostedAt(at, (long)(times(at) * Math.Exp(2.5 + (0.8 * normal))));
    })];
}
