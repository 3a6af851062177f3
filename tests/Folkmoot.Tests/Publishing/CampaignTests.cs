// Campaigns and tags: found by them, changed in every state, and never a reason to void an approval.
using Folkmoot.Accounts;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Plan;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class CampaignTests
{
    [Fact]
    public void Tags_are_small_words_once_each_without_hash_signs() =>
        PostTags.Read(" #Ferry, harbour;FERRY |two words,,# ").ShouldBe(["ferry", "harbour", "two words"]);

    [DatabaseTheory]
    public async Task Campaign_and_tags_of_an_approved_post_change_and_the_approval_stays(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.AnApprovedPost();
        var hash = await desk.Look(db => db.Posts.Where(p => p.Id == post).Select(p => p.ApprovedHash).SingleAsync());
        var spring = (await Save(desk, "Spring")).Required.Id;
        (await File(desk, post, spring, "Ferry")).ShouldBeOfType<PostDone>();

        (await desk.StateOf(post)).ShouldBe(PostState.Approved);
        var loaded = await desk.As(desk.Author, s => s.GetRequiredService<LoadPost>().FindAsync(post, CancellationToken.None));
        (loaded!.Hash, loaded.Post.ApprovedHash, loaded.Post.CampaignId).ShouldBe((hash, hash, spring));
        await desk.GoToDueTimeAsync();
        (await desk.StateOf(post)).ShouldBe(PostState.Published);
        (await File(desk, post, null)).ShouldBeOfType<PostDone>();
        (await desk.Look(db => db.AuditEntries.CountAsync(e => e.SubjectId == post && e.Action == "publishing.post.filed"))).ShouldBe(2);
        (await desk.Look(db => db.PostChanges.CountAsync(c => c.PostId == post && c.Act == PostAct.Filed))).ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task Posts_are_found_by_campaign_and_tag_in_the_list_and_the_calendar(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var spring = (await Save(desk, "Spring")).Required.Id;
        var (ferry, other) = (await desk.ADraft(), await desk.ADraft());
        await File(desk, ferry, spring, "ferry", "harbour");
        await File(desk, other, null, "harbour-wall");

        (await Find(desk, new PostFilter(null, null, null, 1, spring))).ShouldBe([ferry]);
        (await Find(desk, new PostFilter(null, null, null, 1, Tag: "harbour"))).ShouldBe([ferry]);
        (await Find(desk, new PostFilter(null, null, null, 1, spring, "harbour-wall"))).ShouldBeEmpty();
        var day = WallClock.StartOf(new DateOnly(2026, 3, 3), Desk.Zone);
        (await desk.As(desk.Author, s => s.GetRequiredService<FindPosts>().BetweenAsync(day, day.AddDays(1), 10, PostFilter.All with { Tag = "harbour-wall" }, CancellationToken.None))).Select(r => r.Id).ShouldBe([other]);
        (await desk.As(desk.Author, s => s.GetRequiredService<FindCampaigns>().TagsAsync(CancellationToken.None))).ShouldBe(["ferry", "harbour", "harbour-wall"]);
        var row = (await desk.As(desk.Author, s => s.GetRequiredService<FindCampaigns>().AllAsync(CancellationToken.None))).ShouldHaveSingleItem();
        (row.Name, row.Posts, row.First, row.Last).ShouldBe(("Spring", 1, day.AddHours(10), day.AddHours(10)));
        var copy = (await desk.As(desk.Author, s => s.GetRequiredService<DuplicatePost>().RunAsync(ferry, CancellationToken.None))).ShouldBeOfType<PostDone>().PostId;
        (await desk.Look(db => db.Posts.Where(p => p.Id == copy).Select(p => p.CampaignId).SingleAsync())).ShouldBe(spring);
    }

    [DatabaseTheory]
    public async Task An_archived_campaign_takes_no_more_posts_and_keeps_those_it_has(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var spring = (await Save(desk, "Spring")).Required.Id;
        var (inside, outside) = (await desk.ADraft(), await desk.ADraft());
        await File(desk, inside, spring);
        (await Save(desk, "Spring", spring, 1, archived: true)).ShouldBeOfType<Outcome.Made>();

        (await File(desk, outside, spring)).ShouldBeOfType<PostFaulty>().Problems.ShouldHaveSingleItem().Rule.ShouldBe("campaign-closed");
        (await File(desk, inside, spring, "more")).ShouldBeOfType<PostDone>();
        (await Find(desk, new PostFilter(null, null, null, 1, spring))).ShouldBe([inside]);
    }

    [DatabaseTheory]
    public async Task A_name_is_given_once_and_of_two_changes_the_second_is_refused(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var spring = (await Save(desk, "Spring")).Required.Id;
        (await Save(desk, " SPRING ")).ShouldBe(new Outcome.Refused("Name", "publishing.campaign.name.taken"));
        (await Save(desk, " ")).ShouldBe(new Outcome.Refused("Name", "publishing.campaign.name.wrong"));
        (await Save(desk, "Summer", spring, 1)).ShouldBeOfType<Outcome.Made>();
        (await Save(desk, "Autumn", spring, 1)).ShouldBe(new Outcome.Refused("", "publishing.campaign.changed"));
        (await desk.Look(db => db.Campaigns.Select(c => c.Name).ToListAsync())).ShouldBe(["Summer"]);
    }

    private static Task<Outcome> Save(Desk desk, string name, Guid? id = null, int version = 0, bool archived = false) =>
        desk.As(desk.Author, s => s.GetRequiredService<SaveCampaign>().RunAsync(new(id, version, name, archived), CancellationToken.None));

    private static Task<PostOutcome> File(Desk desk, Guid post, Guid? campaign, params string[] tags) =>
        desk.As(desk.Author, s => s.GetRequiredService<FilePost>().RunAsync(new(post, campaign, tags), CancellationToken.None));

    private static async Task<IEnumerable<Guid>> Find(Desk desk, PostFilter filter) =>
        (await desk.As(desk.Author, s => s.GetRequiredService<FindPosts>().RunAsync(filter, CancellationToken.None))).Rows.Select(r => r.Id);
}
