// The list of results: filters, sorting where a network tells nothing, totals that leave it out, and a person's word on what is gone.
using Folkmoot.Channels;
using Folkmoot.Channels.Engagement;
using Folkmoot.Networks;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Engagement;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class ResultListTests
{
    [DatabaseTheory]
    public async Task What_is_not_told_stands_last_and_is_left_out_of_totals(Engine engine)
    {
        await using var desk = await OutAsync(engine);
        await desk.TellAsync(desk.Inner.PaperChannel, new PostCounts(Likes: 3, Replies: 1));
        await desk.TellAsync(desk.Inner.BoardChannel, new PostCounts(Likes: null, Replies: 4));

        var found = await desk.FindAsync(new ResultFilter(DateTimeOffset.UnixEpoch, Sort: ResultSort.Likes));
        found.Rows.Select(r => r.ChannelId).ShouldBe([desk.Inner.PaperChannel, desk.Inner.BoardChannel]);
        found.Counts.ShouldBe(new PostCounts(Likes: 3, Replies: 5));
        found.Posts.ShouldBe(2);
        (await desk.FindAsync(new ResultFilter(DateTimeOffset.UnixEpoch, Sort: ResultSort.Replies))).Rows[0].ChannelId.ShouldBe(desk.Inner.BoardChannel);
        (await desk.FindAsync(new ResultFilter(DateTimeOffset.UnixEpoch, ChannelId: desk.Inner.BoardChannel))).Counts.ShouldBe(new PostCounts(Replies: 4));
        (await desk.FindAsync(new ResultFilter(DateTimeOffset.UnixEpoch, Tag: "harbour"))).Rows.ShouldBeEmpty();
        (await desk.FindAsync(new ResultFilter(desk.Inner.Clock.GetUtcNow().AddDays(1)))).ShouldSatisfyAllConditions(f => f.Posts.ShouldBe(0), f => f.Counts.ShouldBe(new PostCounts()));
    }

    [DatabaseTheory]
    public async Task A_post_that_is_gone_is_told_in_its_history_and_accepted_once(Engine engine)
    {
        await using var desk = await OutAsync(engine);
        var delivery = await desk.TellAsync(desk.Inner.PaperChannel, new PostCounts(3), gone: true);
        await desk.Inner.As(desk.Inner.Author, async services =>
        {
            services.GetRequiredService<Jobs>().Publish(new DeliveryGone(delivery, Post.Kind, desk.PostId, desk.Inner.PaperChannel, true));
            await services.GetRequiredService<StoreDb>().SaveChangesAsync();
            return true;
        });
        await desk.Inner.RunJobsAsync();
        (await desk.ActsAsync()).ShouldContain((PostAct.RemovedThere, "paper"));
        (await desk.FindAsync(new ResultFilter(DateTimeOffset.UnixEpoch, Gone: true))).Rows.Single().DeliveryId.ShouldBe(delivery);

        (await desk.AnswerAsync(delivery, again: false)).ShouldBeOfType<PostDone>();
        (await desk.AnswerAsync(delivery, again: true)).ShouldBeOfType<PostChangedMeanwhile>("somebody has said so already");
        (await desk.FindAsync(new ResultFilter(DateTimeOffset.UnixEpoch, Gone: true))).Rows.ShouldBeEmpty();
        (await desk.ActsAsync()).ShouldContain((PostAct.RemovalAccepted, "paper"));
        (await desk.Inner.Look(db => db.Posts.CountAsync())).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task Written_anew_it_is_a_draft_for_that_channel_alone_and_what_was_sent_stays(Engine engine)
    {
        await using var desk = await OutAsync(engine);
        var delivery = await desk.TellAsync(desk.Inner.PaperChannel, new PostCounts(3), gone: true);

        var copy = (await desk.AnswerAsync(delivery, again: true)).ShouldBeOfType<PostDone>().PostId;

        copy.ShouldNotBe(desk.PostId);
        (await desk.Inner.StateOf(copy)).ShouldBe(PostState.Draft);
        (await desk.Inner.Look(db => db.PostTargets.Where(t => t.PostId == copy).Select(t => t.ChannelId).ToListAsync())).ShouldBe([desk.Inner.PaperChannel]);
        (await desk.Inner.Look(db => db.Deliveries.Where(d => d.Id == delivery).Select(d => d.State).SingleAsync())).ShouldBe(DeliveryState.Sent);
    }

    [Fact]
    public void An_address_that_asks_for_nonsense_asks_for_the_usual()
    {
        var query = new ResultQuery("12", null, null, "  Ferry ", "nonsense", -4, gone: false);
        query.ShouldSatisfyAllConditions(q => q.Days.ShouldBe(30), q => q.Tag.ShouldBe("ferry"), q => q.Sort.ShouldBe(ResultSort.Sent), q => q.Page.ShouldBe(1));
        query.Address("/posts/results", ResultSort.Views).ShouldBe("/posts/results?days=30&tag=ferry&sort=views");
    }

    private static async Task<Given> OutAsync(Engine engine)
    {
        var desk = await Desk.OpenAsync(engine);
        var post = await desk.AnApprovedPost();
        await desk.GoToDueTimeAsync();
        (await desk.StateOf(post)).ShouldBe(PostState.Published);
        return new Given(desk, post);
    }

    private sealed record Given(Desk Inner, Guid PostId) : IAsyncDisposable
    {
        /// <summary>The network of a channel told something of the post. Returns the delivery.</summary>
        public Task<Guid> TellAsync(Guid channel, PostCounts counts, bool gone = false) => Inner.As(Inner.Author, async services =>
        {
            var db = services.GetRequiredService<StoreDb>();
            var now = Inner.Clock.GetUtcNow();
            var delivery = await db.Deliveries.SingleAsync(d => d.OwnerId == PostId && d.ChannelId == channel);
            var row = new DeliveryResult { Id = Guid.CreateVersion7(now), DeliveryId = delivery.Id, ChannelId = channel, SentAt = now, ReadAt = now, GoneAt = gone ? now : null };
            (row.Likes, row.Shares, row.Replies, row.Views, row.Reach) = counts;
            db.DeliveryResults.Add(row);
            await db.SaveChangesAsync();
            return delivery.Id;
        });

        public Task<FoundResults> FindAsync(ResultFilter filter) => Inner.As(Inner.Author, services => services.GetRequiredService<FindResults>().RunAsync(filter, default));

        public Task<PostOutcome> AnswerAsync(Guid delivery, bool again) =>
            Inner.As(Inner.Author, services => services.GetRequiredService<AnswerGone>().RunAsync(new GoneRequest(PostId, delivery, again), default));

        public Task<List<(PostAct, string)>> ActsAsync() => Inner.Look(async db => (await db.PostChanges.Where(c => c.PostId == PostId).ToListAsync()).ConvertAll(c => (c.Act, c.Detail)));

        public ValueTask DisposeAsync() => Inner.DisposeAsync();
    }
}
