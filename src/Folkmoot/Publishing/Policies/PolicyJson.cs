// A posting policy as a file: JSON that people and programs write, read strictly, so that a mistyped field is never a rule that silently does not hold. Pure.
using System.Text.Encodings.Web;
using System.Text.Json;
using Folkmoot.Networks;

namespace Folkmoot.Publishing.Policies;

internal static class PolicyJson
{
    /// <summary>First field of every file; docs/posting-policy.md describes the format.</summary>
    public const string Format = "folkmoot-posting-policy-1";

    public const int FileMax = 500_000;

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Fields = ["clause", "wording", "check", "severity", "channels", "goal", "people", "words", "label"];

    /// <param name="channel">How the file names a channel.</param>
    public static string Write(IReadOnlyList<PolicyRule> rules, Func<string, string> channel)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString("policy", Format);
            json.WriteStartArray("rules");
            foreach (var rule in rules)
            {
                Write(json, rule, channel);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>The rules, and everything that is wrong with them; rules that have faults are not to be used.</summary>
    /// <param name="channel">The stored name of a channel that the file names; null where there is none, or more than one.</param>
    public static (IReadOnlyList<PolicyRule> Rules, IReadOnlyList<PolicyFault> Faults) Read(string text, Func<string, string?> channel)
    {
        var faults = new List<PolicyFault>();
        var rules = new List<PolicyRule>();
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            Read(document.RootElement, channel, rules, faults);
        }
        catch (JsonException e)
        {
            faults.Add(new(null, "", new Reason("publishing.policy.fault.json", (e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1)));
        }

        // A field or rule that could not be read has said so; what follows from its being empty is no second fault.
        var told = faults.Select(f => (f.Rule, f.Field)).ToHashSet();
        faults.AddRange(PolicyFaults.Of(rules).Where(f => !told.Contains((f.Rule, f.Field)) && !told.Contains((f.Rule, ""))));
        return (rules, faults);
    }

    private static void Read(JsonElement root, Func<string, string?> channel, List<PolicyRule> rules, List<PolicyFault> faults)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("policy", out var format) || format.ValueKind != JsonValueKind.String || format.GetString() != Format)
        {
            faults.Add(new(null, "policy", new Reason("publishing.policy.fault.format", Format)));
            return;
        }

        foreach (var other in root.EnumerateObject().Where(p => p.Name is not ("policy" or "rules")))
        {
            faults.Add(new(null, other.Name, new Reason("publishing.policy.fault.unknown")));
        }

        if (!root.TryGetProperty("rules", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            faults.Add(new(null, "rules", new Reason("publishing.policy.fault.list")));
            return;
        }

        foreach (var (i, rule) in list.EnumerateArray().Index())
        {
            if (rule.ValueKind == JsonValueKind.Object)
            {
                rules.Add(Rule(rule, i, channel, faults));
            }
            else
            {
                faults.Add(new(i, "", new Reason("publishing.policy.fault.object")));
                rules.Add(new("", "", "", false, []));
            }
        }
    }

    private static PolicyRule Rule(JsonElement rule, int i, Func<string, string?> channel, List<PolicyFault> faults)
    {
        foreach (var other in rule.EnumerateObject().Where(p => !Fields.Contains(p.Name, StringComparer.Ordinal)))
        {
            Fault(other.Name, new Reason("publishing.policy.fault.unknown"));
        }

        var severity = Text("severity");
        if (severity is not ("hint" or "blocks"))
        {
            Fault("severity", new Reason("publishing.policy.fault.severity"));
        }

        var channels = new List<string>();
        foreach (var name in List("channels"))
        {
            if (channel(name) is { } known)
            {
                channels.Add(known);
            }
            else
            {
                Fault("channels", new Reason("publishing.policy.fault.channel", name));
            }
        }

        return new PolicyRule(
            Text("clause"), Text("wording"), Text("check"), severity == "blocks", channels,
            Number("goal"), Number("people") is { } people ? (int)Math.Clamp(Math.Floor(people) == people ? people : 0, 0, 1_000) : null,
            rule.TryGetProperty("words", out _) ? List("words") : null, rule.TryGetProperty("label", out _) ? Text("label") : null);

        void Fault(string field, Reason reason) => faults.Add(new(i, field, reason));

        string Text(string field)
        {
            if (!rule.TryGetProperty(field, out var value))
            {
                return "";
            }

            if (value.ValueKind == JsonValueKind.String)
            {
                return value.GetString()!.Trim();
            }

            Fault(field, new Reason("publishing.policy.fault.text"));
            return "";
        }

        double? Number(string field)
        {
            if (!rule.TryGetProperty(field, out var value))
            {
                return null;
            }

            if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number))
            {
                return number;
            }

            Fault(field, new Reason("publishing.policy.fault.number"));
            return null;
        }

        List<string> List(string field)
        {
            if (!rule.TryGetProperty(field, out var value))
            {
                return [];
            }

            if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String))
            {
                return [.. value.EnumerateArray().Select(v => v.GetString()!.Trim())];
            }

            Fault(field, new Reason("publishing.policy.fault.texts"));
            return [];
        }
    }

    private static void Write(Utf8JsonWriter json, PolicyRule rule, Func<string, string> channel)
    {
        json.WriteStartObject();
        json.WriteString("clause", rule.Clause);
        json.WriteString("wording", rule.Wording);
        json.WriteString("check", rule.Check);
        json.WriteString("severity", rule.Blocks ? "blocks" : "hint");
        WriteList(json, "channels", [.. rule.Channels.Select(channel)]);
        if (rule.Goal is { } goal)
        {
            json.WriteNumber("goal", goal);
        }

        if (rule.People is { } people)
        {
            json.WriteNumber("people", people);
        }

        WriteList(json, "words", rule.Words ?? []);
        if (rule.Label is { } label)
        {
            json.WriteString("label", label);
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string field, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            json.WriteStartArray(field);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }
    }
}
