// Fetches a feed over the same guarded way by which Listening reads news: only if it changed, within limits, and never from inside the house.
using Folkmoot.Channels;
using Folkmoot.Networks;

namespace Folkmoot.Publishing.Plan.Feeds;

internal sealed class FetchFeed(NetworkCatalogue networks)
{
    private const string Network = "rss";
    private const string AddressField = "url";

    /// <param name="cursor">Of the last reading; null reads all.</param>
    public Task<ReadOutcome> RunAsync(Guid feedId, string address, string? cursor, CancellationToken cancellationToken) =>
        networks[Network].ReadAsync(new Account(feedId, new Dictionary<string, string> { [AddressField] = address }), cursor, cancellationToken);
}
