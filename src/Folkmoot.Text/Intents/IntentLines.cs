// The commands intents train and intents predict: JSON Lines of examples to a model file, JSON Lines of texts to their intents.
using System.Text;
using System.Text.Json;
using Folkmoot.Text.Lines;

namespace Folkmoot.Text.Intents;

/// <summary>One line of output for each line of input, in the same order. A bad line never stops the others.</summary>
public static class IntentLines
{
    private const int Candidates = 5;
    private const int LongestIntent = 200;

    /// <summary>Exit status: 0 done, 1 done without some rows that were bad, 2 unreadable examples or fewer than two intents.</summary>
    public static async Task<int> TrainAsync(string examples, string model, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            var (rows, bad) = await ExamplesAsync(examples, errors, cancellationToken);
            var trained = IntentModel.Train(rows, cancellationToken);
            byte[] bytes = trained.ToBytes();
            await WholeFile.WriteAsync(model, to => to.WriteAsync(bytes, cancellationToken).AsTask());
            int outside = rows.Count(r => r.Intent == IntentExample.OutOfScope);
            await errors.WriteLineAsync(
                $"{trained.Intents.Count} intents from {rows.Count - outside} examples and {outside} out of scope: {bytes.Length} bytes, abstains below {trained.Threshold:0.000}.");
            return bad == 0 ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ModelRefusedException)
        {
            await errors.WriteLineAsync(e.Message);
            return 2;
        }
    }

    /// <summary>Exit status: 0 every row was answered, 1 some rows were bad, 2 unreadable model, input or output.</summary>
    /// <param name="input">A path, or null for <paramref name="standardInput"/>.</param>
    /// <param name="output">A path, or null for <paramref name="standardOutput"/>.</param>
    public static async Task<int> PredictAsync(
        string model,
        string? input,
        string? output,
        Func<Stream> standardInput,
        Func<Stream> standardOutput,
        TextWriter errors,
        CancellationToken cancellationToken)
    {
        try
        {
            var reader = IntentModel.Load(await File.ReadAllBytesAsync(model, cancellationToken)).Reader();
            await using var from = input is null ? standardInput() : File.OpenRead(input);
            if (output is not null)
            {
                return await WholeFile.WriteAsync(output, to => PredictAsync(reader, from, to, errors, cancellationToken));
            }

            await using var stream = standardOutput();
            return await PredictAsync(reader, from, stream, errors, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ModelRefusedException)
        {
            await errors.WriteLineAsync(e.Message);
            return 2;
        }
    }

    /// <summary>Exit status: 0 every row was answered, 1 some rows were bad.</summary>
    public static async Task<int> PredictAsync(IntentReader reader, Stream input, Stream output, TextWriter errors, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(errors);
        using var lines = new LineReader(input);
        using var row = new AnalyseRow();
        await using var writer = new LineWriter(output);
        var answers = new IntentAnswerLine(reader, Candidates);
        int bad = 0;
        while (await lines.NextAsync(cancellationToken))
        {
            string? problem = lines.TooLong ? $"The line has more than {LineReader.LongestLine / 1_000_000} million bytes." : row.Read(lines.Current);
            if (problem is null)
            {
                writer.Add(answers.Of(row));
            }
            else
            {
                bad++;
                AnalyseLines.WriteError(writer.Json, lines.TooLong ? [] : row.Id, problem);
                await errors.WriteLineAsync($"Line {lines.Number}: {problem}");
            }

            await writer.EndLineAsync(cancellationToken);
        }

        await writer.FlushAsync(cancellationToken);
        return bad == 0 ? 0 : 1;
    }

    private static async Task<(List<IntentExample> Rows, int Bad)> ExamplesAsync(string path, TextWriter errors, CancellationToken cancellationToken)
    {
        var rows = new List<IntentExample>();
        int bad = 0;
        await using var from = File.OpenRead(path);
        using var lines = new LineReader(from);
        while (await lines.NextAsync(cancellationToken))
        {
            if (lines.Current.Trim(" \t"u8).IsEmpty && !lines.TooLong)
            {
                continue;
            }

            if (!lines.TooLong && Example(lines.Current) is { } example)
            {
                rows.Add(example);
                continue;
            }

            bad++;
            await errors.WriteLineAsync($"Line {lines.Number}: There is no \"text\" and \"intent\" that are strings and not empty.");
        }

        return (rows, bad);
    }

    private static IntentExample? Example(ReadOnlySpan<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetString(line));
            return json.RootElement.ValueKind == JsonValueKind.Object && Field(json, "text") is { } text && Field(json, "intent") is { Length: <= LongestIntent } intent
                ? new IntentExample(text, intent)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null also for text that holds half a surrogate pair, which is no string.</summary>
    private static string? Field(JsonDocument json, string name)
    {
        try
        {
            return json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 } text
                ? text
                : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
