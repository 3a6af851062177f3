// The starter examples that agencies train from: enough of each label, in both languages, none twice.
using System.Text.Json;
using Folkmoot.Text;

namespace Folkmoot.Tests.Text.Examples;

public sealed class ExampleFilesTests
{
    [Fact]
    public void Every_topic_has_seventy_English_and_fifty_Spanish_examples()
    {
        var topics = Read("topics").GroupBy(e => e.Label).ToList();
        topics.Count.ShouldBeGreaterThanOrEqualTo(24);
        topics.ShouldAllBe(t => t.Count(e => e.Language == "en") >= 70 && t.Count(e => e.Language == "es") >= 50);
    }

    [Theory]
    [InlineData("urgency", 250, new[] { "life-safety", "service-outage", "routine" })]
    [InlineData("kind", 200, new[] { "question", "request", "complaint", "praise", "rumour", "other" })]
    public void Every_label_has_enough_examples(string file, int fewest, string[] labels)
    {
        var counts = Read(file).CountBy(e => e.Label).ToDictionary();
        counts.Keys.ShouldBe(labels, ignoreOrder: true);
        counts.Values.ShouldAllBe(n => n >= fewest);
    }

    [Theory]
    [InlineData("topics")]
    [InlineData("urgency")]
    [InlineData("kind")]
    public void No_example_is_there_twice(string file)
    {
        var texts = Read(file).Select(e => e.Text.ToUpperInvariant()).ToList();
        texts.Distinct().Count().ShouldBe(texts.Count);
    }

    private static List<Example> Read(string file)
    {
        using var stream = typeof(AnalyseLines).Assembly.GetManifestResourceStream($"Folkmoot.Text.Examples.{file}.jsonl")
            ?? throw new FileNotFoundException(file);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Example>(line, JsonSerializerOptions.Web)!)];
    }

    private sealed record Example(string Text, string Label, string Language);
}
