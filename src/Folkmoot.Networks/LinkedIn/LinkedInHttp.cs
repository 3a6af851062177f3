// Calls LinkedIn's versioned interface, each call with the version that the rule pack names.
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.LinkedIn;

internal sealed class LinkedInHttp(SafeHttp http, string version)
{
    public NetworkOptions Options => http.Options;

    public Task<Exchange> GetAsync(Uri server, string token, string path, CancellationToken cancellationToken) =>
        SendAsync(new Uri(server, "rest/" + path), token, HttpMethod.Get, null, cancellationToken);

    public Task<Exchange> CallAsync(LinkedInSettings settings, HttpMethod method, string path, OnceContent? content, CancellationToken cancellationToken) =>
        SendAsync(new Uri(settings.Server, "rest/" + path), settings.Token, method, content, cancellationToken);

    public Task<Exchange> PostAsync<T>(LinkedInSettings settings, string path, T body, JsonTypeInfo<T> shape, CancellationToken cancellationToken) =>
        CallAsync(settings, HttpMethod.Post, path, JsonBody.Of(JsonSerializer.Serialize(body, shape)), cancellationToken);

    /// <summary>Changes some fields of what is there: Rest.li's PARTIAL_UPDATE.</summary>
    public Task<Exchange> PatchAsync(LinkedInSettings settings, string path, string json, CancellationToken cancellationToken) =>
        SendAsync(new Uri(settings.Server, "rest/" + path), settings.Token, HttpMethod.Post, JsonBody.Of(json), cancellationToken, "PARTIAL_UPDATE");

    /// <summary>Sends an image to the address that LinkedIn named for it; null where that is none of LinkedIn's, to which the token must not go.</summary>
    public async Task<Exchange?> UploadAsync(LinkedInSettings settings, string address, OutgoingImage image, CancellationToken cancellationToken) =>
        Uri.TryCreate(address, UriKind.Absolute, out var place) && IsTheirs(place, settings.Server)
            ? await SendAsync(place, settings.Token, HttpMethod.Put, new OnceContent(image.Bytes, image.MediaType), cancellationToken).ConfigureAwait(false)
            : null;

    private static bool IsTheirs(Uri place, Uri server) => (place.Scheme == server.Scheme && place.Authority == server.Authority)
        || (place.Scheme == Uri.UriSchemeHttps && place.IsDefaultPort && (place.Host == "linkedin.com" || place.Host.EndsWith(".linkedin.com", StringComparison.Ordinal)));

    private async Task<Exchange> SendAsync(Uri address, string token, HttpMethod method, OnceContent? content, CancellationToken cancellationToken, string? restMethod = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("LinkedIn-Version", version);
        request.Headers.TryAddWithoutValidation("X-Restli-Protocol-Version", "2.0.0");
        if (restMethod is not null)
        {
            request.Headers.TryAddWithoutValidation("X-RestLi-Method", restMethod);
        }

        return await http.SendAsync(LinkedIn.Client, request, cancellationToken).ConfigureAwait(false);
    }
}
