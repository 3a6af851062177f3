// The texts that benchmarks read: data sets where they are, else the program's own examples.
using System.Text.Json;
using Folkmoot.Text;

namespace Folkmoot.Bench.Language;

internal sealed record LabelledRow(string Text, string Label)
{
    private const string English = "en";

    /// <summary>Rows of a JSON Lines file.</summary>
    /// <exception cref="InvalidDataException">A line is not an object with these fields.</exception>
    public static IReadOnlyList<LabelledRow> FromFile(string path, string label) => [.. File.ReadLines(path).Select((line, i) => Read(line, label, path, i + 1)).OfType<LabelledRow>()];

    /// <summary>English rows of one of the files in Folkmoot.Text/Examples.</summary>
    public static IReadOnlyList<LabelledRow> FromExamples(string name)
    {
        string resource = $"Folkmoot.Text.Examples.{name}.jsonl";
        using var reader = new StreamReader(typeof(AnalyseLines).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"There is no {resource}."));
        return [.. reader.ReadToEnd().Split('\n').Select((line, i) => Read(line, "label", resource, i + 1)).OfType<LabelledRow>()];
    }

    /// <summary>So many, from the first on and over again.</summary>
    public static IReadOnlyList<LabelledRow> Cycle(IReadOnlyList<LabelledRow> rows, int count) =>
        rows.Count == 0 ? throw new InvalidDataException("There are no texts.") : [.. Enumerable.Range(0, count).Select(i => rows[i % rows.Count])];

    /// <summary>As <c>folkmoot analyse</c> reads them: JSON Lines with "id" and "text".</summary>
    public static Task WriteMessagesAsync(string path, IEnumerable<LabelledRow> rows, CancellationToken cancellationToken) =>
        File.WriteAllLinesAsync(path, rows.Select((r, i) => JsonSerializer.Serialize(new { id = $"{i}", text = r.Text })), cancellationToken);

    /// <summary>The text on one line.</summary>
    public string Line => string.Join(' ', Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Null for an empty line and for a row of another language.</summary>
    private static LabelledRow? Read(string line, string label, string file, int number)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            if (row.TryGetProperty("language", out var language) && language.GetString() != English)
            {
                return null;
            }

            return new LabelledRow(row.GetProperty("text").GetString()!, row.GetProperty(label).GetString()!);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{file}, line {number}: no object with 'text' and '{label}'.", e);
        }
    }
}
