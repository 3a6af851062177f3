// Listening: hears what people say to and about the agency, stores it, and says how it reads.
using System.CommandLine;
using Folkmoot.Listening.Events;
using Folkmoot.Listening.Import;
using Folkmoot.Web;
using Folkmoot.Work;

namespace Folkmoot.Listening;

internal sealed class ListeningModule : IModule
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("Listening");
        services.AddOptions<ListeningOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<IMentionFacts, MentionReader>();
        services.AddScoped<ReplayRaw>();
        services.AddScoped<CorrectSentiment>();
        services.AddScoped<CorrectLabel>();
        services.AddScoped<ExportCorrections>();
        services.AddScoped<ImportMentions>();
        services.AddScoped<FindMentions>();
        services.AddScoped<ListSources>();
        // A reply is in the inbox within seconds, however many newsletters wait.
        services.AddHandler<PollAll, PollRound>(Lane.Reply);
        services.AddHandler<Poll, PollChannel>(Lane.Reply);
        services.AddHandler<Ingest, IngestRaw>(Lane.Reply);
        services.AddHandler<Analyse, AnalyseMentions>(Lane.Reply);
        services.AddHandler<ClearRaw, ClearRawDue>(Lane.Analytics);
        services.AddSchedule("Listening.PollAll", TimeSpan.FromSeconds(section.GetValue(nameof(ListeningOptions.PollSeconds), new ListeningOptions().PollSeconds)), () => new PollRound());
        services.AddSchedule("Listening.ClearRaw", TimeSpan.FromDays(1), () => new ClearRawDue());
        services.AddSingleton(new MenuEntry("listening.menu", "/listening", Right.ListeningRead, 40));
    }

    public void Map(WebApplication app) => ListeningEndpoints.Map(app);

    public IEnumerable<Command> Commands(CommandHost host) => [ImportCommand.Create(host), CorrectionsCommand.Create(host)];
}
