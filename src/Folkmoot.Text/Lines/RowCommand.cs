// Runs a command that answers each line of JSON Lines with one line: the part that such commands have in common.
using System.Text.Json;

namespace Folkmoot.Text.Lines;

/// <summary>Reads rows, answers each, and keeps the promises of the command line: order, bad rows, exit status, whole files.</summary>
public static class RowCommand
{
    /// <summary>Exit status: 0 every row was answered, 1 some rows were bad, 2 unreadable input. An output file appears only when it is complete.</summary>
    /// <param name="input">A path, or null for <paramref name="standardInput"/>.</param>
    /// <param name="output">A path, or null for <paramref name="standardOutput"/>.</param>
    /// <param name="answer">Writes the fields behind the id.</param>
    public static async Task<int> RunAsync<TRow>(
        string? input,
        string? output,
        Func<Stream> standardInput,
        Func<Stream> standardOutput,
        TextWriter errors,
        Action<Utf8JsonWriter, TRow> answer,
        CancellationToken cancellationToken)
        where TRow : ILineRow, new()
    {
        try
        {
            await using var from = input is null ? standardInput() : File.OpenRead(input);
            if (output is not null)
            {
                return await WholeFile.WriteAsync(output, to => RunAsync(from, to, errors, answer, cancellationToken));
            }

            await using var stream = standardOutput();
            return await RunAsync(from, stream, errors, answer, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(e.Message);
            return 2;
        }
    }

    public static async Task<int> RunAsync<TRow>(Stream input, Stream output, TextWriter errors, Action<Utf8JsonWriter, TRow> answer, CancellationToken cancellationToken)
        where TRow : ILineRow, new()
    {
        using var lines = new LineReader(input);
        using var row = new TRow();
        await using var writer = new LineWriter(output);
        int bad = 0;
        while (await lines.NextAsync(cancellationToken))
        {
            string? problem = lines.TooLong ? $"The line has more than {LineReader.LongestLine / 1_000_000} million bytes." : row.Read(lines.Current);
            writer.Json.WriteStartObject();
            var id = lines.TooLong ? [] : row.Id;
            if (!id.IsEmpty || problem is not null)
            {
                writer.Json.WritePropertyName("id"u8);
                writer.Json.WriteRawValue(id.IsEmpty ? "null"u8 : id, skipInputValidation: true);
            }

            if (problem is null)
            {
                answer(writer.Json, row);
            }
            else
            {
                bad++;
                writer.Json.WriteString("error"u8, problem);
                await errors.WriteLineAsync($"Line {lines.Number}: {problem}");
            }

            writer.Json.WriteEndObject();
            await writer.EndLineAsync(cancellationToken);
        }

        await writer.FlushAsync(cancellationToken);
        return bad == 0 ? 0 : 1;
    }
}
