// Makes every outgoing HTTP call: one time-out over the whole call, a cap on what is read, and no exception for what the wire does.
using System.Buffers;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;

namespace Folkmoot.Networks.Http;

internal sealed class SafeHttp(IHttpMessageHandlerFactory handlers, IOptions<NetworkOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public NetworkOptions Options => options.Value;

    /// <summary>Sends through the named client. Throws only when the caller itself cancels.</summary>
    /// <param name="answerBytesMax">Largest answer that is read; null for what the options say.</param>
    public async Task<Exchange> SendAsync(string client, HttpRequestMessage request, CancellationToken cancellationToken, int? answerBytesMax = null)
    {
        bool upload = request.Content?.Headers.ContentType?.MediaType is { } type
            && (type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("multipart/", StringComparison.Ordinal));
        var timeout = upload ? Options.UploadTimeout : Options.Timeout;
        using var patience = new CancellationTokenSource(timeout, clock);
        await using var stop = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), patience).ConfigureAwait(false);
        try
        {
            request.Headers.TryAddWithoutValidation("User-Agent", Options.UserAgent);
            // Not HttpClient: nothing that it adds is wanted here, and it would take longer than the rest of this method. The factory renews the handlers.
            using var http = new HttpMessageInvoker(handlers.CreateHandler(client), disposeHandler: false);
            using var response = await http.SendAsync(request, patience.Token).ConfigureAwait(false);
            return await AnswerAsync(response, answerBytesMax ?? Options.ResponseBytesMax, patience.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or IOException or NotSupportedException
            && !cancellationToken.IsCancellationRequested)
        {
            bool started = request.Content is not OnceContent content || content.Started;
            return Classify(failure, started, request.RequestUri?.Host ?? "", timeout);
        }
    }

    private async Task<Answer> AnswerAsync(HttpResponseMessage response, int bytesMax, CancellationToken cancellationToken)
    {
        var headers = new AnswerHeaders(response.Headers, response.Content.Headers);
        bool complete = true;
        using var body = new MemoryStream();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var reading = stream.ConfigureAwait(false);
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (body.Length + read > bytesMax)
                {
                    complete = false;
                    break;
                }

                body.Write(buffer, 0, read);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException or OperationCanceledException)
        {
            // The status has arrived and tells more than the loss: a refusal stays one although its words were cut.
            complete = false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return new(response.StatusCode, body.ToArray(), complete, headers.TryGetValue("Content-Type", out string type) ? type : null, RetryAt(response), headers);
    }

    private DateTimeOffset? RetryAt(HttpResponseMessage response)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? wanted = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => now + (delta < LongestWait ? delta : LongestWait),
            { Date: { } date } => date,
            _ => response.StatusCode == HttpStatusCode.TooManyRequests ? RateLimitReset(response) : null,
        };
        return wanted is not { } at ? null : at < now ? now : at > now + LongestWait ? now + LongestWait : at;
    }

    // ratelimit-reset (Bluesky) and x-rate-limit-reset (X) give the second of the Unix epoch at which their window ends, x-ratelimit-reset (Mastodon) its date.
    private static DateTimeOffset? RateLimitReset(HttpResponseMessage response) => Header(response, "ratelimit-reset", "x-rate-limit-reset", "x-ratelimit-reset") is not { } value ? null
        : long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            ? seconds is > 1_000_000_000 and < 100_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null
        : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date
        : null;

    private static string? Header(HttpResponseMessage response, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (response.Headers.TryGetValues(name, out var values))
            {
                return values.First();
            }
        }

        return null;
    }

    private static Exchange Classify(Exception failure, bool started, string host, TimeSpan timeout)
    {
        if (Find<PrivateAddressException>(failure) is { } secret)
        {
            return new NeverSent(new Reason("networks.http.private", secret.Host), Forever: true);
        }

        var reason = failure switch
        {
            OperationCanceledException => new Reason("networks.http.timeout", host, timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)),
            NotSupportedException => new Reason("networks.http.scheme"),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new Reason("networks.http.name", host),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new Reason("networks.http.secure", host),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => new Reason("networks.http.connect", host),
            _ => new Reason("networks.http.ended", host),
        };
        return started ? new Lost(reason) : new NeverSent(reason, failure is NotSupportedException);
    }

    private static T? Find<T>(Exception? failure)
        where T : Exception
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is T wanted)
            {
                return wanted;
            }
        }

        return null;
    }
}
