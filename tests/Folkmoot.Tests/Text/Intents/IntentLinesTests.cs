// The commands intents train and intents predict: lines in, lines out, exit status.
using System.Text;
using System.Text.Json;
using Folkmoot.Text.Intents;

namespace Folkmoot.Tests.Text.Intents;

public sealed class IntentLinesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("intents").FullName;

    private string Model => Path.Combine(_folder, "city.model");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Each_row_is_answered_in_order_and_a_bad_one_is_named()
    {
        (await TrainAsync(Rows())).Status.ShouldBe(0);

        var (status, lines, errors) = await PredictAsync("""
            {"id":"a","text":"is the library open today","extra":[1]}
            nonsense
            {"id":7,"text":"what is the meaning of life"}
            {"id":"c"}
            """);

        status.ShouldBe(1);
        lines.Select(l => l.GetProperty("id").ToString()).ShouldBe(["a", "", "7", "c"]);
        lines[0].GetProperty("intent").GetString().ShouldBe("library_hours");
        lines[0].GetProperty("abstained").GetBoolean().ShouldBeFalse();
        lines[0].GetProperty("candidates").GetArrayLength().ShouldBe(4);
        lines[0].GetProperty("candidates")[0].GetProperty("intent").GetString().ShouldBe("library_hours");
        lines[1].TryGetProperty("error", out _).ShouldBeTrue();
        lines[2].GetProperty("abstained").GetBoolean().ShouldBeTrue();
        errors.ShouldContain("Line 2:");
        errors.ShouldContain("Line 4:");
    }

    [Fact]
    public async Task Training_twice_writes_the_same_file()
    {
        await TrainAsync(Rows());
        byte[] first = await File.ReadAllBytesAsync(Model);

        await TrainAsync(Rows());

        (await File.ReadAllBytesAsync(Model)).ShouldBe(first);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"text":"no intent"}""")]
    [InlineData("""{"text":"","intent":"library_hours"}""")]
    [InlineData("""{"text":5,"intent":"library_hours"}""")]
    [InlineData("""{"text":"half \ud83d","intent":"library_hours"}""")]
    public async Task A_bad_example_is_named_and_the_rest_is_learnt(string bad)
    {
        var (status, errors) = await TrainAsync([bad, .. Rows()]);

        status.ShouldBe(1);
        errors.ShouldContain("Line 1:");
        File.Exists(Model).ShouldBeTrue();
    }

    [Fact]
    public async Task Too_few_intents_leave_no_file()
    {
        var (status, errors) = await TrainAsync(["""{"text":"a","intent":"b"}"""]);

        status.ShouldBe(2);
        errors.ShouldContain("at least 2");
        Directory.GetFiles(_folder, "*.model").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_or_foreign_model_is_refused()
    {
        (await PredictAsync("{}")).Status.ShouldBe(2);
        await File.WriteAllTextAsync(Model, "something else");

        var (status, _, errors) = await PredictAsync("{}");

        status.ShouldBe(2);
        errors.ShouldContain("not a model");
    }

    private static IEnumerable<string> Rows() =>
        CityIntents.Examples.Select(e => JsonSerializer.Serialize(new { text = e.Text, intent = e.Intent }));

    private async Task<(int Status, string Errors)> TrainAsync(IEnumerable<string> rows)
    {
        string examples = Path.Combine(_folder, "examples.jsonl");
        await File.WriteAllLinesAsync(examples, rows);
        using var errors = new StringWriter();
        int status = await IntentLines.TrainAsync(examples, Model, errors, CancellationToken.None);
        return (status, errors.ToString());
    }

    private async Task<(int Status, List<JsonElement> Lines, string Errors)> PredictAsync(string input)
    {
        using var errors = new StringWriter();
        var output = new MemoryStream();
        int status = await IntentLines.PredictAsync(
            Model, null, null, () => new MemoryStream(Encoding.UTF8.GetBytes(input)), () => output, errors, CancellationToken.None);
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement);
        return (status, [.. lines], errors.ToString());
    }
}
