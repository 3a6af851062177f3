// The table of contents: every module in the order in which each may use the ones before it (ARCHITECTURE.md).
using System.CommandLine;
using System.CommandLine.Invocation;
using Folkmoot.Accounts;
using Folkmoot.Bench;
using Folkmoot.Channels;
using Folkmoot.Drafting;
using Folkmoot.Inbox;
using Folkmoot.Insights;
using Folkmoot.Listening;
using Folkmoot.Noticeboard;
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
        new DraftingModule(),
        new ChannelsModule(),
        new PublishingModule(),
        new ListeningModule(),
        new InboxModule(),
        new NoticeboardModule(),
        new InsightsModule(),
        new BenchModule(),
    ];

    public static async Task<int> Main(string[] args)
    {
        var host = new CommandHost(() => Build(Settings(args)));
        var root = new RootCommand("Folkmoot: the open communications desk of a government.");
        // Read by the configuration, like every setting; named here so that every command takes it.
        root.Options.Add(new Option<string>("--database") { Description = "Connection string of the database (setting Database).", Recursive = true });
        foreach (var command in ServeCommand.Create(Settings(args)).Append(CheckCommand.Create(host)).Concat(Modules.SelectMany(m => m.Commands(host))))
        {
            root.Subcommands.Add(command);
        }

        try
        {
            var parsed = root.Parse(args);
            var status = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return parsed.Action is ParseErrorAction ? 2 : status; // The library ends with 1, which is "done, but something did not hold".
        }
        catch (Exception e) when (StartFault.Explain(e) is { } words)
        {
            await Console.Error.WriteLineAsync(words);
            return 2;
        }
    }

    /// <summary>The application with every module's services and routes; <paramref name="change"/> adds a role, or lets a test replace what crosses the process.</summary>
    public static WebApplication Build(string[] settings, Action<WebApplicationBuilder>? change = null)
    {
        var builder = BuilderFor(settings);
        change?.Invoke(builder);
        var app = builder.Build();
        foreach (var module in Modules)
        {
            module.Map(app);
        }

        return app;
    }

    /// <summary>Configuration and services, without routes. <paramref name="settings"/> are <c>--Name=value</c> and stand above file and environment.</summary>
    public static WebApplicationBuilder BuilderFor(string[] settings)
    {
        var builder = WebHosting.CreateBuilder([]);
        builder.Configuration.AddEnvironmentVariables("FOLKMOOT__").AddCommandLine(settings);
        foreach (var module in Modules)
        {
            module.Add(builder.Services, builder.Configuration);
        }

        return builder;
    }

    /// <summary>The options of the command line that are settings, as the configuration reads them.</summary>
    private static string[] Settings(string[] args)
    {
        string[] named = ["--database", "--urls"];
        return [.. args.Index().SelectMany<(int Index, string Item), string>(a =>
            named.Any(n => a.Item.StartsWith(n + "=", StringComparison.Ordinal)) ? [a.Item]
            : named.Contains(a.Item) && a.Index + 1 < args.Length ? [$"{a.Item}={args[a.Index + 1]}"]
            : [])];
    }
}
