// What each network tells of posts, asked of far ends that answer as the real ones do: counts, what is not told, what is gone, and what only seems so.
using System.Text.Json.Nodes;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;

namespace Folkmoot.Tests.Networks;

public sealed class ResultsTests : IAsyncDisposable
{
    private readonly NetworkHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Bluesky_counts_many_at_once_and_only_the_repository_says_that_a_post_is_gone()
    {
        await using var server = await BlueskyFarEnd.StartAsync();
        var account = NetworkHost.Account(("service", server.Url.AbsoluteUri), ("handle", BlueskyFarEnd.Handle), ("password", BlueskyFarEnd.Password));
        var (counted, unindexed, removed) = (await PostAsync("bluesky", account), await PostAsync("bluesky", account), await PostAsync("bluesky", account));
        server.Counts[Key(counted)] = new JsonObject { ["likeCount"] = 7, ["repostCount"] = 2, ["quoteCount"] = 1, ["replyCount"] = 0 };
        server.Records.Remove(Key(removed));

        var page = await ReadAsync("bluesky", account, counted, unindexed, removed);

        page.Stopped.ShouldBeNull();
        page.Posts.ShouldBe([new PostCounted(counted, new PostCounts(7, 3, 0)), new PostGone(removed)]);
        server.Calls.Count(call => call == "app.bsky.feed.getPosts").ShouldBe(1);

        static string Key(string uri) => uri.Split('/')[^1];
    }

