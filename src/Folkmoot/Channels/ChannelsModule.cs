// Connected accounts, and everything that leaves the house.
using Folkmoot.Networks;
using Folkmoot.Work;

namespace Folkmoot.Channels;

internal sealed class ChannelsModule : IModule
{
    /// <summary>Deliveries have their own limits; a worker that is killed again and again must not turn them into dead letters.</summary>
    private const int RunsMax = 1_000;

    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ChannelsOptions>().Bind(configuration.GetSection("Channels")).ValidateDataAnnotations().ValidateOnStart();
        services.AddNetworks(options => configuration.GetSection("Networks").Bind(options));
        services.AddSingleton<NetworkCatalogue>();
        services.AddSingleton<Secrets>();
        services.AddScoped<Health>();
        services.AddScoped<Deliveries>();
        services.AddScoped<SettleDelivery>();
        services.AddScoped<ReadChannel>();
        services.AddHandler<Deliver, SendDelivery>(Lane.Scheduled, RunsMax);
        services.AddHandler<WatchDeliveries, WatchDue>(Lane.Alert);
        services.AddSchedule("Channels.WatchDeliveries", TimeSpan.FromMinutes(1), () => new WatchDue());
        services.AddHandler<Withdraw, WithdrawDelivery>(Lane.Reply);
    }
}
