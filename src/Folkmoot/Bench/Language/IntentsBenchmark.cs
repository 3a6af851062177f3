// `folkmoot intents predict` on one core beside node-nlp, both trained on the same examples.
using System.Text.Json;
using Folkmoot.Bench.Measuring;

namespace Folkmoot.Bench.Language;

internal sealed class IntentsBenchmark : IBenchmark
{
    private const double MostOfNodeNlp = 1;
    private const int HeldOut = 5;

    public string Name => "intents";

    public string Description => "intents recognised a second, beside node-nlp";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings, Action<string> tell, CancellationToken cancellationToken)
    {
        var (examples, asked) = Read(settings.Data);
        string train = settings.PathOf("intents.examples.jsonl");
        string input = settings.PathOf("intents.jsonl");
        string output = settings.PathOf("intents.out");
        await File.WriteAllLinesAsync(train, examples.Select(r => JsonSerializer.Serialize(new { text = r.Text, intent = r.Label })), cancellationToken);
        await LabelledRow.WriteMessagesAsync(input, LabelledRow.Cycle(asked, settings.Messages), cancellationToken);

        var node = await NodePeers.FindAsync(settings, tell, cancellationToken);
        string model = settings.PathOf("intents.model");
        tell("training ours");
        var ours = await Child.RunAsync(OwnCommand.Of("intents", "train", "--examples", train, "--model", model), "/dev/null", output, core: null, cancellationToken);
        string theirModel = settings.PathOf("intents.node-nlp");
        ChildEnd? theirs = null;
        if (node.Missing is null)
        {
            tell("training node-nlp, which takes minutes");
            theirs = await Child.RunAsync(node.Command("node-nlp.mjs", "train", theirModel), train, output, core: null, cancellationToken);
        }

        var own = Side("intents predict", ours, OwnCommand.Of("intents", "predict", "--model", model));
        var peer = theirs is null ? null : Side("node-nlp", theirs, node.Command("node-nlp.mjs", "predict", theirModel));
        var series = await Contest.RunAsync([.. new[] { own, peer }.OfType<Contestant>()], settings.Rounds, tell, cancellationToken);
        var other = series.Skip(1).FirstOrDefault();
        return
        [
            Training($"intents train, {Words.Number(examples.Count)} examples", ours),
            .. theirs is null ? Array.Empty<BenchRow>() : [Training("node-nlp train", theirs)],
            Figures.Side("intents predict", series[0]),
            .. other is null ? Array.Empty<BenchRow>() : [Figures.Side("node-nlp", other)],
            Figures.Ratio("intents predict ÷ node-nlp", series[0], other, MostOfNodeNlp, node.Missing),
        ];

        Contestant Side(string name, ChildEnd trained, IReadOnlyList<string> command) => new(
            name,
            token => trained.Status == 0
                ? Child.SampleAsync(command, input, output, settings.Messages, token)
                : Task.FromResult<Outcome>(new Fault($"training ended with {trained.Status}: {trained.Errors}")));
    }

    /// <summary>CLINC150, or our examples of topics, of which every fifth is not learnt but asked.</summary>
    private static (IReadOnlyList<LabelledRow> Examples, IReadOnlyList<LabelledRow> Asked) Read(string? data)
    {
        if (data is not null)
        {
            string folder = Path.Combine(data, "clinc150");
            return (LabelledRow.FromFile(Path.Combine(folder, "train.jsonl"), "intent"), LabelledRow.FromFile(Path.Combine(folder, "val.jsonl"), "intent"));
        }

        var rows = LabelledRow.FromExamples("topics");
        return ([.. rows.Where((_, i) => i % HeldOut != 0)], [.. rows.Where((_, i) => i % HeldOut == 0)]);
    }

    private static BenchRow Training(string what, ChildEnd end) => end.Status == 0
        ? new BenchRow(what, [new("wallSeconds", end.WallSeconds, "s"), new("cpuSeconds", end.CpuSeconds, "s CPU")])
        : new BenchRow(what, [], null, $"ended with {end.Status}: {end.Errors}");
}
