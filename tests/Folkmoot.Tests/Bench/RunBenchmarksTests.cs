// The frame, with a benchmark made here: turns, faults, spins, and what rows come of them.
using Folkmoot.Bench;
using Folkmoot.Bench.Language;
using Folkmoot.Bench.Measuring;
using Folkmoot.Tests.Infrastructure;

namespace Folkmoot.Tests.Bench;

public sealed class RunBenchmarksTests
{
    [Fact]
    public async Task Sides_run_in_turns_between_two_spins_and_the_ratio_is_of_their_rounds()
    {
        var happened = new List<string>();
        var spins = new Queue<double>([99, 50, 55]);
        var report = await RunAsync(new Toy(happened, theirFault: null), () =>
        {
            happened.Add("spin");
            return spins.Dequeue();
        });

        happened.ShouldBe(["spin", "spin", "ours", "theirs", "ours", "theirs", "ours", "theirs", "spin"]);
        report.Spin.ShouldBe(new SpinPair(50, 55));
        var row = report.Tables.ShouldHaveSingleItem().Rows.ShouldHaveSingleItem();
        row.Goal!.Value!.Value.ShouldBe(0.5, 1e-9);
        (row.Verdict, report.ExitStatus).ShouldBe((Verdict.Held, 0));
    }

    [Fact]
    public async Task A_peer_that_fails_runs_no_more_and_leaves_the_goal_unmeasured()
    {
        var happened = new List<string>();
        var report = await RunAsync(new Toy(happened, theirFault: "fell over"), () => 1);

        happened.Count(h => h == "theirs").ShouldBe(1);
        happened.Count(h => h == "ours").ShouldBe(3);
        var row = report.Tables[0].Rows[0];
        (row.Verdict, row.Note, report.ExitStatus).ShouldBe((Verdict.NotMeasured, "fell over", 1));
    }

    [Fact]
    public void A_fault_of_ours_misses_the_goal_whether_the_peer_is_there_or_not()
    {
        var ours = new Series("ours", [], new Fault("broken"));
        Figures.Ratio("ratio", ours, null, 1, "not installed").Verdict.ShouldBe(Verdict.Missed);
        Figures.Side("side", ours, 100).Verdict.ShouldBe(Verdict.Missed);
        Figures.Side("side", ours).Note.ShouldBe("broken");
    }

    [Fact]
    public async Task A_second_run_in_the_same_folder_is_refused()
    {
        var settings = Settings();
        await new RunBenchmarks(new FakeClock(), () => 1).RunAsync([new Inside(async () =>
            await Should.ThrowAsync<IOException>(new RunBenchmarks(new FakeClock(), () => 1).RunAsync([], settings, _ => { }, CancellationToken.None)))], settings, _ => { }, CancellationToken.None);
    }

    [Theory]
    [InlineData("nosuch")]
    [InlineData("start --rounds 0")]
    [InlineData("start --messages 0")]
    [InlineData("analyse --data nowhere/at/all")]
    public async Task Wrong_usage_ends_with_2_and_measures_nothing(string arguments) =>
        (await BenchCommand.Create().Parse(arguments).InvokeAsync(cancellationToken: CancellationToken.None)).ShouldBe(2);

    [Fact]
    public async Task Peers_that_are_not_installed_say_what_to_do_and_nothing_is_fetched()
    {
        var settings = Settings();
        var peers = await NodePeers.FindAsync(settings, _ => { }, CancellationToken.None);
        peers.Folder.ShouldBeNull();
        peers.Missing.ShouldNotBeNull().ShouldContain("folkmoot bench --install-peers");
        Directory.EnumerateFileSystemEntries(settings.Folder).ShouldBeEmpty();
    }

    [Fact]
    public void The_program_carries_all_that_fetching_the_peers_needs() =>
        typeof(NodePeers).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("bench-peers/", StringComparison.Ordinal)).ShouldBe(
            ["bench-peers/.npmrc", "bench-peers/lines.mjs", "bench-peers/node-nlp.mjs", "bench-peers/package-lock.json", "bench-peers/package.json", "bench-peers/vader.mjs"],
            ignoreOrder: true);

    [Fact]
    public void Benchmarks_have_names_of_their_own() => Benchmarks.All.Select(b => b.Name).ShouldBeUnique();

    [Theory]
    [InlineData("kind")]
    [InlineData("topics")]
    public void The_programs_own_examples_are_texts_with_labels(string name)
    {
        var rows = LabelledRow.FromExamples(name);
        rows.Count.ShouldBeGreaterThan(500);
        rows.ShouldAllBe(r => r.Text.Length > 0 && r.Label.Length > 0);
    }

    [Fact]
    public async Task Messages_are_rows_over_again_each_on_a_line_with_its_number()
    {
        var path = Path.Combine(RunFolder.NewFolder("bench"), "messages.jsonl");
        await LabelledRow.WriteMessagesAsync(path, LabelledRow.Cycle([new("a\nb", "x"), new("c", "y")], 3), CancellationToken.None);
        (await File.ReadAllLinesAsync(path)).ShouldBe(["""{"id":"0","text":"a\nb"}""", """{"id":"1","text":"c"}""", """{"id":"2","text":"a\nb"}"""]);
        new LabelledRow(" a\n\t b ", "x").Line.ShouldBe("a b");
    }

    [Fact]
    public void A_row_without_a_label_is_refused_with_its_line()
    {
        var path = Path.Combine(RunFolder.NewFolder("bench"), "rows.jsonl");
        File.WriteAllLines(path, ["""{"text":"a","intent":"x"}""", "", """{"text":"b"}"""]);
        Should.Throw<InvalidDataException>(() => LabelledRow.FromFile(path, "intent")).Message.ShouldContain("line 3");
    }

    private static BenchSettings Settings() => new(null, Rounds: 3, Messages: 10, RunFolder.NewFolder("bench"), InstallPeers: false);

    private static Task<BenchReport> RunAsync(IBenchmark benchmark, Func<double> spin) =>
        new RunBenchmarks(new FakeClock(), spin).RunAsync([benchmark], Settings(), _ => { }, CancellationToken.None);

    /// <summary>Ours always takes half of theirs, and both are slower in each round.</summary>
    private sealed class Toy(List<string> happened, string? theirFault) : IBenchmark
    {
        public string Name => "toy";

        public string Description => "";

        public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings, Action<string> tell, CancellationToken cancellationToken)
        {
            var series = await Contest.RunAsync([Side("ours", 1, null), Side("theirs", 2, theirFault)], settings.Rounds, tell, cancellationToken);
            return [Figures.Ratio("ours ÷ theirs", series[0], series[1], 0.6, missing: null)];
        }

        private Contestant Side(string name, double seconds, string? fault) => new(name, _ =>
        {
            happened.Add(name);
            seconds *= 3;
            return Task.FromResult<Outcome>(fault is null ? new Sample(10, seconds, seconds) : new Fault(fault));
        });
    }

    private sealed class Inside(Func<Task> run) : IBenchmark
    {
        public string Name => "inside";

        public string Description => "";

        public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings, Action<string> tell, CancellationToken cancellationToken)
        {
            await run();
            return [];
        }
    }
}
