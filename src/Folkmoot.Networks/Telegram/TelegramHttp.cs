// Calls methods of Telegram's bot interface; the answer's own words say when to come back.
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Telegram;

internal sealed class TelegramHttp(SafeHttp http, TimeProvider clock)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public NetworkOptions Options => http.Options;

    public async Task<Exchange> CallAsync(TelegramSettings settings, string method, OnceContent content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{settings.Server}bot{settings.Token}/{method}")) { Content = content };
        var exchange = await http.SendAsync(Telegram.Client, request, cancellationToken).ConfigureAwait(false);
        return exchange is Answer { RetryAt: null } answer && JsonBody.Read(answer, TelegramJson.Shapes.Response)?.Parameters?.RetryAfter is > 0 and var seconds
            ? answer with { RetryAt = clock.GetUtcNow() + (seconds < LongestWait.TotalSeconds ? TimeSpan.FromSeconds(seconds) : LongestWait) }
            : exchange;
    }

    /// <summary>The result in its shape; null when the answer is none, or says that it failed.</summary>
    public static T? Result<T>(Exchange exchange, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, TelegramJson.Shapes.Response) is { Ok: true } response
                ? response.Result.Deserialize(shape)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
