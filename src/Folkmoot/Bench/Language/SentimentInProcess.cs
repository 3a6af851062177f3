// The sentiment model alone, in this process and on this thread: what Listening pays for a message.
using System.Diagnostics;
using Folkmoot.Bench.Measuring;
using Folkmoot.Text.Classifiers;

namespace Folkmoot.Bench.Language;

internal static class SentimentInProcess
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    public static Contestant Of(IReadOnlyList<string> texts) => new("sentiment in process", _ => Task.FromResult(Run(texts)));

    /// <summary>All texts, over again until a second is full.</summary>
    private static Outcome Run(IReadOnlyList<string> texts)
    {
        var model = TextClassifier.Shipped("folkmoot-sentiment");
        Span<float> scores = stackalloc float[model.Labels.Count];
        // Reads the weights and lets the compiler see what is used often.
        Once(model, texts, scores);
        var cpu = Environment.CpuUsage.TotalTime;
        long from = Stopwatch.GetTimestamp();
        int messages = 0;
        while (Stopwatch.GetElapsedTime(from) < Least)
        {
            Once(model, texts, scores);
            messages += texts.Count;
        }

        return new Sample(messages, Stopwatch.GetElapsedTime(from).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }

    private static void Once(TextClassifier model, IReadOnlyList<string> texts, Span<float> scores)
    {
        foreach (string text in texts)
        {
            model.Score(text, scores);
        }
    }
}
