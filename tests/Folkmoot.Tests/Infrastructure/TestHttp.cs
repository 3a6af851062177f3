// HTTP clients for tests that speak to a server of their own.
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Infrastructure;

internal static class TestHttp
{
    private static readonly IHttpClientFactory Factory = new ServiceCollection()
        .AddHttpClient("").ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }).Services
        .BuildServiceProvider().GetRequiredService<IHttpClientFactory>();

    /// <summary>A client that follows no redirect and keeps no cookie, speaking to <paramref name="address"/>.</summary>
    public static HttpClient Plain(string address)
    {
        var client = Factory.CreateClient();
        client.BaseAddress = new Uri(address);
        return client;
    }

    /// <summary>The same with a jar of its own: a browser without script. Disposing it disposes the jar.</summary>
    public static HttpClient WithCookies(string address)
    {
        var services = new ServiceCollection();
        services.AddHttpClient("").ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        var client = services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient();
        client.BaseAddress = new Uri(address);
        return client;
    }
}
