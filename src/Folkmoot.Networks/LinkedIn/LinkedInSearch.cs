// Looks for a post among the page's own, after an outcome that is unknown.
using System.Globalization;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.LinkedIn;

/// <summary>LinkedIn knows no key of ours: the page's posts since the send are read back, all of them, before "not there" is said.</summary>
internal sealed class LinkedInSearch(LinkedInHttp http, Verdicts verdicts)
{
    private const int PageSize = 50;
    private const int PagesMax = 20;

    // How far LinkedIn's clock may be from ours.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    public async Task<FindOutcome> RunAsync(LinkedInSettings settings, Outgoing outgoing, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var earliest = (since - ClockDifference).ToUnixTimeMilliseconds();
        bool doubtful = false;
        for (int page = 0; page < PagesMax; page++)
        {
            var query = string.Create(CultureInfo.InvariantCulture, $"posts?q=author&author={Uri.EscapeDataString(settings.Urn)}&count={PageSize}&start={page * PageSize}&sortBy=LAST_MODIFIED");
            var exchange = await http.GetAsync(settings.Server, settings.Token, query, cancellationToken).ConfigureAwait(false);
            if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, LinkedInJson.Shapes.PostList)?.Elements is not { } posts)
            {
                return verdicts.OfFind(exchange);
            }

            foreach (var post in posts)
            {
                if (post.LastModifiedAt is not { } modified)
                {
                    return new CannotTell(verdicts.Unreadable);
                }

                // Last changed first: what follows is older still, and nothing is published before it is changed.
                if (modified < earliest)
                {
                    return End(doubtful);
                }

                if ((post.PublishedAt ?? post.CreatedAt ?? modified) < earliest || !LinkedInPost.IsPost(post.Id))
                {
                    continue;
                }

                var likeness = LinkedInFingerprint.Compare(outgoing, post);
                doubtful |= likeness == Likeness.Doubtful;
                if (likeness == Likeness.Same)
                {
                    return new Found(post.Id!, LinkedInPost.PageOf(post.Id!), null);
                }
            }

            if (posts.Count == 0)
            {
                return End(doubtful);
            }
        }

        return new CannotTell(new Reason("networks.search.too-many", verdicts.Title));
    }

    private static FindOutcome End(bool doubtful) => doubtful ? new CannotTell(new Reason("networks.linkedin.doubtful"), Forever: true) : new NotFound();
}
