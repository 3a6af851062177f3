// Rows that an agency's people corrected, as `folkmoot corrections export` writes them: they are added to what a model learns from.
using System.Text.Json;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Tasks;

internal static class Corrections
{
    /// <summary>The group of rows whose language is not one of the model's.</summary>
    private const string Group = "corrections";

    /// <summary>The rows of one task; those of other tasks are passed over.</summary>
    /// <exception cref="InvalidDataException">A line is no row, or its label is not one of the task's; the message names file and line.</exception>
    public static IReadOnlyList<LabelledText> Read(string path, ClassifierTask task)
    {
        var rows = new List<LabelledText>();
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line) && Row(line, $"{Path.GetFileName(path)}, line {number}", task) is { } row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static LabelledText? Row(string line, string place, ClassifierTask task)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var (text, label) = (Field(json, "text"), Field(json, "label"));
            if (text is null || label is null)
            {
                throw new InvalidDataException($"{place}: no 'text' or no 'label'.");
            }

            if (Field(json, "task") is { } named && named != task.Name)
            {
                return null;
            }

            _ = task.Label(label);
            return new LabelledText(text, label, Field(json, "language") is { } language && task.Languages.Contains(language) ? language : Group);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{place}: {e.Message}", e);
        }
        catch (InvalidDataException e) when (!e.Message.StartsWith(place, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{place}: {e.Message}", e);
        }
    }

    private static string? Field(JsonDocument json, string name) =>
        json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
