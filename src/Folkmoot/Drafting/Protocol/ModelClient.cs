// Speaks to a large model: one call over the guarded connection, its answer piece by piece or whole, and a plain word for whatever goes wrong.
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using Folkmoot.Networks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Folkmoot.Drafting.Protocol;

/// <summary>Throws <see cref="ModelFault"/> for whatever the far end or the wire does, and only the caller's own cancellation otherwise.</summary>
internal sealed class ModelClient(IHttpClientFactory clients, IOptions<LanguageOptions> options, TimeProvider clock) : IChatClient
{
    /// <summary>Name of the HTTP client.</summary>
    public const string Client = "drafting";

    /// <summary>Largest error page that is looked into for the far end's words.</summary>
    private const int ErrorBytesMax = 64 * 1024;

    private LanguageOptions Settings => options.Value;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in AskAsync(messages, options, stream: false, cancellationToken))
        {
            updates.Add(update);
        }

        return updates.ToChatResponse();
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        AskAsync(messages, options, stream: true, cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("openai-compatible", new Uri(Settings.Model), Settings.Name)
        : serviceKey is null && serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
    }

    private async IAsyncEnumerable<ChatResponseUpdate> AskAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chat, bool stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var patience = new Patience(Settings, clock, cancellationToken);
        var body = ChatJson.Request(Settings, messages, chat, stream);
        using var response = await SendAsync(body, patience);
        var bytes = new CappedStream(await Guard(patience, () => response.Content.ReadAsStreamAsync(patience.Token)), Settings.AnswerBytesMax);
        await using var reading = bytes;
        switch (response.Content.Headers.ContentType?.MediaType)
        {
            // A server that does not stream answers as a whole, although it was asked to.
            case "application/json":
                using (var reader = new StreamReader(bytes, Encoding.UTF8))
                {
                    yield return ChatJson.Read(await Guard(patience, () => reader.ReadToEndAsync(patience.Token)));
                }

                break;
            case "text/event-stream":
                await using (var events = SseParser.Create(bytes, (_, data) => Encoding.UTF8.GetString(data)).EnumerateAsync(patience.Token).GetAsyncEnumerator(patience.Token))
                {
                    var ended = false;
                    while (await Guard(patience, () => events.MoveNextAsync().AsTask()) && events.Current.Data is var data && data != "[DONE]")
                    {
                        var update = ChatJson.Read(data);
                        if (update.Contents.Count > 0)
                        {
                            patience.Begun();
                        }

                        ended |= update.FinishReason is not null;
                        yield return update;
                    }

                    if (!ended)
                    {
                        throw new ModelFault(Fault.Cut);
                    }
                }

                break;
            case var other:
                throw new ModelFault(Fault.Unreadable, $"The answer is of the type {other ?? "that is not said"}.");
        }
    }

    /// <summary>The answer's headers; a far end that asks us to come back is asked again as long as that is in time.</summary>
    private async Task<HttpResponseMessage> SendAsync(byte[] body, Patience patience)
    {
        for (var tries = 1; ; tries++)
        {
            var response = await Guard(patience, () => PostAsync(body, patience.Token));
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                var fault = await RefusedAsync(response, patience);
                if (fault.Fault is not (Fault.Busy or Fault.FarEndFailed) || tries >= Settings.TriesMax || Wait(response) is not { } wait || wait >= patience.Left)
                {
                    throw fault;
                }

                patience.Later(wait);
                await Guard(patience, async () =>
                {
                    await Task.Delay(wait, clock, patience.Token);
                    return true;
                });
            }
        }
    }

    private async Task<HttpResponseMessage> PostAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Settings.Endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream, application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", new NetworkOptions().UserAgent);
        if (Settings.Key.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Settings.Key);
        }

        using var http = clients.CreateClient(Client);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static async Task<ModelFault> RefusedAsync(HttpResponseMessage response, Patience patience)
    {
        var text = "";
        try
        {
            using var reader = new StreamReader(new CappedStream(await response.Content.ReadAsStreamAsync(patience.Token), ErrorBytesMax), Encoding.UTF8);
            text = await reader.ReadToEndAsync(patience.Token);
        }
        catch (Exception e) when (e is ModelFault or HttpRequestException or IOException || patience.RanOut(e))
        {
            // The status has arrived and says enough.
        }

        var (words, isFilter) = ChatJson.ReadError(text);
        var status = (int)response.StatusCode;
        var detail = $"{status.ToString(CultureInfo.InvariantCulture)} {words}";
        return new ModelFault(
            isFilter ? Fault.Declined
            : response.StatusCode switch
            {
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Fault.KeyRefused,
                HttpStatusCode.NotFound => Fault.NotThere,
                HttpStatusCode.TooManyRequests => Fault.Busy,
                _ => status >= 500 ? Fault.FarEndFailed : Fault.Rejected,
            },
            detail);
    }

    private TimeSpan? Wait(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > clock.GetUtcNow() ? date - clock.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    private static async Task<T> Guard<T>(Patience patience, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (patience.RanOut(e))
        {
            throw patience.Fault();
        }
        catch (Exception e) when (GuardedClients.IsPrivateAddress(e))
        {
            throw new ModelFault(Fault.PrivateAddress, inner: e);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            throw new ModelFault(Fault.Unreachable, e.HttpRequestError.ToString(), e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            throw new ModelFault(Fault.Cut, inner: e);
        }
    }
}
