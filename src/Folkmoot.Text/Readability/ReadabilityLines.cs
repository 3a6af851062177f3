// The command readability: grades each text and names its problems.
using System.Text.Json;
using Folkmoot.Text.Lines;

namespace Folkmoot.Text.Readability;

/// <summary>Reads <c>{"id","text","language"?}</c> and writes <c>{"id","grade","ease","sentences":[…],"problems":[…]}</c>.</summary>
public static class ReadabilityLines
{
    /// <summary>Exit status: 0 every row was answered, 1 some rows were bad, 2 unreadable input.</summary>
    public static Task<int> RunAsync(
        string? input, string? output, Func<Stream> standardInput, Func<Stream> standardOutput, TextWriter errors, CancellationToken cancellationToken) =>
        RowCommand.RunAsync<AnalyseRow>(input, output, standardInput, standardOutput, errors, Answer, cancellationToken);

    private static void Answer(Utf8JsonWriter json, AnalyseRow row)
    {
        var hardness = ReadabilityRule.Measure(row.Text.ToString(), row.Language);
        WriteNumber(json, "grade"u8, hardness.Grade);
        WriteNumber(json, "ease"u8, hardness.Ease);
        json.WriteStartArray("sentences"u8);
        foreach (var sentence in hardness.Sentences)
        {
            json.WriteStartObject();
            json.WriteNumber("start"u8, sentence.Start);
            json.WriteNumber("length"u8, sentence.Length);
            json.WriteNumber("words"u8, sentence.Words);
            WriteNumber(json, "grade"u8, sentence.Grade);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("problems"u8);
        foreach (var problem in hardness.Problems)
        {
            json.WriteStartObject();
            json.WriteString("rule"u8, problem.Rule);
            json.WriteString("reason"u8, problem.Reason);
            json.WriteString("fix"u8, problem.Fix);
            json.WriteNumber("start"u8, problem.Start);
            json.WriteNumber("length"u8, problem.Length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
