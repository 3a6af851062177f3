// Gives tests the networks as the product registers them, with short time-outs and the loopback address allowed.
using Folkmoot.Networks;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Networks;

internal sealed class NetworkHost : IAsyncDisposable
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    private readonly ServiceProvider _services;

    public NetworkHost(string allow = "all", int responseBytesMax = 4 * 1024 * 1024, string? publicRoot = "https://media.example.gov")
    {
        var services = new ServiceCollection();
        services.AddNetworks(options =>
        {
            options.AllowPrivateAddresses.Add(allow);
            options.PublicRoot = publicRoot is null ? null : new Uri(publicRoot);
            options.Timeout = Timeout;
            options.UploadTimeout = TimeSpan.FromSeconds(10);
            options.ResponseBytesMax = responseBytesMax;
        });
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public INetwork this[string name] => _services.GetServices<INetwork>().Single(network => network.Name == name);

    /// <summary>Every network that the product registers.</summary>
    public IEnumerable<INetwork> All => _services.GetServices<INetwork>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static Account Account(params (string Name, string Value)[] settings) =>
        new(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), settings.ToDictionary(setting => setting.Name, setting => setting.Value));

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
