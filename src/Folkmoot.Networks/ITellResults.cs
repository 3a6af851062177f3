namespace Folkmoot.Networks;

/// <summary>A network that tells its own authors what came of a post: how often it was liked, shared, answered and seen, and that it is not there any more.</summary>
public interface ITellResults : INetwork
{
    ResultTerms Results { get; }

    /// <summary>
    /// Asks about posts of the account. What the network does not tell of a post is null, never 0. A post is <see cref="PostGone"/> only where the network said
    /// so of this very post and the account itself was in order; whatever else is wrong leaves the post out, or ends the reading.
    /// </summary>
    /// <param name="externalIds">At most <see cref="ResultTerms.AtOnce"/>.</param>
    Task<ResultsPage> ReadResultsAsync(Account account, IReadOnlyList<string> externalIds, CancellationToken cancellationToken);
}

/// <param name="AtOnce">Most posts in one question.</param>
/// <param name="PerReading">Most posts that are asked about in a row; the others wait for the next turn, so that sending and listening are not slowed down.</param>
/// <param name="DollarsPerPost">What the network takes for each post that is read; null where reading costs nothing.</param>
public sealed record ResultTerms(int AtOnce, int PerReading, decimal? DollarsPerPost = null);

/// <param name="Posts">What was told; posts of which nothing could be said are left out.</param>
/// <param name="Stopped">Why the rest was not told; null when the reading came to its end.</param>
public sealed record ResultsPage(IReadOnlyList<PostResult> Posts, ReadFailed? Stopped = null);

/// <summary>What is told of one post. Closed: switch on it exhaustively.</summary>
public abstract record PostResult
{
    private protected PostResult(string externalId) => ExternalId = externalId;

    public string ExternalId { get; }
}

public sealed record PostCounted(string ExternalId, PostCounts Counts) : PostResult(ExternalId);

/// <summary>The network knows the account and says that this post is not there.</summary>
public sealed record PostGone(string ExternalId) : PostResult(ExternalId);

/// <summary>What the network counted; null is "it does not tell".</summary>
/// <param name="Shares">Passed on with or without words of one's own: reposts, boosts, shares, quotes.</param>
/// <param name="Views">How often it was shown.</param>
/// <param name="Reach">How many accounts it was shown to.</param>
public sealed record PostCounts(long? Likes = null, long? Shares = null, long? Replies = null, long? Views = null, long? Reach = null)
{
    /// <summary>The sum of those that are told; null where none is. A count below zero is none.</summary>
    public static long? Sum(params ReadOnlySpan<long?> counts)
    {
        long? sum = null;
        foreach (var count in counts)
        {
            sum = count is { } told and >= 0 ? (sum ?? 0) + told : sum;
        }

        return sum;
    }
}
