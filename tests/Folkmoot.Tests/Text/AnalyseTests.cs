// The command analyse: its public contract of lines in, lines out, and exit status.
using System.CommandLine;
using System.Text;
using System.Text.Json;
using Folkmoot.Text;
using Folkmoot.Trust;

namespace Folkmoot.Tests.Text;

public sealed class AnalyseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("analyse").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Each_row_is_answered_in_order_with_its_own_id()
    {
        var (status, lines, _) = await RunAsync("""
            {"id":"a","text":"I love this, thank you!","network":"x","other":{"deep":[1,{"text":"no"}]}}
            {"text":"Die Bücherei ist am Samstag geschlossen.","id":7}
            """);

        status.ShouldBe(0);
        lines.Select(l => l.GetProperty("id").ToString()).ShouldBe(["a", "7"]);
        lines[0].GetProperty("sentiment").GetProperty("label").GetString().ShouldBe("positive");
        lines[1].GetProperty("language").GetProperty("code").GetString().ShouldBe("de");
        lines[0].GetProperty("model").GetProperty("sentiment").GetString().ShouldBe("folkmoot-sentiment@1.0.0");
        lines[0].TryGetProperty("explanation", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("not json", "null")]
    [InlineData("", "null")]
    [InlineData("""{"id":"b"}""", "b")]
    [InlineData("""{"id":"b","text":5}""", "b")]
    [InlineData("""["text"]""", "null")]
    [InlineData("""{"id":"b","text":"cut""", "b")]
    public async Task A_bad_row_is_named_and_the_rest_goes_on(string bad, string id)
    {
        var (status, lines, errors) = await RunAsync($$"""
            {"id":1,"text":"fine"}
            {{bad}}
            {"id":3,"text":"fine"}
            """);

        status.ShouldBe(1);
        lines.Count.ShouldBe(3);
        lines[1].GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
        (lines[1].GetProperty("id").GetString() ?? "null").ShouldBe(id);
        lines[2].GetProperty("id").GetInt32().ShouldBe(3);
        errors.ShouldStartWith("Line 2:");
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_text_too()
    {
        var (status, lines, _) = await RunAsync("""{"id":"\ud83d","text":"I love it \ud83d\n\"so\" much \u00e9\u0021 \/"}""");

        status.ShouldBe(0);
        lines[0].GetProperty("sentiment").GetProperty("label").GetString().ShouldBe("positive");
    }

    [Fact]
    public async Task Reasons_are_given_when_asked_for()
    {
        const string text = "I love this park";
        var (_, lines, _) = await RunAsync($$"""{"id":1,"text":"{{text}}"}""", new AnalyseOptions(["sentiment"], Explain: true));

        var first = lines[0].GetProperty("explanation")[0];
        text.Substring(first.GetProperty("start").GetInt32(), first.GetProperty("length").GetInt32()).ShouldBe("love");
        lines[0].TryGetProperty("language", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_best_label_is_given_instead_of_an_abstention_when_asked_for()
    {
        const string row = """{"id":1,"text":"Kirjasto on suljettu lauantaina ja avoinna maanantaina."}""";

        (await RunAsync(row)).Lines[0].GetProperty("sentiment").GetProperty("label").GetString().ShouldBe("abstain");
        (await RunAsync(row, new AnalyseOptions(AnalyseLines.Tasks, NoAbstain: true))).Lines[0]
            .GetProperty("sentiment").GetProperty("label").GetString().ShouldNotBe("abstain");
    }

    [Fact]
    public async Task Ten_million_letters_in_a_row_are_answered()
    {
        var (status, lines, _) = await RunAsync($$"""
            {"id":1,"text":"{{string.Concat(Enumerable.Repeat("good day ", 1_200_000))}}"}
            {"id":2,"text":"fine"}
            """);

        status.ShouldBe(0);
        lines.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_line_without_end_is_passed_over_in_bounded_memory()
    {
        await using var input = new EndlessLine(200_000_000, "\n{\"id\":2,\"text\":\"fine\"}\n"u8.ToArray());
        var output = new MemoryStream();

        int status = await AnalyseLines.RunAsync(input, output, TextWriter.Null, new AnalyseOptions(["language"]), CancellationToken.None);

        status.ShouldBe(1);
        string[] lines = Encoding.UTF8.GetString(output.ToArray()).TrimEnd().Split('\n');
        lines.Length.ShouldBe(2);
        lines[0].ShouldContain("error");
        lines[1].ShouldContain("\"id\":2");
    }

    [Fact]
    public async Task An_unknown_task_is_wrong_usage() =>
        (await RunAsync("{}", new AnalyseOptions(["horoscope"]))).Status.ShouldBe(2);

    [Fact]
    public async Task The_command_reads_and_writes_files()
    {
        string input = Path.Combine(_folder, "in.jsonl");
        string output = Path.Combine(_folder, "out.jsonl");
        await File.WriteAllTextAsync(input, "\uFEFF{\"id\":1,\"text\":\"Merci beaucoup pour votre aide\"}\r\n");

        (await InvokeAsync("analyse", "--input", input, "--output", output, "--tasks", "language")).ShouldBe(0);

        (await File.ReadAllTextAsync(output)).ShouldContain("\"code\":\"fr\"");
        Directory.GetFiles(_folder).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_missing_input_file_leaves_no_output_file()
    {
        string output = Path.Combine(_folder, "out.jsonl");

        (await InvokeAsync("analyse", "--input", Path.Combine(_folder, "none"), "--output", output)).ShouldBe(2);

        Directory.GetFiles(_folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("train", "horoscope")]
    [InlineData("train", "sentiment")]
    [InlineData("evaluate", "language")]
    public async Task Training_without_a_known_task_or_data_is_wrong_usage(string command, string task) =>
        (await InvokeAsync(command, task, "--data", Path.Combine(_folder, "none"), "--model", _folder)).ShouldBe(2);

    private static Task<int> InvokeAsync(params string[] args)
    {
        var root = new RootCommand();
        foreach (var command in TextCommands.All())
        {
            root.Subcommands.Add(command);
        }

        return root.Parse(args).InvokeAsync(new InvocationConfiguration { Error = TextWriter.Null, Output = TextWriter.Null });
    }

    private static async Task<(int Status, List<JsonElement> Lines, string Errors)> RunAsync(string input, AnalyseOptions? options = null)
    {
        var output = new MemoryStream();
        var errors = new StringWriter();
        int status = await AnalyseLines.RunAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(input)), output, errors, options ?? new AnalyseOptions(AnalyseLines.Tasks), CancellationToken.None);
        var lines = Encoding.UTF8.GetString(output.ToArray())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonSerializer.Deserialize<JsonElement>(l))
            .ToList();
        return (status, lines, errors.ToString());
    }

    /// <summary>A long line of one letter, then an ending.</summary>
    private sealed class EndlessLine(long length, byte[] ending) : MemoryStream(ending)
    {
        private long _left = length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = (int)Math.Min(_left, buffer.Length);
            _left -= count;
            buffer.Span[..count].Fill((byte)'a');
            return count > 0 ? ValueTask.FromResult(count) : base.ReadAsync(buffer, cancellationToken);
        }
    }
}
