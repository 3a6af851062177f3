// Verdicts, the exit status, and how a report is put for people and for machines.
using System.Text.Json;
using Folkmoot.Bench;
using Folkmoot.Bench.Measuring;
using Spectre.Console;

namespace Folkmoot.Tests.Bench;

public sealed class ReportTests
{
    private static readonly BenchRow Held = new("ours", [new("messagesPerSecond", 21_345.6, "messages/s"), new("cpuMicrosPerMessage", 46.85, "µs CPU a message")], Goal.LeastOf(21_345.6, 15_000, "messages/s"));
    private static readonly BenchRow Missed = new("ours ÷ peer [x]", [], Goal.MostOf(0.31, 0.2, "of its CPU"));
    private static readonly BenchRow NotMeasured = new("ours ÷ absent", [], Goal.MostOf(null, 1, "of its CPU"), "not installed: apt-get install absent");
    private static readonly BenchRow NoGoal = new("peer", [new("messagesPerSecond", 900, "messages/s")]);

    [Theory]
    [InlineData(0.2, Verdict.Held)]
    [InlineData(0.21, Verdict.Missed)]
    [InlineData(double.NaN, Verdict.Missed)]
    [InlineData(double.PositiveInfinity, Verdict.Missed)]
    [InlineData(null, Verdict.NotMeasured)]
    public void At_most_holds_up_to_its_limit(double? value, object verdict) => Goal.MostOf(value, 0.2, "").Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(15_000.0, Verdict.Held)]
    [InlineData(14_999.0, Verdict.Missed)]
    [InlineData(double.NaN, Verdict.Missed)]
    [InlineData(null, Verdict.NotMeasured)]
    public void At_least_holds_from_its_limit_on(double? value, object verdict) => Goal.LeastOf(value, 15_000, "").Verdict.ShouldBe(verdict);

    [Fact]
    public void The_exit_status_is_0_only_when_every_goal_held()
    {
        Report(Held, NoGoal).ExitStatus.ShouldBe(0);
        Report(Held, Missed).ExitStatus.ShouldBe(1);
        Report(Held, NotMeasured).ExitStatus.ShouldBe(1);
        Report(NoGoal).ExitStatus.ShouldBe(0);
    }

    [Fact]
    public void Lines_stand_in_columns_and_say_goal_and_verdict()
    {
        string[] lines = [.. PrintReport.Lines(Report(Held, Missed, NotMeasured, NoGoal))];
        lines[..5].ShouldBe(
        [
            "toy              measured                                  goal                 reached",
            "ours             21,346 messages/s, 46.9 µs CPU a message  ≥ 15,000 messages/s  21,346   held",
            "ours ÷ peer [x]                                            ≤ 0.2 of its CPU     0.31     MISSED",
            "ours ÷ absent    not installed: apt-get install absent     ≤ 1.00 of its CPU             not measured",
            "peer             900 messages/s",
        ]);
        lines[^1].ShouldBe("1 of 3 goals held, 1 not measured.");
    }

    [Fact]
    public void A_spin_that_moved_is_told()
    {
        PrintReport.Lines(Report(Held)).ShouldContain("Spin 50.0 ms before, 51.0 ms after.");
        PrintReport.Lines(Report(Held) with { Spin = new SpinPair(50, 60) }).ShouldContain(l => l.StartsWith("Spin 50.0 ms before, 60.0 ms after: it moved by 20", StringComparison.Ordinal));
    }

    [Fact]
    public void On_a_terminal_brackets_in_names_are_no_markup()
    {
        using var drawn = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(drawn) });
        console.Profile.Width = 200;
        PrintReport.Draw(Report(Held, Missed), console);
        drawn.ToString().ShouldContain("ours ÷ peer [x]");
        drawn.ToString().ShouldContain("MISSED");
    }

    [Fact]
    public void Machines_read_one_line_for_each_row_and_one_for_the_run()
    {
        var lines = PrintReport.JsonLines(Report(Held, NotMeasured)).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        lines.Count.ShouldBe(3);
        lines[0].GetProperty("benchmark").GetString().ShouldBe("toy");
        lines[0].GetProperty("figures").GetProperty("messagesPerSecond").GetDouble().ShouldBe(21_345.6);
        lines[0].GetProperty("verdict").GetString().ShouldBe("held");
        lines[1].GetProperty("goal").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        lines[1].GetProperty("verdict").GetString().ShouldBe("not measured");
        lines[2].GetProperty("run").GetProperty("spinBeforeMs").GetDouble().ShouldBe(50);
        lines[2].GetProperty("run").GetProperty("held").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void A_figure_that_is_no_number_is_still_a_line_for_machines() =>
        PrintReport.JsonLines(Report(new BenchRow("ours", [], Goal.MostOf(double.NaN, 1, "s"), "ended with 1"))).First().ShouldContain("\"missed\"");

    private static BenchReport Report(params BenchRow[] rows) =>
        new("2 cores", new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), 5, new SpinPair(50, 51), [new BenchTable("toy", rows)]);
}
