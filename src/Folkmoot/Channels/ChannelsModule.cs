// Connected accounts, and everything that leaves the house.
using Folkmoot.Channels.Consent;
using Folkmoot.Channels.Costs;
using Folkmoot.Channels.Editing;
using Folkmoot.Channels.Hooks;
using Folkmoot.Channels.Engagement;
using Folkmoot.Channels.Threads;
using Folkmoot.Networks;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Folkmoot.Channels;

internal sealed class ChannelsModule : IModule
{
    /// <summary>Deliveries have their own limits; a worker that is killed again and again must not turn them into dead letters.</summary>
    private const int RunsMax = 1_000;

    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ChannelsOptions>().Bind(configuration.GetSection("Channels")).ValidateDataAnnotations().ValidateOnStart();
        services.AddNetworks(options =>
        {
            configuration.GetSection("Networks").Bind(options);
            options.PublicRoot = MediaAddress.RootOf(configuration["PublicUrl"]);
        });
        services.AddSingleton<MediaAddress>();
        services.AddSingleton<NetworkCatalogue>();
        services.AddSingleton<Secrets>();
        services.AddScoped<Health>();
        services.AddScoped<ICheck, CheckChannels>();
        services.AddScoped<Deliveries>();
        services.AddScoped<SettleDelivery>();
        services.AddScoped<ReportByHand>();
        services.AddScoped<ReadChannel>();
        services.AddSingleton<CallbackAddress>();
        services.AddScoped<SaveApp>();
        services.AddScoped<StartConsent>();
        services.AddScoped<TakeConsent>();
        services.AddScoped<FinishConsent>();
        services.AddScoped<RenewAccess>();
        services.AddHandler<RenewChannel, RenewDue>(Lane.Reply);
        services.AddHandler<WatchAccess, WatchAccessDue>(Lane.Scheduled);
        services.AddSchedule("Channels.WatchAccess", TimeSpan.FromMinutes(5), () => new WatchAccessDue());
        services.AddScoped<ConnectChannel>();
        services.AddScoped<ReconnectChannel>();
        services.AddScoped<ChangeChannel>();
        services.AddScoped<CheckChannel>();
        services.AddScoped<SwitchChannel>();
        services.AddScoped<ResumeChannel>();
        services.AddScoped<WakeDeliveries>();
        services.AddScoped<IWaiting, WaitingDeliveries>();
        services.AddScoped<Settling>();
        services.AddScoped<AskOwners>();
        services.AddScoped<LastLook>();
        services.AddScoped<HoldParts>();
        services.AddScoped<ReadOutgoing>();
        services.AddSingleton<MakeCalls>();
        services.AddScoped<SendTogether>();
        services.AddHandlerTogether<Deliver, SendDelivery>(Lane.Scheduled, RunsMax);
        services.AddHandler<OnPartSettled, DeliverySettled>(when: f => f.InThread);
        services.AddHandler<WatchDeliveries, WatchDue>(Lane.Alert);
        services.AddSchedule("Channels.WatchDeliveries", TimeSpan.FromMinutes(1), () => new WatchDue());
        services.AddHandler<Withdraw, WithdrawDelivery>(Lane.Reply, RunsMax);
        services.AddScoped<Edits>();
        services.AddScoped<SettleEdit>();
        services.AddScoped<DecideEdit>();
        services.AddHandler<Edit, EditDelivery>(Lane.Reply, RunsMax);
        services.AddHandler<WatchCredentials, WatchExpiry>(Lane.Scheduled);
        services.AddSchedule("Channels.WatchCredentials", TimeSpan.FromHours(1), () => new WatchExpiry());
        services.AddScoped<SwitchResults>();
        services.AddScoped<AcceptGone>();
        services.AddScoped<FindCosts>();
        services.AddScoped<CostLedger>();
        services.AddScoped<SetCap>();
        services.AddScoped<ReleaseOverCap>();
        services.AddHandler<ReadResults, ReadResultsDue>(Lane.Analytics);
        services.AddHandler<WatchResults, WatchResultsDue>(Lane.Analytics);
        services.AddSchedule("Channels.WatchResults", TimeSpan.FromMinutes(5), () => new WatchResultsDue());
        services.AddSingleton<HookSecrets>();
        services.AddSingleton<IInterceptor, HookSeal>();
        services.AddScoped<HookFacts>();
        services.AddScoped<SaveHook>();
        services.AddScoped<ManageHook>();
        services.AddScoped<ReplayHook>();
        services.AddHandler<SendHook, SendHookMessage>(Lane.Campaign, RunsMax);
        services.AddHandler<ForgetHooks, ForgetHooksDue>(Lane.Analytics);
        services.AddSchedule("Channels.ForgetHooks", TimeSpan.FromDays(1), () => new ForgetHooksDue());
        services.AddSingleton(new MenuEntry("channels.hooks.menu", "/agency/webhooks", Right.WebhooksManage, 915));
        services.AddSingleton(new MenuEntry("channels.by-hand.menu", "/by-hand", Right.PostsWrite, 25));
        services.AddSingleton(new MenuEntry("channels.menu", "/channels", Right.ChannelsRead, 70));
        services.AddSingleton(new MenuEntry("channels.deliveries.menu", "/deliveries", Right.ChannelsRead, 72));
    }

    public void Map(WebApplication app)
    {
        ChannelActs.Map(app);
        CostActs.Map(app);
        ConsentRoutes.Map(app);
        HookActs.Map(app);
        MediaAddress.Map(app);
    }
}
