// Adds the demonstration's news feed and reads it once, so that drafts of its newest items are there.
using Folkmoot.Accounts;
using Folkmoot.Publishing.Plan.Feeds;

namespace Folkmoot.Demo;

internal static class FeedDrafts
{
    private const int Taken = 2;

    public static async Task RunAsync(PastHouse house, Guid agencyId, DemoStaff author, IReadOnlyList<Guid> channels, Uri trainingNetwork, CancellationToken cancellationToken)
    {
        var feed = (await house.InAsync(agencyId, author, (SaveFeed save) => save.RunAsync(
            new(null, 0, CountyFeed.Name, CountyFeed.At(trainingNetwork).ToString(), channels, null, null, [], "en", FeedWording.OwnWriter, 3, FeedStart.Newest, Taken), cancellationToken))).Required.Id;
        await house.InAsync(agencyId, null, (ReadFeed read) => read.HandleAsync(new FeedDue(feed), cancellationToken));
        await house.InAsync(agencyId, null, (MakeFeedDrafts make) => make.HandleAsync(new FeedDraftsDue(feed), cancellationToken));
    }
}
