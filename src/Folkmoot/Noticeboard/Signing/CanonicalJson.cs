// JSON in its one canonical form (RFC 8785), for the closed shape of our documents: objects, arrays, strings, whole numbers, true, false, null. Pure.
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Folkmoot.Noticeboard.Signing;

internal static class CanonicalJson
{
    /// <summary>Largest whole number that every reader of JSON keeps exactly (RFC 8785, appendix B; I-JSON).</summary>
    public const long IntegerMax = 9_007_199_254_740_991;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static byte[] Write(JsonNode node) =>
        TryWrite(Encoding.UTF8.GetBytes(node.ToJsonString())) ?? throw new InvalidOperationException("Our own document has a shape that it must not have.");

    /// <summary>Null where it is no JSON, names a member twice, or has a number that is not whole or a half of a surrogate pair.</summary>
    public static byte[]? TryWrite(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var text = new StringBuilder();
            return Append(text, document.RootElement) ? Encoding.UTF8.GetBytes(text.ToString()) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool Append(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                // By UTF-16 code units (section 3.2.3), which is what ordinal means here.
                foreach (var (number, member) in element.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal).Index())
                {
                    AppendString(number == 0 ? text : text.Append(','), member.Name);
                    if (!Append(text.Append(':'), member.Value))
                    {
                        return false;
                    }
                }

                text.Append('}');
                return true;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var (number, item) in element.EnumerateArray().Index())
                {
                    if (!Append(number == 0 ? text : text.Append(','), item))
                    {
                        return false;
                    }
                }

                text.Append(']');
                return true;
            case JsonValueKind.String:
                AppendString(text, element.GetString()!);
                return true;
            case JsonValueKind.Number:
                if (!element.TryGetInt64(out var whole) || whole is > IntegerMax or < -IntegerMax)
                {
                    return false;
                }

                text.Append(whole.ToString(CultureInfo.InvariantCulture));
                return true;
            default:
                text.Append(element.GetRawText());
                return true;
        }
    }

    /// <summary>Section 3.2.2.2: the short escapes where there are any, four lower-case digits for other control characters, everything else as it is.</summary>
    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
