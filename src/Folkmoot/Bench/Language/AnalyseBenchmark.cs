// `folkmoot analyse` on one core, reading and writing included, beside fastText and VADER on the same texts.
using Folkmoot.Bench.Measuring;

namespace Folkmoot.Bench.Language;

internal sealed class AnalyseBenchmark : IBenchmark
{
    private const double LeastAllTasks = 15_000;
    private const double LeastSentiment = 150_000;
    private const double MostOfFastText = 0.2;
    private const double MostOfVader = 1;

    public string Name => "analyse";

    public string Description => "texts analysed a second, beside fastText and VADER";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings, Action<string> tell, CancellationToken cancellationToken)
    {
        var rows = settings.Data is { } data ? LabelledRow.FromFile(Path.Combine(data, "tweeteval", "sentiment.train.jsonl"), "label") : LabelledRow.FromExamples("kind");
        var messages = LabelledRow.Cycle(rows, settings.Messages);
        string json = settings.PathOf("analyse.jsonl");
        string lines = settings.PathOf("analyse.txt");
        string output = settings.PathOf("analyse.out");
        await LabelledRow.WriteMessagesAsync(json, messages, cancellationToken);
        await File.WriteAllLinesAsync(lines, messages.Select(m => m.Line), cancellationToken);
        var fastText = await FastTextPeer.FindAsync(settings, rows, tell, cancellationToken);
        var node = await NodePeers.FindAsync(settings, tell, cancellationToken);

        var all = Side("all tasks", OwnCommand.Of("analyse"), json);
        var sentiment = Side("sentiment", OwnCommand.Of("analyse", "--tasks", "sentiment"), json);
        var inProcess = SentimentInProcess.Of([.. messages.Select(m => m.Text)]);
        var peer = fastText.Predict is { } predict ? Side("fastText", predict, lines) : null;
        var vader = node.Missing is null ? Side("VADER", node.Command("vader.mjs"), json) : null;
        var series = (await Contest.RunAsync([.. new[] { all, sentiment, inProcess, peer, vader }.OfType<Contestant>()], settings.Rounds, tell, cancellationToken))
            .ToDictionary(s => s.Name);
        Series? Found(Contestant? side) => side is null ? null : series[side.Name];

        return
        [
            Figures.Side("analyse, all tasks", series[all.Name], LeastAllTasks),
            Figures.Side("analyse --tasks sentiment", series[sentiment.Name]),
            Figures.Side("sentiment in process", series[inProcess.Name], LeastSentiment),
            .. Found(peer) is { } p ? [Figures.Side("fasttext predict", p)] : Array.Empty<BenchRow>(),
            .. Found(vader) is { } v ? [Figures.Side("VADER", v)] : Array.Empty<BenchRow>(),
            Figures.Ratio("all tasks ÷ fasttext predict", series[all.Name], Found(peer), MostOfFastText, fastText.Missing),
            Figures.Ratio("sentiment ÷ fasttext predict", series[sentiment.Name], Found(peer), MostOfFastText, fastText.Missing),
            Figures.Ratio("sentiment ÷ VADER", series[sentiment.Name], Found(vader), MostOfVader, node.Missing),
        ];

        Contestant Side(string name, IReadOnlyList<string> command, string input) =>
            new(name, token => Child.SampleAsync(command, input, output, settings.Messages, token));
    }
}
