// `folkmoot serve` and `folkmoot work`: the roles of a node.
using System.CommandLine;
using Folkmoot.Demo;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Folkmoot;

internal static class ServeCommand
{
    public static IEnumerable<Command> Create(string[] args)
    {
        var work = new Option<bool>("--work") { Description = "Also do the work of a worker node: all that a single machine needs." };
        var demo = new Option<bool>("--demo") { Description = "Load the demonstration agency into an empty database." };
        // Read by the configuration, which is given the whole command line; named here so that they are known and explained.
        var urls = new Option<string>("--urls") { Description = "Addresses to serve, separated by semicolons (setting Urls)." };
        var serve = new Command("serve", "Serve the pages.") { work, demo, urls };
        serve.SetAction((parsed, cancellationToken) => ServeAsync(args, parsed.GetValue(work), parsed.GetValue(demo), cancellationToken));
        yield return serve;

        var worker = new Command("work", "Do the work: send, listen, analyse. Any number of nodes may.");
        worker.SetAction((_, cancellationToken) => WorkAsync(args, cancellationToken));
        yield return worker;
    }

    private static async Task<int> ServeAsync(string[] args, bool work, bool demo, CancellationToken cancellationToken)
    {
        var isUp = false;
        await using var app = Program.Build(args, builder =>
        {
            // What goes wrong while it starts is said once and in words (StartFault), not by the host with its stack.
            builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => isUp && level >= LogLevel.Warning);
            if (demo)
            {
                Demonstration.Add(builder.Services, () => Program.BuilderFor(args), work);
            }
            else if (work)
            {
                WorkModule.AddWorker(builder.Services);
            }
        });
        app.Lifetime.ApplicationStarted.Register(() => isUp = true);
        await PrepareAsync(app.Services, migrate: work, cancellationToken);
        if (demo)
        {
            await app.Services.GetRequiredService<Demonstration>().PrepareAsync(app, cancellationToken);
        }

        await RunAsync(app, cancellationToken);
        return 0;
    }

    private static async Task<int> WorkAsync(string[] args, CancellationToken cancellationToken)
    {
        var builder = Program.BuilderFor(args);
        WorkModule.AddWorker(builder.Services);
        builder.Services.AddSingleton<Microsoft.AspNetCore.Hosting.Server.IServer, NoServer>();
        await using var app = builder.Build();
        await PrepareAsync(app.Services, migrate: false, cancellationToken);
        await RunAsync(app, cancellationToken);
        return 0;
    }

    /// <summary>Until it is stopped. When one part cannot start, those that have are stopped before the fault is told: they must not be torn down in the middle of their work.</summary>
    private static async Task RunAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.StopAsync(CancellationToken.None);
            throw;
        }

        await app.WaitForShutdownAsync(cancellationToken);
    }

    private static async Task PrepareAsync(IServiceProvider services, bool migrate, CancellationToken cancellationToken)
    {
        // Before the host does it, which would write the fault down with its stack.
        services.GetService<IStartupValidator>()?.Validate();
        await using var scope = services.CreateAsyncScope();
        var schema = scope.ServiceProvider.GetRequiredService<Schema>();
        if (migrate)
        {
            await schema.ApplyAsync(cancellationToken);
        }
        else
        {
            await schema.RequireCurrentAsync(cancellationToken);
        }

        // The first key is made now: made in the middle of somebody's transaction, it would wait for that to end, which waits for the key.
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(ServeCommand)).Protect("");
    }

    /// <summary>A worker node listens on nothing.</summary>
    private sealed class NoServer : Microsoft.AspNetCore.Hosting.Server.IServer
    {
        public Microsoft.AspNetCore.Http.Features.IFeatureCollection Features { get; } = new Microsoft.AspNetCore.Http.Features.FeatureCollection();

        public Task StartAsync<TContext>(Microsoft.AspNetCore.Hosting.Server.IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
