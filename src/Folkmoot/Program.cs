// The table of contents: every module in the order in which each may use the ones before it (ARCHITECTURE.md).
using System.CommandLine;
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Publishing;
using Folkmoot.Storage;
using Folkmoot.Trust;
using Folkmoot.Web;
using Folkmoot.Work;

namespace Folkmoot;

internal static class Program
{
    public static readonly IModule[] Modules =
    [
        new StorageModule(),
        new WorkModule(),
        new WebModule(),
        new AccountsModule(),
        new TrustModule(),
        new ChannelsModule(),
        new PublishingModule(),
    ];

    public static async Task<int> Main(string[] args)
    {
        var host = new CommandHost(() => Build(args));
        var root = new RootCommand("Folkmoot: the open communications desk of a government.");
        foreach (var command in Modules.SelectMany(m => m.Commands(host)))
        {
            root.Subcommands.Add(command);
        }

        return await root.Parse(args).InvokeAsync();
    }

    /// <summary>The application with every module's services; <paramref name="change"/> lets a test replace what crosses the process.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebHosting.CreateBuilder(args);
        foreach (var module in Modules)
        {
            module.Add(builder.Services, builder.Configuration);
        }

        change?.Invoke(builder);
        var app = builder.Build();
        foreach (var module in Modules)
        {
            module.Map(app);
        }

        return app;
    }
}
