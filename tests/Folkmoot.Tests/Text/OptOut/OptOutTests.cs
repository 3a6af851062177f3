// Opt-outs in many languages, and messages that only look like them.
using System.Text;
using System.Text.Json;
using Folkmoot.Text.OptOut;
using Xunit.Abstractions;

namespace Folkmoot.Tests.Text.OptOut;

public sealed class OptOutTests(ITestOutputHelper output)
{
    [Fact]
    public void Opt_outs_are_found_and_others_are_left()
    {
        var messages = Read();
        int right = 0;
        int found = 0;
        foreach (var message in messages)
        {
            bool optOut = OptOutRule.Score(message.Text, message.Language) >= OptOutRule.Threshold;
            right += optOut && message.OptOut ? 1 : 0;
            found += optOut ? 1 : 0;
            if (optOut != message.OptOut)
            {
                output.WriteLine($"{(message.OptOut ? "missed" : "wrong ")} {message.Language} «{message.Text}» {OptOutRule.Score(message.Text, message.Language)}");
            }
        }

        int there = messages.Count(m => m.OptOut);
        output.WriteLine($"{messages.Count} messages, {there} opt-outs, precision {(double)right / found:0.000}, recall {(double)right / there:0.000}");
        messages.Count.ShouldBeGreaterThanOrEqualTo(250);
        ((double)right / found).ShouldBeGreaterThanOrEqualTo(0.99);
        ((double)right / there).ShouldBeGreaterThanOrEqualTo(0.99);
    }

    [Fact]
    public void There_is_wording_for_twenty_languages() => Read().Where(m => m.OptOut).Select(m => m.Language).Distinct().Count().ShouldBeGreaterThanOrEqualTo(20);

    [Theory]
    [InlineData("STOP", "en", 1)]
    [InlineData("stop please", "en", 0.97)]
    [InlineData("Please stop texting me about this", "en", 0.92)]
    [InlineData("How do I stop these texts?", "en", 0.8)]
    [InlineData("wypisz", "de", 0.75)]
    [InlineData("Please don't stop texting me", "en", 0.05)]
    [InlineData("The bus stop is dirty", "en", 0.01)]
    public void A_score_says_how_it_was_said(string text, string language, double score) => OptOutRule.Score(text, language).ShouldBe(score);

    [Theory]
    [InlineData("")]
    [InlineData("\ud800 STOP")]
    [InlineData("\u0301\u0301\u0301")]
    public void Broken_text_is_read(string text) => OptOutRule.Score(text, null).ShouldBeInRange(0, 1);

    [Fact]
    public void A_text_of_ten_million_characters_is_read_at_once() =>
        OptOutRule.Score(string.Concat(Enumerable.Repeat("stop sending ", 800_000)), null).ShouldBeInRange(0, 1);

    [Fact]
    public async Task A_bad_row_has_its_error_line_and_does_not_stop_the_rest()
    {
        var input = new MemoryStream(Encoding.UTF8.GetBytes("{\"id\":1,\"text\":\"STOP\"}\nno json\n{\"id\":\"b\",\"text\":\"the bus stop\"}\n"));
        var written = new MemoryStream();
        var errors = new StringWriter();
        int status = await OptOutLines.RunAsync(null, null, () => input, () => written, errors, CancellationToken.None);
        status.ShouldBe(1);
        Encoding.UTF8.GetString(written.ToArray()).ShouldBe(
            "{\"id\":1,\"optOut\":true,\"score\":1}\n{\"id\":null,\"error\":\"The line is not a JSON object.\"}\n{\"id\":\"b\",\"optOut\":false,\"score\":0.01}\n");
        errors.ToString().ShouldContain("Line 2");
    }

    private static List<Message> Read()
    {
        using var stream = typeof(OptOutTests).Assembly.GetManifestResourceStream("Folkmoot.Tests.Text.OptOut/messages.json")
            ?? throw new FileNotFoundException("messages.json");
        return JsonSerializer.Deserialize<List<Message>>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record Message(string Language, bool OptOut, string Text);
}
