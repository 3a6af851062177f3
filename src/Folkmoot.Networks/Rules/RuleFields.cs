// Reads the fields of one object of the rule pack, and says by name what is missing or wrong.
using System.Globalization;
using System.Text.Json;

namespace Folkmoot.Networks.Rules;

internal sealed class RuleFields(JsonElement element, string owner)
{
    private readonly HashSet<string> _read = [];

    public string Text(string name) =>
        Take(name) is { ValueKind: JsonValueKind.String } value && !string.IsNullOrWhiteSpace(value.GetString()) ? value.GetString()! : throw Refuse(name, "is missing");

    public bool Flag(string name) => Take(name) is { ValueKind: JsonValueKind.True };

    public JsonElement Object(string name) => Take(name) is { ValueKind: JsonValueKind.Object } value ? value : throw Refuse(name, "is missing");

    public Figure<int> Number(string name) => NumberOrNone(name) ?? throw Refuse(name, "is missing");

    public Figure<int>? NumberOrNone(string name) => FigureOrNone(name, v => v.ValueKind == JsonValueKind.Number && v.TryGetInt32(out int number) && number >= 0 ? number : throw Refuse(name, "is no whole number"));

    public Figure<long>? LongOrNone(string name) => FigureOrNone(name, v => v.ValueKind == JsonValueKind.Number && v.TryGetInt64(out long number) && number > 0 ? number : throw Refuse(name, "is no whole number"));

    public Figure<double>? RatioOrNone(string name) => FigureOrNone(name, v => v.ValueKind == JsonValueKind.Number && v.TryGetDouble(out double number) && number > 0 ? number : throw Refuse(name, "is no ratio"));

    public Figure<bool>? YesOrNone(string name) => FigureOrNone(name, v => v.ValueKind == JsonValueKind.True ? true : throw Refuse(name, "can only be true, or left out"));

    public Figure<string>? WordOrNone(string name) =>
        FigureOrNone(name, v => v.ValueKind == JsonValueKind.String && v.GetString() is { Length: > 0 } word && word.All(char.IsAsciiLetterOrDigit) ? word : throw Refuse(name, "is no word"));

    public Figure<decimal>? PriceOrNone(string name) =>
        FigureOrNone(name, v => v.ValueKind == JsonValueKind.Number && v.TryGetDecimal(out decimal price) && price is > 0 and < 100 ? price : throw Refuse(name, "is no price"));

    public Figure<DateOnly>? DayOrNone(string name) => FigureOrNone(
        name, v => v.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(v.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Refuse(name, "is no date such as 2026-11-22"));

    public Figure<IReadOnlyList<string>>? TypesOrNone(string name) => FigureOrNone<IReadOnlyList<string>>(
        name,
        v => v.ValueKind == JsonValueKind.Array && v.GetArrayLength() > 0 && v.EnumerateArray().All(t => t.ValueKind == JsonValueKind.String && t.GetString()!.Contains('/', StringComparison.Ordinal))
            ? [.. v.EnumerateArray().Select(t => t.GetString()!)]
            : throw Refuse(name, "is no list of media types"));

    /// <summary>Refuses fields that nobody has read: a misspelt limit would be no limit.</summary>
    public void NothingElse()
    {
        if (element.EnumerateObject().FirstOrDefault(property => !_read.Contains(property.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
        {
            throw Refuse(unknown.Name, "is not known");
        }
    }

    private Figure<T>? FigureOrNone<T>(string name, Func<JsonElement, T> read)
    {
        if (Take(name) is not { } found)
        {
            return null;
        }

        if (found.ValueKind != JsonValueKind.Object)
        {
            throw Refuse(name, "has no value, source and readOn");
        }

        var figure = new RuleFields(found, $"{owner}.{name}");
        var value = read(figure.Take("value") ?? throw figure.Refuse("value", "is missing"));
        var source = figure.Text("source");
        var readOn = DateOnly.TryParseExact(figure.Text("readOn"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw figure.Refuse("readOn", "is no date such as 2026-11-22");
        var confidence = figure.Take("confidence") is null ? Confidence.Documented : figure.Text("confidence") switch
        {
            "disputed" => Confidence.Disputed,
            "third-party" => Confidence.ThirdParty,
            "unchecked" => Confidence.Unchecked,
            _ => throw figure.Refuse("confidence", "is none that we know"),
        };
        var note = figure.Take("note") is null ? null : figure.Text("note");
        if (confidence == Confidence.Disputed && note is null)
        {
            throw figure.Refuse("note", "must say what the sources disagree on");
        }

        figure.NothingElse();
        return new(value, source, readOn, confidence, note);
    }

    private JsonElement? Take(string name)
    {
        _read.Add(name);
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
    }

    private RulePackRefusedException Refuse(string name, string what) => new($"{owner}: {name} {what}.");
}
