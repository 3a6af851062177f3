// Shows where what somebody holds differs from what was signed. Pure.
using System.Globalization;
using System.Text.Json;

namespace Folkmoot.Noticeboard.Signing;

/// <summary>One place that differs.</summary>
/// <param name="Member">Of the document: <c>text</c>, <c>images.0.alt</c>.</param>
/// <param name="Before">What stands before it in both, shortened.</param>
/// <param name="Original">What was signed there; empty where something was added.</param>
/// <param name="Given">What was handed in; empty where something is missing.</param>
public sealed record Difference(string Member, string Before, string Original, string Given, string After)
{
    private const int AroundMax = 40;
    private const int PartMax = 400;
    private const int Most = 20;

    /// <summary>As people copy it: line ends of any kind, and nothing around it.</summary>
    public static string Plain(string text) => NoticeText.Clean(text).Trim();

    /// <summary>From the first to the last character, as people see them, that is not the same. Null: there is none.</summary>
    public static Difference? Of(string member, string original, string given)
    {
        if (original == given)
        {
            return null;
        }

        var (a, b) = (Elements(original), Elements(given));
        var start = 0;
        while (start < a.Count && start < b.Count && a[start] == b[start])
        {
            start++;
        }

        var end = 0;
        while (end < a.Count - start && end < b.Count - start && a[^(end + 1)] == b[^(end + 1)])
        {
            end++;
        }

        return new(
            member,
            (start > AroundMax ? "…" : "") + string.Concat(a[Math.Max(0, start - AroundMax)..start]),
            Part(a[start..^end]),
            Part(b[start..^end]),
            string.Concat(a.Skip(a.Count - end).Take(AroundMax)) + (end > AroundMax ? "…" : ""));
    }

    /// <summary>Both in canonical form; the first twenty.</summary>
    public static IReadOnlyList<Difference> OfDocuments(byte[] original, byte[] given)
    {
        var (a, b) = (Flat(original), Flat(given));
        return [.. a.Keys.Union(b.Keys).Order(StringComparer.Ordinal)
            .Select(m => Of(m, a.GetValueOrDefault(m, ""), b.GetValueOrDefault(m, ""))).OfType<Difference>().Take(Most)];
    }

    private static string Part(List<string> elements) => elements.Count > PartMax ? string.Concat(elements.Take(PartMax)) + "…" : string.Concat(elements);

    private static List<string> Elements(string text)
    {
        var elements = new List<string>(text.Length);
        for (int at = 0, length; at < text.Length; at += length)
        {
            length = StringInfo.GetNextTextElementLength(text, at);
            elements.Add(text.Substring(at, length));
        }

        return elements;
    }

    private static Dictionary<string, string> Flat(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("", document.RootElement);
        return flat;

        void Add(string path, JsonElement element)
        {
            string In(string name) => path.Length == 0 ? name : $"{path}.{name}";
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var member in element.EnumerateObject())
                    {
                        Add(In(member.Name), member.Value);
                    }

                    break;
                case JsonValueKind.Array:
                    foreach (var (number, item) in element.EnumerateArray().Index())
                    {
                        Add(In(number.ToString(CultureInfo.InvariantCulture)), item);
                    }

                    break;
                default:
                    flat[path] = element.ToString();
                    break;
            }
        }
    }
}
