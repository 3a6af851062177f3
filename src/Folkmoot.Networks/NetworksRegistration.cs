// Registers every network and its HTTP client; the one line that the product needs.
using Folkmoot.Networks.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Folkmoot.Networks;

public static class NetworksRegistration
{
    private static readonly string[] Clients = [Bluesky.Bluesky.Client, Mastodon.Mastodon.Client, X.X.Client, Facebook.Facebook.Client, LinkedIn.LinkedIn.Client, Telegram.Telegram.Client, Webhook.Webhook.Client, Meta.MetaSite.Threads.Client, Meta.MetaSite.Instagram.Client, Rss.Rss.Client, Sandbox.Sandbox.Client, ActivityPub.ActivityPubClient.Client];

    /// <summary>Adds each <see cref="INetwork"/> as a singleton and one guarded, named HTTP client per network.</summary>
    public static IServiceCollection AddNetworks(this IServiceCollection services, Action<NetworkOptions>? configure = null)
    {
        var options = services.AddOptions<NetworkOptions>().ValidateDataAnnotations().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SafeHttp>();
        services.TryAddSingleton(provider => new ActivityPub.ActivityPubClient(provider.GetRequiredService<SafeHttp>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new Webhook.HookClient(provider.GetRequiredService<SafeHttp>(), provider.GetRequiredService<TimeProvider>()));
        foreach (var client in Clients)
        {
            services.AddGuardedClient(client, provider => provider.GetRequiredService<IOptions<NetworkOptions>>().Value);
        }

        services.AddSingleton<INetwork, Bluesky.Bluesky>();
        services.AddSingleton<INetwork, Mastodon.Mastodon>();
        services.AddSingleton<INetwork, X.X>();
        services.AddSingleton<INetwork, Facebook.Facebook>();
        services.AddSingleton<INetwork, LinkedIn.LinkedIn>();
        services.AddSingleton<INetwork, Telegram.Telegram>();
        services.AddSingleton<INetwork, Webhook.Webhook>();
        services.AddSingleton<INetwork, Rss.Rss>();
        foreach (var site in (Meta.MetaSite[])[Meta.MetaSite.Threads, Meta.MetaSite.Instagram])
        {
            services.AddSingleton<INetwork>(provider => ActivatorUtilities.CreateInstance<Meta.ContainerNetwork>(provider, site));
        }

        services.AddSingleton<INetwork>(new ByHand.ByHand(ByHand.Place.Nextdoor));
        services.AddSingleton<INetwork>(new ByHand.ByHand(ByHand.Place.Other));
        foreach (var mode in Enum.GetValues<Reconciliation>())
        {
            services.AddSingleton<INetwork>(provider => ActivatorUtilities.CreateInstance<Sandbox.Sandbox>(provider, mode));
        }

        return services;
    }
}
