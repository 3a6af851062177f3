// Likes and boosts of people on other servers: counted once each, taken back, forgotten with the person, and kept without who they are.
using System.Text.Json.Nodes;
using Folkmoot.Networks;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Noticeboard.Federation;

public sealed class ReactionTests
{
    [DatabaseTheory]
    public async Task Likes_and_boosts_count_once_for_each_person_until_they_take_them_back(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        var sent = await given.PostAsync("The ferry runs.");
        var like = given.Activity("Like", "ana", sent.Url!);
        await given.SendAsync("ana", like);
        await given.SendAsync("ana", given.Activity("Like", "ana", sent.Url!));
        var boost = given.Activity("Announce", "ana", sent.Url!);
        await given.SendAsync("ana", boost);
        await given.SendAsync("ben", given.Activity("Announce", "ben", sent.Url!));
        await given.SendAsync("ben", given.Activity("Create", "ben", given.Note("ben", "At last!", sent.Url!)));
        (await CountsAsync(given, sent)).ShouldBe(new PostCounts(1, 2, 1));

        await given.SendAsync("ben", given.Activity("Undo", "ben", like.DeepClone()));
        (await CountsAsync(given, sent)).ShouldBe(new PostCounts(1, 2, 1), "nobody takes back what another did");
        await given.SendAsync("ana", given.Activity("Undo", "ana", like.DeepClone()));
        await given.SendAsync("ana", given.Activity("Undo", "ana", JsonValue.Create(boost["id"]!.GetValue<string>())));
        (await CountsAsync(given, sent)).ShouldBe(new PostCounts(0, 1, 1));
        await given.SendAsync("ben", given.Activity("Delete", "ben", given.Neighbour.Actor("ben")));
        (await CountsAsync(given, sent)).ShouldBe(new PostCounts(0, 0, 1));
    }

    [DatabaseTheory]
    public async Task Of_who_it_was_nothing_is_kept_that_names_them_and_what_is_not_up_is_not_counted(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine);
        var sent = await given.PostAsync("The ferry runs.");
        await given.SendAsync("ana", given.Activity("Like", "ana", sent.Url!));
        await given.SendAsync("ana", given.Activity("Like", "ana", sent.Url!.Replace(sent.ExternalId, "0190a000-0000-7000-8000-000000000000", StringComparison.Ordinal)));

        var kept = await given.InDbAsync(db => db.Reactions.SingleAsync());
        kept.PostId.ToString().ShouldBe(sent.ExternalId);
        kept.ActorHash.ShouldNotContain("ana");
        kept.ActorHash.Length.ShouldBe(64);
    }

    [DatabaseTheory]
    public async Task Where_nobody_can_follow_nothing_is_known(Engine engine)
    {
        await using var given = await FederatedBoard.OpenAsync(engine, on: false);
        (await CountsAsync(given, await given.PostAsync("The ferry runs."))).ShouldBe(new PostCounts());
    }

    private static async Task<PostCounts> CountsAsync(FederatedBoard given, Sent sent)
    {
        var network = (ITellResults)NoticeboardTests.Network(given.House);
        var page = await network.ReadResultsAsync(given.Account, [sent.ExternalId], default);
        return page.Posts.Single().ShouldBeOfType<PostCounted>().Counts;
    }
}
