// A far end of our own that speaks the chat-completions protocol, behaves as a test wants, and keeps what it received.
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Folkmoot.Tests.Drafting;

/// <summary>What one call brought: its headers and its body as they came.</summary>
internal sealed record Received(string Body, string? Authorization)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public bool WantsStream => Json["stream"]!.GetValue<bool>();

    public string System => Json["messages"]![0]!["content"]!.GetValue<string>();

    /// <summary>The material, also where a picture came with it.</summary>
    public string Material => Json["messages"]![1]!["content"] is JsonArray parts ? parts[0]!["text"]!.GetValue<string>() : Json["messages"]![1]!["content"]!.GetValue<string>();

    /// <summary>What stands between the last two marks.</summary>
    public string Text => Material[(Material.LastIndexOf("BEGIN ", StringComparison.Ordinal)..Material.LastIndexOf("\nEND ", StringComparison.Ordinal))] is var part
        ? part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..]
        : "";
}

internal delegate Task Behaviour(HttpContext context, Received call);

internal sealed class ModelFarEnd : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ModelFarEnd(WebApplication app) => _app = app;

    public ConcurrentQueue<Received> Calls { get; } = [];

    public Received Last => Calls.Last();

    /// <summary>How the next calls are answered; the last one stays.</summary>
    public Behaviour Behave { get; set; } = Says("OK");

    public string Endpoint => _app.Urls.First() + "/v1";

    public static async Task<ModelFarEnd> StartAsync(string address = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        builder.WebHost.ConfigureKestrel(k => k.Limits.MinResponseDataRate = null);
        var app = builder.Build();
        var farEnd = new ModelFarEnd(app);
        app.MapPost("/v1/chat/completions", farEnd.AnswerAsync);
        await app.StartAsync();
        return farEnd;
    }

    public static Behaviour Says(string text) => Says(_ => text);

    /// <summary>Answers as a model does: piece by piece where it was asked for that.</summary>
    public static Behaviour Says(Func<Received, string> answer, string finish = "stop") => async (context, call) =>
    {
        if (!call.WantsStream)
        {
            await WriteAsync(context, Whole(answer(call), finish));
            return;
        }

        BeginStream(context);
        await EventAsync(context, new JsonObject { ["id"] = "c1", ["model"] = "test-model-1", ["choices"] = new JsonArray(Delta(new JsonObject { ["role"] = "assistant", ["content"] = "" }, null)) });
        foreach (var piece in Pieces(answer(call)))
        {
            await EventAsync(context, Piece(piece));
        }

        await EventAsync(context, new JsonObject { ["model"] = "test-model-1", ["choices"] = new JsonArray(Delta([], finish)) });
        await EventAsync(context, new JsonObject { ["model"] = "test-model-1", ["choices"] = new JsonArray(), ["usage"] = new JsonObject { ["prompt_tokens"] = 120, ["completion_tokens"] = 40 } });
        await context.Response.WriteAsync("data: [DONE]\n\n");
    };

    /// <summary>Answers as a whole, although it was asked to stream.</summary>
    public static Behaviour SaysWhole(string text) => (context, _) => WriteAsync(context, Whole(text, "stop"));

    public static Behaviour Refuses(bool stream = true) => async (context, _) =>
    {
        var words = new JsonObject { ["role"] = "assistant", ["content"] = null, ["refusal"] = "I cannot help with that." };
        if (!stream)
        {
            await WriteAsync(context, new JsonObject { ["choices"] = new JsonArray(new JsonObject { ["message"] = words, ["finish_reason"] = "stop" }) });
            return;
        }

        BeginStream(context);
        await EventAsync(context, new JsonObject { ["choices"] = new JsonArray(Delta(words, null)) });
        await EventAsync(context, new JsonObject { ["choices"] = new JsonArray(Delta([], "stop")) });
        await context.Response.WriteAsync("data: [DONE]\n\n");
    };

    public static Behaviour Fails(int status, string body = "{\"error\":{\"message\":\"no\"}}", string? retryAfter = null) => async (context, _) =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    };

    public static Behaviour Sends(string contentType, string body) => async (context, _) =>
    {
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(body);
    };

    /// <summary>Some words, and then the connection is gone.</summary>
    public static Behaviour Cut => async (context, _) =>
    {
        BeginStream(context);
        await EventAsync(context, Piece("The ferry "));
        context.Abort();
    };

    /// <summary>Some words, and then a proper end of the connection without the end of the answer.</summary>
    public static Behaviour EndsEarly => async (context, _) =>
    {
        BeginStream(context);
        await EventAsync(context, Piece("The ferry "));
    };

    /// <summary>Not one word until the caller is gone.</summary>
    public static Behaviour Silent => async (context, _) =>
    {
        BeginStream(context);
        await context.Response.Body.FlushAsync();
        await WaitAsync(context);
    };

    /// <summary>One word, and then nothing until the caller is gone.</summary>
    public static Behaviour Hangs => async (context, _) =>
    {
        BeginStream(context);
        await EventAsync(context, Piece("The "));
        await WaitAsync(context);
    };

    /// <summary>Words without end.</summary>
    public static Behaviour Endless => async (context, _) =>
    {
        BeginStream(context);
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await EventAsync(context, Piece(new string('a', 1_000)));
        }
    };

    /// <summary>One line without end.</summary>
    public static Behaviour Huge => async (context, _) =>
    {
        BeginStream(context);
        await context.Response.WriteAsync("data: ");
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync(new string('a', 100_000));
        }
    };

    /// <summary>One behaviour after the other; the last one stays.</summary>
    public static Behaviour Then(params Behaviour[] behaviours)
    {
        var next = -1;
        return (context, call) => behaviours[Math.Min(Interlocked.Increment(ref next), behaviours.Length - 1)](context, call);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var call = new Received(await reader.ReadToEndAsync(), context.Request.Headers.Authorization);
        Calls.Enqueue(call);
        try
        {
            await Behave(context, call);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The caller has gone, which is what some tests want.
        }
    }

    private static async Task WaitAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var _ = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    private static void BeginStream(HttpContext context) => context.Response.ContentType = "text/event-stream";

    private static Task EventAsync(HttpContext context, JsonObject data) => SendAsync(context, $"data: {data.ToJsonString()}\n\n");

    private static async Task SendAsync(HttpContext context, string text)
    {
        await context.Response.WriteAsync(text, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static Task WriteAsync(HttpContext context, JsonObject answer)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(answer.ToJsonString());
    }

    private static JsonObject Piece(string text) => new() { ["model"] = "test-model-1", ["choices"] = new JsonArray(Delta(new JsonObject { ["content"] = text }, null)) };

    private static JsonObject Delta(JsonObject delta, string? finish) => new() { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish };

    private static JsonObject Whole(string text, string finish) => new()
    {
        ["id"] = "c1",
        ["model"] = "test-model-1",
        ["choices"] = new JsonArray(new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text }, ["finish_reason"] = finish }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 120, ["completion_tokens"] = 40 },
    };

    /// <summary>Cut anywhere between characters, also in the middle of a mark.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        var piece = new StringBuilder();
        while (elements.MoveNext())
        {
            piece.Append(elements.GetTextElement());
            if (piece.Length >= 7)
            {
                yield return piece.ToString();
                piece.Clear();
            }
        }

        if (piece.Length > 0)
        {
            yield return piece.ToString();
        }
    }
}
