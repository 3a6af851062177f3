// A node that serves the public pages over real HTTP, on the database and the clock of a test house: another process, as far as the pages can tell.
using System.Net;
using Folkmoot.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Folkmoot.Tests.Noticeboard;

internal sealed class PublicSite : IAsyncDisposable
{
    public const string Root = "https://notices.example.gov";

    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private PublicSite(WebApplication app)
    {
        _app = app;
        _client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient("public");
        _client.BaseAddress = new Uri(app.Urls.First());
    }

    /// <param name="settings">Further settings, as on the command line.</param>
    public static async Task<PublicSite> OpenAsync(TestHouse house, params string[] settings)
    {
        var app = Program.Build([$"--Database={house.ConnectionString}", $"--PublicUrl={Root}", .. settings], builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(house.Clock));
            builder.Services.AddHttpClient("public").ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        });
        await app.StartAsync();
        return new PublicSite(app);
    }

    public Task<Got> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, headers);

    public async Task<Got> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _client.SendAsync(request);
        return await ReadAsync(answer);
    }

    /// <summary>A body as another server sends it.</summary>
    public async Task<Got> PostAsync(string path, byte[] body, string mediaType, IEnumerable<KeyValuePair<string, string>> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _client.SendAsync(request);
        return await ReadAsync(answer);
    }

    private static async Task<Got> ReadAsync(HttpResponseMessage answer) =>
        new(
            answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(),
            answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));

    /// <summary>A form as a browser without script sends it.</summary>
    public async Task<Got> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), content);
        return await ReadAsync(answer);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}

internal sealed record Got(HttpStatusCode Status, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    public string? this[string header] => Headers.GetValueOrDefault(header);
}
