// The table of contents: every module in the order in which each may use the ones before it (ARCHITECTURE.md).
using System.CommandLine;
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Inbox;
using Folkmoot.Insights;
using Folkmoot.Listening;
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
        new WebModule(),
        new WorkModule(),
        new AccountsModule(),
        new TrustModule(),
        new ChannelsModule(),
        new PublishingModule(),
        new ListeningModule(),
        new InboxModule(),
        new InsightsModule(),
    ];

    public static async Task<int> Main(string[] args)
    {
        var host = new CommandHost(() => Build(args));
        var root = new RootCommand("Folkmoot: the open communications desk of a government.");
        foreach (var command in ServeCommand.Create(args).Append(CheckCommand.Create(host)).Concat(Modules.SelectMany(m => m.Commands(host))))
        {
            root.Subcommands.Add(command);
        }

        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (StartFault.Explain(e) is { } words)
        {
            await Console.Error.WriteLineAsync(words);
            return 2;
        }
    }

    /// <summary>The application with every module's services and routes; <paramref name="change"/> adds a role, or lets a test replace what crosses the process.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = BuilderFor(args);
        change?.Invoke(builder);
        var app = builder.Build();
        foreach (var module in Modules)
        {
            module.Map(app);
        }

        return app;
    }

    /// <summary>Configuration and services, without routes.</summary>
    public static WebApplicationBuilder BuilderFor(string[] args)
    {
        var builder = WebHosting.CreateBuilder(args);
        builder.Configuration.AddEnvironmentVariables("FOLKMOOT__");
        foreach (var module in Modules)
        {
            module.Add(builder.Services, builder.Configuration);
        }

        return builder;
    }
}
