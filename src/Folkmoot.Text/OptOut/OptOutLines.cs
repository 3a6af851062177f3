// The command opt-out: says for each message whether it asks not to be written to any more.
using System.Text.Json;
using Folkmoot.Text.Lines;

namespace Folkmoot.Text.OptOut;

/// <summary>Reads <c>{"id","text","language"?}</c> and writes <c>{"id","optOut","score"}</c>.</summary>
public static class OptOutLines
{
    /// <summary>Exit status: 0 every row was answered, 1 some rows were bad, 2 unreadable input.</summary>
    public static Task<int> RunAsync(
        string? input, string? output, Func<Stream> standardInput, Func<Stream> standardOutput, TextWriter errors, CancellationToken cancellationToken) =>
        RowCommand.RunAsync<AnalyseRow>(input, output, standardInput, standardOutput, errors, Answer, cancellationToken);

    private static void Answer(Utf8JsonWriter json, AnalyseRow row)
    {
        double score = OptOutRule.Score(row.Text, row.Language);
        json.WriteBoolean("optOut"u8, score >= OptOutRule.Threshold);
        json.WriteNumber("score"u8, score);
    }
}
