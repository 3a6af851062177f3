// Rows that people corrected are learnt from; one with a label that the task does not know is named by its line.
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Text;
using Folkmoot.Text.Tasks;

namespace Folkmoot.Tests.Text;

public sealed class CorrectionsTests
{
    private static readonly ClassifierTask Urgency = ClassifierTasks.All.Single(t => t.Name == "urgency");

    [Fact]
    public async Task Rows_of_the_task_are_read_and_those_of_others_passed_over()
    {
        var rows = Corrections.Read(await FileAsync(
            """{"text":"The lift is stuck with people in it","label":"life-safety","task":"urgency","language":"en"}""",
            "",
            """{"text":"Nice","label":"positive","task":"sentiment","language":"en"}""",
            """{"text":"Sin agua","label":"service-outage","language":"es"}"""), Urgency);

        rows.Select(r => (r.Label, r.Group)).ShouldBe([("life-safety", "en"), ("service-outage", "es")]);
    }

    [Fact]
    public async Task An_unknown_label_names_its_line_and_nothing_is_trained()
    {
        var file = await FileAsync("""{"text":"a","label":"routine"}""", """{"text":"b","label":"critical","task":"urgency"}""");
        using var errors = new StringWriter();

        (await TrainTask.RunAsync("urgency", "nowhere", RunFolder.NewFolder("trained"), file, TextWriter.Null, errors, CancellationToken.None)).ShouldBe(2);

        errors.ToString().ShouldContain("line 2: 'critical' is not one of life-safety, service-outage, routine");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"text":"a"}""")]
    [InlineData("[]")]
    public async Task A_line_that_is_no_row_is_named(string line)
    {
        var file = await FileAsync(line);

        Should.Throw<InvalidDataException>(() => Corrections.Read(file, Urgency)).Message.ShouldContain("line 1");
    }

    private static async Task<string> FileAsync(params string[] lines)
    {
        var path = Path.Combine(RunFolder.NewFolder("corrections"), "corrections.jsonl");
        await File.WriteAllLinesAsync(path, lines);
        return path;
    }
}
