// The shapes of the chat-completions protocol: what is sent, and what an answer or a piece of one says. Pure.
using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Folkmoot.Drafting.Protocol;

/// <summary>As OpenAI documents it (API reference, "Chat completions", read November 2026) and vLLM, llama.cpp, Ollama and others speak it.</summary>
internal static class ChatJson
{
    public static byte[] Request(LanguageOptions options, IEnumerable<ChatMessage> messages, ChatOptions? chat, bool stream)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("model", chat?.ModelId ?? options.Name);
            json.WriteNumber(options.LimitField, chat?.MaxOutputTokens ?? options.AnswerTokensMax);
            if ((chat?.Temperature ?? options.Temperature) is { } temperature)
            {
                json.WriteNumber("temperature", temperature);
            }

            json.WriteStartArray("messages");
            foreach (var message in messages)
            {
                Write(json, message);
            }

            json.WriteEndArray();
            json.WriteBoolean("stream", stream);
            if (stream)
            {
                json.WriteStartObject("stream_options");
                json.WriteBoolean("include_usage", true);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A whole answer, or one piece of it.</summary>
    /// <exception cref="ModelFault">It is no answer, or one that says what went wrong.</exception>
    public static ChatResponseUpdate Read(string data)
    {
        try
        {
            using var json = JsonDocument.Parse(data);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new ModelFault(Fault.Unreadable, "The answer is no JSON object.");
            }

            if (root.TryGetProperty("error", out var error) && error.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                throw IsFilter(error) ? new ModelFault(Fault.Declined, Words(error)) : new ModelFault(Fault.FarEndFailed, Words(error));
            }

            var update = new ChatResponseUpdate { Role = ChatRole.Assistant, ModelId = Text(root, "model"), ResponseId = Text(root, "id") };
            ReadUsage(root, update);
            if (root.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array)
            {
                foreach (var choice in choices.EnumerateArray().Take(1))
                {
                    ReadChoice(choice, update);
                }
            }
            else if (update.Contents.Count == 0)
            {
                throw new ModelFault(Fault.Unreadable, "The answer has no choices.");
            }

            return update;
        }
        catch (JsonException e)
        {
            throw new ModelFault(Fault.Unreadable, "The answer is no JSON.", e);
        }
    }

    /// <summary>The far end's words in the body of an answer that failed.</summary>
    public static (string Words, bool IsFilter) ReadError(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error", out var error)
                ? (Words(error), IsFilter(error))
                : ("", false);
        }
        catch (JsonException)
        {
            return ("", false);
        }
    }

    private static void Write(Utf8JsonWriter json, ChatMessage message)
    {
        json.WriteStartObject();
        json.WriteString("role", message.Role.Value);
        if (message.Contents.OfType<DataContent>().FirstOrDefault() is not { } picture)
        {
            json.WriteString("content", message.Text);
        }
        else
        {
            json.WriteStartArray("content");
            json.WriteStartObject();
            json.WriteString("type", "text");
            json.WriteString("text", message.Text);
            json.WriteEndObject();
            json.WriteStartObject();
            json.WriteString("type", "image_url");
            json.WriteStartObject("image_url");
            json.WriteString("url", picture.Uri);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void ReadChoice(JsonElement choice, ChatResponseUpdate update)
    {
        if (choice.ValueKind != JsonValueKind.Object)
        {
            throw new ModelFault(Fault.Unreadable, "A choice is no JSON object.");
        }

        if (Text(choice, "finish_reason") is { } reason)
        {
            update.FinishReason = new ChatFinishReason(reason);
        }

        var said = choice.TryGetProperty("delta", out var delta) ? delta : choice.TryGetProperty("message", out var message) ? message : default;
        if (said.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (Text(said, "refusal") is { Length: > 0 } refusal)
        {
            update.Contents.Add(new ErrorContent(refusal) { ErrorCode = "refusal" });
        }

        if (!said.TryGetProperty("content", out var content))
        {
            return;
        }

        // A list of parts is what some servers give where others give a text.
        var parts = content.ValueKind == JsonValueKind.Array ? content.EnumerateArray().Select(p => p.ValueKind == JsonValueKind.Object ? Text(p, "text") : null) : [Text(said, "content")];
        foreach (var part in parts.OfType<string>().Where(p => p.Length > 0))
        {
            update.Contents.Add(new TextContent(part));
        }
    }

    private static void ReadUsage(JsonElement root, ChatResponseUpdate update)
    {
        if (root.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object)
        {
            update.Contents.Add(new UsageContent(new UsageDetails { InputTokenCount = Count(usage, "prompt_tokens"), OutputTokenCount = Count(usage, "completion_tokens") }));
        }
    }

    /// <summary>Null where it is absent or no sensible number: what we are told is not what we believe blindly.</summary>
    private static long? Count(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt64(out var n) && n is >= 0 and <= 100_000_000 ? n : null;

    private static bool IsFilter(JsonElement error) => error.ValueKind == JsonValueKind.Object && Text(error, "code") is "content_filter" or "content_policy_violation";

    private static string Words(JsonElement error) => error.ValueKind switch
    {
        JsonValueKind.String => error.GetString()!,
        JsonValueKind.Object => Text(error, "message") ?? "",
        _ => "",
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