    [Fact]
    public async Task Mastodon_counts_boosts_and_favourites_and_says_when_a_status_is_gone()
    {
        await using var server = await FarEnds.StartAsync<MastodonFarEnd>();
        var account = NetworkHost.Account(("server", server.Url.AbsoluteUri), ("token", MastodonFarEnd.Token));
        var (counted, removed) = (await PostAsync("mastodon", account), await PostAsync("mastodon", account));
        var status = server.Statuses.Single(s => (string?)s["id"] == counted);
        (status["favourites_count"], status["reblogs_count"], status["replies_count"]) = (4, 2, 1);
        server.Statuses.RemoveAll(s => (string?)s["id"] == removed);

        (await ReadAsync("mastodon", account, counted, removed)).Posts.ShouldBe([new PostCounted(counted, new PostCounts(4, 2, 1)), new PostGone(removed)]);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_server_in_trouble_never_says_that_a_post_is_gone(int status)
    {
        await using var server = await FarEnds.StartAsync<MastodonFarEnd>();
        var account = NetworkHost.Account(("server", server.Url.AbsoluteUri), ("token", status == 401 ? "another" : MastodonFarEnd.Token));
        await using var bare = await FarEnds.StartAsync<BareFarEnd>();
        if (status == 404)
        {
            // Something else answers at that address.
            account = NetworkHost.Account(("server", bare.Url.AbsoluteUri), ("token", MastodonFarEnd.Token));
            bare.Fail(new SandboxFault(SandboxFaultKind.Status, "*", -1, 404));
        }
        else if (status != 401)
        {
            server.Fail(new SandboxFault(SandboxFaultKind.Status, "*", -1, status, RetryAfter: "600"));
        }

        var page = await ReadAsync("mastodon", account, "101");

        page.Posts.ShouldBeEmpty();
        page.Stopped.ShouldNotBeNull().CredentialsRefused.ShouldBe(status == 401);
        (page.Stopped!.Until is not null).ShouldBe(status is 429 or 503);
    }

    [Fact]
    public async Task X_counts_what_it_shows_and_says_what_it_cannot_find_but_not_what_it_may_not_show()
    {
        await using var server = await FarEnds.StartAsync<XFarEnd>();
        var account = NetworkHost.Account(
            ("server", server.Url.AbsoluteUri), ("apiKey", XFarEnd.Key), ("apiKeySecret", XFarEnd.KeySecret), ("accessToken", XFarEnd.Token), ("accessTokenSecret", XFarEnd.TokenSecret));
        var (counted, hidden) = (await PostAsync("x", account), await PostAsync("x", account));
        server.Metrics[counted] = new JsonObject { ["like_count"] = 5, ["retweet_count"] = 1, ["quote_count"] = 2, ["reply_count"] = 3, ["impression_count"] = 900 };

        var page = await ReadAsync("x", account, counted, hidden, "999999");

        page.Posts.ShouldBe([new PostCounted(counted, new PostCounts(5, 3, 3, 900)), new PostGone("999999")]);
        ((ITellResults)_host["x"]).Results.DollarsPerPost.ShouldBe(0.005m);
    }

    [Fact]
    public async Task Facebook_leaves_unknown_what_its_page_gave_no_right_to()
    {
        await using var server = await FarEnds.StartAsync<FacebookFarEnd>();
        var account = NetworkHost.Account(("server", server.Url.AbsoluteUri), ("pageId", FacebookFarEnd.Page), ("token", FacebookFarEnd.Token));
        var (counted, removed) = (await PostAsync("facebook", account), await PostAsync("facebook", account));
        server.Counts[counted] = new JsonObject
        {
            ["shares"] = new JsonObject { ["count"] = 2 },
            ["reactions"] = new JsonObject { ["data"] = new JsonArray(), ["summary"] = new JsonObject { ["total_count"] = 11 } },
            ["comments"] = new JsonObject { ["data"] = new JsonArray(), ["summary"] = new JsonObject { ["total_count"] = 4 } },
        };
        server.Posts.RemoveAll(post => (string?)post["id"] == removed);

        (await ReadAsync("facebook", account, counted, removed)).Posts.ShouldBe([new PostCounted(counted, new PostCounts(11, 2, 4)), new PostGone(removed)]);
        server.TellsComments = false;
        (await ReadAsync("facebook", account, counted)).Posts.ShouldBe([new PostCounted(counted, new PostCounts(11, 2))]);
        var other = NetworkHost.Account(("server", server.Url.AbsoluteUri), ("pageId", FacebookFarEnd.Page), ("token", "EAApageToken888"));
        (await ReadAsync("facebook", other, removed)).Posts.ShouldBeEmpty("the token does not open this page, so what it does not see may be there");
    }

    [Fact]
    public async Task Threads_tells_insights_and_without_the_right_to_them_only_that_a_post_is_there()
    {
        await using var server = await FarEnds.StartAsync<ThreadsFarEnd>();
        var account = NetworkHost.Account(("server", server.Url.AbsoluteUri), ("token", MetaFarEnd.Token));
        var (counted, removed) = (await PostAsync("threads", account), await PostAsync("threads", account));
        server.Insights[counted] = new() { ["views"] = 120, ["likes"] = 9, ["replies"] = 0, ["reposts"] = 1, ["quotes"] = 1 };
        server.Posts.RemoveAll(post => (string?)post["id"] == removed);

        (await ReadAsync("threads", account, counted, removed)).Posts.ShouldBe([new PostCounted(counted, new PostCounts(9, 2, 0, 120)), new PostGone(removed)]);
        server.InsightsAllowed = false;
        (await ReadAsync("threads", account, counted)).Posts.ShouldBe([new PostCounted(counted, new PostCounts())]);
    }

    [Fact]
    public async Task Instagram_falls_back_to_what_stands_at_the_post()
    {
        await using var server = await FarEnds.StartAsync<InstagramFarEnd>();
        var account = NetworkHost.Account(("server", server.Url.AbsoluteUri), ("token", MetaFarEnd.Token));
        var post = (await _host["instagram"].SendAsync(account, Content.Post("With an image", Content.Image() with { MediaType = "image/jpeg", Width = 1080, Height = 1080 }), Content.Key(), default)).ShouldBeOfType<Sent>().ExternalId;
        server.Insights[post] = new() { ["views"] = 50, ["reach"] = 40, ["likes"] = 6, ["comments"] = 2, ["shares"] = 1 };

        (await ReadAsync("instagram", account, post)).Posts.ShouldBe([new PostCounted(post, new PostCounts(6, 1, 2, 50, 40))]);
        server.InsightsAllowed = false;
        var shown = server.Posts.Single();
        (shown["like_count"], shown["comments_count"]) = (6, 2);
        (await ReadAsync("instagram", account, post)).Posts.ShouldBe([new PostCounted(post, new PostCounts(6, null, 2))]);
    }

    [Fact]
    public void Counts_that_are_not_told_add_up_to_nothing_known()
    {
        PostCounts.Sum(null, null).ShouldBeNull();
        PostCounts.Sum(null, 3).ShouldBe(3);
        PostCounts.Sum(-1).ShouldBeNull();
    }

    private async Task<string> PostAsync(string network, Account account) =>
        (await _host[network].SendAsync(account, Content.Post($"The bridge opens {Content.Key()}"), Content.Key(), default)).ShouldBeOfType<Sent>().ExternalId;

    private Task<ResultsPage> ReadAsync(string network, Account account, params string[] ids) => ((ITellResults)_host[network]).ReadResultsAsync(account, ids, default);
}
