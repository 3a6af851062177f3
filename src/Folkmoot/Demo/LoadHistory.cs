// Plays the demonstration's past, in the order in which it happened, on the clock of the past house.
namespace Folkmoot.Demo;

internal static class LoadHistory
{
    /// <param name="trainingNetwork">Where the training network answers, with <paramref name="network"/> behind it.</param>
    public static async Task RunAsync(
        PastHouse house,
        DemoTexts texts,
        Guid agencyId,
        IReadOnlyDictionary<string, DemoStaff> staff,
        Networks.Sandbox.SandboxState network,
        Uri trainingNetwork,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var days = new DemoDays(now, TimeZoneInfo.FindSystemTimeZoneById(FoundAgency.TimeZone));
        var channels = await DemoChannels.ConnectAsync(house, agencyId, staff["tom"], trainingNetwork, cancellationToken);
        var posts = new PostHistory(house, agencyId, staff, days, channels, network);
        var hearing = new Hearing(house, agencyId, staff["nadia"], days, channels, network);
        var talks = new TalkHistory(house, agencyId, staff, days, channels, network, hearing, posts.Written);
        IEnumerable<Happening> all =
        [
            .. texts.Posts.SelectMany(posts.Of),
            .. texts.Talks.SelectMany(talks.Of),
            .. hearing.Of(texts.Mentions),
            .. new ResultHistory(house, network, now).All(),
        ];
        foreach (var happening in all.OrderBy(h => h.At))
        {
            house.Clock.PutTo(happening.At);
            await happening.Run(cancellationToken);
            await house.RunDueJobsAsync(cancellationToken);
        }

        house.Clock.Follow();
        await PlanAhead.RunAsync(house, texts, agencyId, staff["ana"], posts.Written, cancellationToken);
        await FeedDrafts.RunAsync(house, agencyId, staff["ana"], channels.All, trainingNetwork, cancellationToken);
        await PictureShelf.RunAsync(house, agencyId, staff["ana"], cancellationToken);
        await LinkShelf.RunAsync(house, agencyId, staff["ana"], cancellationToken);
        await AskCorrections.RunAsync(house, texts, agencyId, staff["ana"], posts.Written, cancellationToken);
        await house.InAsync(agencyId, staff["tom"], async (IServiceProvider services) =>
        {
            services.GetRequiredService<Storage.IAudit>().Record(
                Loaded, "agency", agencyId, new { posts = texts.Posts.Count, talks = texts.Talks.Count, mentions = texts.Mentions.Voices.Sum(v => v.Texts.Count) });
            await services.GetRequiredService<Storage.StoreDb>().SaveChangesAsync(cancellationToken);
            return true;
        });
    }

    /// <summary>The audit entry that stands at the end of a whole demonstration.</summary>
    public const string Loaded = "demo.loaded";
}
