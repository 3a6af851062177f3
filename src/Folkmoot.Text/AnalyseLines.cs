// Analyses JSON Lines: one line of answers for each line of text, in the same order, in bounded memory.
using System.Text.Json;
using Folkmoot.Text.Lines;

namespace Folkmoot.Text;

/// <summary>The work of the command analyse; the models are read at first use.</summary>
public static class AnalyseLines
{
    /// <summary>What can be asked for.</summary>
    public static IReadOnlyList<string> Tasks { get; } = ["language", .. Analysis.Classifiers, "personalData"];

    /// <summary>Files instead of streams; the output file appears under its name only when it is complete.</summary>
    /// <param name="input">A path, or null for <paramref name="standardInput"/>.</param>
    /// <param name="output">A path, or null for <paramref name="standardOutput"/>.</param>
    public static async Task<int> RunAsync(
        string? input,
        string? output,
        Func<Stream> standardInput,
        Func<Stream> standardOutput,
        TextWriter errors,
        AnalyseOptions options,
        CancellationToken cancellationToken)
    {
        try
        {
            await using var from = input is null ? standardInput() : File.OpenRead(input);
            if (output is not null)
            {
                return await WholeFile.WriteAsync(output, to => RunAsync(from, to, errors, options, cancellationToken));
            }

            await using var stream = standardOutput();
            return await RunAsync(from, stream, errors, options, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ModelRefusedException)
        {
            await errors.WriteLineAsync(e.Message);
            return 2;
        }
    }

    /// <summary>Exit status: 0 every row was analysed, 1 some rows were bad, 2 an unknown task.</summary>
    public static async Task<int> RunAsync(Stream input, Stream output, TextWriter errors, AnalyseOptions options, CancellationToken cancellationToken)
    {
        var unknown = options.Tasks.Except(Tasks).ToList();
        if (unknown.Count > 0 || options.Tasks.Count == 0)
        {
            await errors.WriteLineAsync($"Unknown task: {string.Join(", ", unknown)}. There are: {string.Join(", ", Tasks)}.");
            return 2;
        }

        using var lines = new LineReader(input);
        using var row = new AnalyseRow();
        await using var writer = new LineWriter(output);
        Analysis? analysis = null;
        var json = new JsonBytes();
        int bad = 0;
        while (await lines.NextAsync(cancellationToken))
        {
            string? problem = lines.TooLong ? $"The line has more than {LineReader.LongestLine / 1_000_000} million bytes." : row.Read(lines.Current);
            if (problem is null)
            {
                json.Clear();
                analysis ??= new Analysis(options);
                analysis.Write(json, row);
                writer.Add(json.Written);
            }
            else
            {
                bad++;
                WriteError(writer.Json, lines.TooLong ? [] : row.Id, problem);
                await errors.WriteLineAsync($"Line {lines.Number}: {problem}");
            }

            await writer.EndLineAsync(cancellationToken);
        }

        await writer.FlushAsync(cancellationToken);
        return bad == 0 ? 0 : 1;
    }

    internal static void WriteError(Utf8JsonWriter json, ReadOnlySpan<byte> id, string problem)
    {
        json.WriteStartObject();
        json.WritePropertyName("id"u8);
        json.WriteRawValue(id.IsEmpty ? "null"u8 : id, skipInputValidation: true);
        json.WriteString("error"u8, problem);
        json.WriteEndObject();
    }
}
