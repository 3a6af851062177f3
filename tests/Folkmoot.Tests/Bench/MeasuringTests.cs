// The arithmetic of measurements: medians, ratios, what a message costs without the start, the spin's drift, the core.
using Folkmoot.Bench.Measuring;

namespace Folkmoot.Tests.Bench;

public sealed class MeasuringTests
{
    [Theory]
    [InlineData(new[] { 3.0, 1.0, 100.0 }, 3.0)]
    [InlineData(new[] { 4.0, 1.0, 2.0, 50.0 }, 3.0)]
    [InlineData(new[] { 7.0 }, 7.0)]
    public void A_median_is_the_middle_one_or_between_the_two_middle_ones(double[] values, double median) => Median.Of(values).ShouldBe(median);

    [Fact]
    public void There_is_no_median_of_nothing() => Should.Throw<ArgumentException>(() => Median.Of([]));

    [Fact]
    public void A_ratio_is_taken_in_each_round_so_that_a_slow_round_of_both_sides_changes_nothing() =>
        Median.OfRatios([1, 10, 2], [4, 40, 8]).ShouldBe(0.25);

    [Fact]
    public void The_median_of_ratios_is_not_the_ratio_of_medians() =>
        Median.OfRatios([1, 2, 9], [1, 4, 3]).ShouldBe(1);

    [Fact]
    public void Sides_of_different_length_have_no_ratio() => Should.Throw<ArgumentException>(() => Median.OfRatios([1, 2], [1]));

    [Fact]
    public void What_a_message_costs_is_without_the_start()
    {
        var sample = new Sample(1000, WallSeconds: 3, CpuSeconds: 2.5, StartWallSeconds: 1, StartCpuSeconds: 0.5);
        sample.CpuMicrosPerMessage.ShouldBe(2000);
        sample.MessagesPerSecond.ShouldBe(500);
        sample.OrTooFew().ShouldBe(sample);
    }

    [Theory]
    [InlineData(2.2, 9.0)]
    [InlineData(9.0, 2.2)]
    [InlineData(1.9, 1.9)]
    public void Messages_that_take_too_little_beside_the_start_are_a_fault_that_says_how_many_to_ask_for(double wall, double cpu) =>
        new Sample(500, wall, cpu, StartWallSeconds: 2, StartCpuSeconds: 2).OrTooFew().ShouldBeOfType<Fault>().Why.ShouldContain("--messages 5000");

    [Theory]
    [InlineData(100, 115, true)]
    [InlineData(100, 116, false)]
    [InlineData(116, 100, false)]
    [InlineData(100, 100, true)]
    public void A_machine_whose_spin_moved_by_more_than_15_percent_was_not_steady(double before, double after, bool steady) =>
        new SpinPair(before, after).Steady.ShouldBe(steady);

    [Fact]
    public void A_spin_takes_time() => Spin.Milliseconds().ShouldBeGreaterThan(1);

    [Theory]
    [InlineData("Cpus_allowed_list:\t0-1", 1)]
    [InlineData("Cpus_allowed_list:\t0-3,8", 8)]
    [InlineData("Cpus_allowed_list:\t5", 5)]
    [InlineData("Cpus_allowed:\t3", null)]
    public void The_core_is_the_last_that_the_process_may_use(string line, int? core) => OneCore.Last(["Name:\tx", line, "Mems_allowed:\t1"]).ShouldBe(core);
}
