// Durable work: jobs, workers, schedules, dead letters, and the watchdog over everything that waits.
using System.CommandLine;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Folkmoot.Work;

internal sealed class WorkModule : IModule
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WorkOptions>().Bind(configuration.GetSection("Work")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Handlers>();
        services.AddScoped<Jobs>();
        services.AddScoped<ICheck, CheckWork>();
        services.AddSingleton<Wake>();
        services.AddSingleton<IInterceptor, Wake.OnCommit>();
        services.AddSingleton<RunJobs>();
        services.AddSingleton<KeepClaims>();
        services.AddSingleton<Worker>();
        services.AddSingleton<WorkAhead>();
        services.AddSingleton<Sweep>();
        services.AddScoped<IWaiting, WaitingJobs>();
        services.AddScoped<RetryDeadLetter>();
        services.AddScoped<DiscardDeadLetter>();
        services.AddSingleton(new MenuEntry("work.menu", "/work", Right.WorkRead, 90));
        services.AddSingleton(new MenuEntry("work.dead.menu", "/work/dead-letters", Right.WorkRead, 91));
    }

    public void Map(WebApplication app) => DeadLetterActs.Map(app);

    /// <summary>Makes this process a worker.</summary>
    public static void AddWorker(IServiceCollection services)
    {
        services.AddHostedService(provider => provider.GetRequiredService<Worker>());
        services.AddHostedService(provider => provider.GetRequiredService<WorkAhead>());
        services.AddHostedService(provider => provider.GetRequiredService<Sweep>());
    }
}
