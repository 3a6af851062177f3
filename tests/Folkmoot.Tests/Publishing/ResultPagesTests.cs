// Results over real HTTP, without script: the list, its file, the page of a post, the API, and the button for what is gone.
using System.Net;
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Channels.Engagement;
using Folkmoot.Publishing;
using Folkmoot.Storage;
using Folkmoot.Tests.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Publishing;

public sealed class ResultPagesTests
{
    [Fact]
    public async Task Results_are_listed_written_to_a_file_and_shown_with_the_post_and_what_is_gone_is_answered()
    {
        await using var site = await DeskSite.OpenAsync(Role.Author);
        (await site.GetAsync("/posts/results")).Body.ShouldContain("No results here");
        var (post, delivery) = await OutAsync(site);

        var list = (await site.GetAsync("/posts/results?sort=likes")).Body;
        list.ShouldContain("=Ferry");
        list.ShouldContain("1,234");
        list.ShouldContain("aria-sort=\"descending\"");
        (await site.GetAsync("/posts/results?lang=es")).Body.ShouldContain("La red no lo dice");
        var file = (await site.GetAsync("/posts/results.csv?days=30&lang=en")).Body.Split("\r\n");
        file[0].ShouldBe("post,text,channel,network,sent,url,likes,shares,replies,views,reach,as_of,removed,part");
        file[1].ShouldStartWith($"{post},'=Ferry,");
        file[1].ShouldContain(",1234,,0,,,");

        var page = (await site.GetAsync($"/posts/{post}")).Body;
        page.ShouldContain("does not have this post any more");
        page.ShouldContain("Not told by the network");
        (await site.PostRawAsync($"/posts/{post}/removed/{delivery}/accept")).ShouldBe(HttpStatusCode.BadRequest, "another site's page presses no button here");
        (await site.PostAsync($"/posts/{post}/removed/{delivery}/accept", [], from: $"/posts/{post}")).Location.ShouldBe($"/posts/{post}");
        (await site.InAsync((StoreDb db) => db.DeliveryResults.SingleAsync())).AcceptedAt.ShouldNotBeNull();
        (await site.GetAsync($"/posts/{post}")).Body.ShouldNotContain("Leave it gone");
    }

    private static Task<(Guid Post, Guid Delivery)> OutAsync(DeskSite site) => site.InAsync(async (StoreDb db) =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var post = new Post { Id = Guid.CreateVersion7(now), Title = "=Ferry", Text = "It runs.", Languages = ["en"], TimeZone = "Europe/Berlin", State = PostState.Published, CreatedAt = now, ChangedAt = now, ReleaseAt = now };
        post.Targets.Add(new PostTarget { Id = Guid.CreateVersion7(now), PostId = post.Id, ChannelId = site.ChannelId });
        var delivery = new Delivery
        {
            Id = Guid.CreateVersion7(now),
            OwnerKind = Post.Kind,
            OwnerId = post.Id,
            ChannelId = site.ChannelId,
            State = DeliveryState.Sent,
            Content = """{"Text":"It runs.","Languages":["en"],"Images":[]}""",
            DueAt = now,
            PublishBy = now.AddHours(2),
            CreatedAt = now,
            SettledAt = now,
            ExternalId = "1",
        };
        db.AddRange(post, delivery, new DeliveryResult { Id = Guid.CreateVersion7(now), DeliveryId = delivery.Id, ChannelId = site.ChannelId, SentAt = now, ReadAt = now, Likes = 1234, Replies = 0, GoneAt = now });
        await db.SaveChangesAsync();
        return (post.Id, delivery.Id);
    });
}
