// Calls the Graph interface as a page. The token goes in a header, so that no address holds it.
using System.Net.Http.Headers;
using System.Text;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.Meta;
using Folkmoot.Networks.OAuth;

namespace Folkmoot.Networks.Facebook;

internal sealed class FacebookHttp(SafeHttp http)
{
    public const string Version = "v25.0";

    public NetworkOptions Options => http.Options;

    public Task<Exchange> GetAsync(Uri server, string token, string path, CancellationToken cancellationToken, params IEnumerable<(string Name, string Value)> query) =>
        SendAsync(server, token, HttpMethod.Get, $"{path}?{OAuthClient.Form(query)}", null, cancellationToken);

    public Task<Exchange> PostAsync(FacebookSettings settings, string path, IEnumerable<(string Name, string Value)> form, CancellationToken cancellationToken) =>
        SendAsync(settings.Server, settings.Token, HttpMethod.Post, path, new OnceContent(Encoding.UTF8.GetBytes(OAuthClient.Form(form)), "application/x-www-form-urlencoded"), cancellationToken);

    public Task<Exchange> PostAsync(FacebookSettings settings, string path, OnceContent content, CancellationToken cancellationToken) =>
        SendAsync(settings.Server, settings.Token, HttpMethod.Post, path, content, cancellationToken);

    public Task<Exchange> DeleteAsync(FacebookSettings settings, string id, CancellationToken cancellationToken) =>
        SendAsync(settings.Server, settings.Token, HttpMethod.Delete, Uri.EscapeDataString(id), null, cancellationToken);

    private async Task<Exchange> SendAsync(Uri server, string token, HttpMethod method, string path, OnceContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(server, $"{Version}/{path}")) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return MetaHttp.Told(await http.SendAsync(Facebook.Client, request, cancellationToken).ConfigureAwait(false));
    }
}
