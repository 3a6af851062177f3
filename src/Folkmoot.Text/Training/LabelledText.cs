// Reads the labelled texts that models are trained and judged on.
using System.Text.Json;

namespace Folkmoot.Text.Training;

/// <param name="Group">The language of the row, by which metrics are told apart.</param>
internal sealed record LabelledText(string Text, string Label, string Group)
{
    /// <summary>Which of ten equal parts a row is in, by its text alone, so that the same text is never on both sides of a split.</summary>
    public int Tenth => (int)(FeatureHash.Finish(Text.AsSpan().Trim().ToArray().Aggregate(FeatureHash.Start, FeatureHash.Add), 77) % 10);

    /// <summary>Rows of a JSON Lines file; without a <paramref name="group"/> each label is its own.</summary>
    /// <exception cref="InvalidDataException">A line has not the two fields; the message names file and line.</exception>
    public static IEnumerable<LabelledText> Read(string path, string textField, string labelField, string? group) =>
        Read(File.ReadLines(path), Path.GetFileName(path), textField, labelField, (_, label) => group ?? label);

    /// <summary>Rows that are part of the program.</summary>
    public static IEnumerable<LabelledText> ReadResource(string name, string textField, string labelField, string groupField)
    {
        using var reader = new StreamReader(typeof(LabelledText).Assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"There is no {name}."));
        return Read(reader.ReadToEnd().Split('\n'), name, textField, labelField, (json, label) => Field(json, groupField) ?? label).ToList();
    }

    private static IEnumerable<LabelledText> Read(
        IEnumerable<string> lines, string name, string textField, string labelField, Func<JsonDocument, string, string> group)
    {
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            using var json = Parse(name, number, line);
            string? text = Field(json, textField);
            string? label = Field(json, labelField);
            if (text is null || label is null)
            {
                throw new InvalidDataException($"{name}, line {number}: no '{textField}' or no '{labelField}'.");
            }

            yield return new LabelledText(text, label, group(json, label));
        }
    }

    private static JsonDocument Parse(string name, int number, string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name}, line {number}: {e.Message}", e);
        }
    }

    private static string? Field(JsonDocument json, string name) =>
        json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
