// Hears what is said: reads the training network as the schedule would, and takes in files as an analyst does.
using System.Text.Json;
using Folkmoot.Listening;
using Folkmoot.Listening.Import;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Demo;

internal sealed class Hearing(PastHouse house, Guid agencyId, DemoStaff analyst, DemoDays days, DemoChannels channels, SandboxState network)
{
    /// <summary>The same demonstration every time.</summary>
    private const int Seed = 1871;

    private static readonly TimeSpan HalfDay = TimeSpan.FromHours(12);

    private const string TrainingSource = "training";

    /// <summary>Files are taken in at these times; the last one just now.</summary>
    private static readonly string[] Imports = ["-15 09:30", "-8 09:30", "-4 09:30", "now"];

    public Task ListenAsync(CancellationToken cancellationToken) =>
        house.InAsync(agencyId, null, async (IServiceProvider services) =>
        {
            await services.GetRequiredService<Jobs>().AddAsync(new PollChannel(channels.Training), cancellationToken);
            await services.GetRequiredService<StoreDb>().SaveChangesAsync(cancellationToken);
            return true;
        });

    public IEnumerable<Happening> Of(DemoMentions mentions)
    {
        var random = new Random(Seed);
        var said = mentions.Voices.SelectMany(v => days.Spread(days.At(v.From), days.At(v.To), v.Texts.Count, random).Zip(v.Texts, (at, text) => (v.Source, at, text)))
            .OrderBy(s => s.at).Select((s, i) => new Voice(s.Source, $"voice-{i}", mentions.Names[i % mentions.Names.Count], s.text, s.at)).ToList();

        // The training network is read at the end of each half day, so that history is made quickly.
        foreach (var half in said.Where(s => s.Source == TrainingSource).GroupBy(s => s.At.UtcTicks / HalfDay.Ticks))
        {
            yield return new(half.Max(s => s.At), token => SayAsync([.. half], token));
        }

        foreach (var source in said.Where(s => s.Source != TrainingSource).GroupBy(s => s.Source))
        {
            var from = DateTimeOffset.MinValue;
            foreach (var to in Imports.Select(days.At))
            {
                var file = source.Where(s => s.At > from && s.At <= to).ToList();
                from = to;
                if (file.Count > 0)
                {
                    yield return new(to, token => ImportAsync(source.Key, file, token));
                }
            }
        }

        foreach (var (correction, index) in mentions.Corrections.Select((c, i) => (c, i)))
        {
            yield return new(days.Now.AddMinutes(-2 * (mentions.Corrections.Count - index)), token => CorrectAsync(correction, token));
        }
    }

    private Task SayAsync(IReadOnlyList<Voice> voices, CancellationToken cancellationToken)
    {
        network.Say(TrainingNetwork.Account, voices.Select(v => new SandboxItem(v.Id, IncomingKind.FeedItem, v.Handle, v.Author, v.Text, v.At)));
        return ListenAsync(cancellationToken);
    }

    private async Task ImportAsync(string source, IReadOnlyList<Voice> voices, CancellationToken cancellationToken)
    {
        var lines = voices.Select(v => JsonSerializer.Serialize(new { id = v.Id, text = v.Text, author = v.Author, at = v.At.ToString("O"), network = "forum" }));
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        var sum = await house.InAsync(agencyId, analyst, (ImportMentions import) => import.RunAsync(file, source, _ => { }, null, cancellationToken));
        if (sum.Stored != voices.Count)
        {
            throw new InvalidOperationException($"Of {voices.Count} rows of the demonstration's source {source}, {sum.Stored} were taken in.");
        }
    }

    private async Task CorrectAsync(DemoCorrection correction, CancellationToken cancellationToken)
    {
        var id = await house.InAsync(agencyId, null, (StoreDb db) => db.Mentions.Where(m => m.Text.StartsWith(correction.Text)).Select(m => m.Id).SingleAsync(cancellationToken));
        await house.InAsync(agencyId, analyst, (CorrectSentiment correct) => correct.RunAsync(id, Enum.Parse<Feeling>(correction.To), cancellationToken));
    }

    private sealed record Voice(string Source, string Id, string Author, string Text, DateTimeOffset At)
    {
        public string Handle { get; } = Author.ToLowerInvariant().Replace(' ', '.').Replace("'", "", StringComparison.Ordinal);
    }
}
