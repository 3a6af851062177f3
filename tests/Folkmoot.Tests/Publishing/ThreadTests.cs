// A post in parts, from its draft to its end: each beneath the one above, held by one that is refused, taken back from the end.
using System.Text.Json;
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Amendments;
using Folkmoot.Publishing.PublicApi;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class ThreadTests
{
    private const string Text = "First\n---\nSecond\n---\nThird";

    [Fact]
    public void A_text_of_one_part_is_frozen_as_ever()
    {
        var channel = Guid.Parse("00000000-0000-7000-8000-000000000001");
        var content = new PostContent("Ferry", "It runs.", ["en"], [new ChannelText(channel, "It runs.")], [], null, null);
        foreach (var hasThreads in (bool[])[true, false])
        {
            JsonSerializer.Serialize(content.For(channel, hasThreads).Single())
                .ShouldBe("""{"Text":"It runs.","Languages":["en"],"Images":[],"ReplyTo":null,"Title":"Ferry"}""");
        }
    }

    [DatabaseTheory]
    public async Task Each_part_goes_beneath_the_one_above_and_where_there_are_no_threads_they_are_one_text(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, threads: true);
        var post = await desk.AnApprovedPost(desk.Draft() with { Text = Text });
        (await PartsAsync(desk, post)).Select(d => d.State).ShouldAllBe(s => s == DeliveryState.Waiting);

        await desk.GoToDueTimeAsync();

        var sent = await PartsAsync(desk, post);
        desk.Paper.Got.Select(o => (o.Text, Above: o.ReplyTo?.ExternalId, Root: o.ReplyTo?.RootId, o.Title)).ShouldBe(
            [("First", null, null, "Ferry"), ("Second", sent[0].ExternalId, sent[0].ExternalId, null), ("Third", sent[1].ExternalId, sent[0].ExternalId, null)]);
        desk.Board.Got.Single().Text.ShouldBe("First\n\nSecond\n\nThird");
        (await desk.StateOf(post)).ShouldBe(PostState.Published);
        var target = (await desk.As(desk.Author, s => s.GetRequiredService<ReadPostResource>().RunAsync(post, default)))!.Targets.Single(t => t.ChannelId == desk.PaperChannel);
        target.State.ShouldBe("sent");
        target.Parts!.Select(p => (p.Part, p.Text, p.State)).ShouldBe([(1, "First", "sent"), (2, "Second", "sent"), (3, "Third", "sent")]);
        (await desk.As(desk.Author, s => s.GetRequiredService<ProposeAmendment>().RunAsync(new(post, "Ferry", "Wrong.", "", []), default))).ShouldBe(new AmendmentRefused(AmendmentFault.Thread));
    }

    [DatabaseTheory]
    public async Task A_part_that_is_refused_holds_the_others_and_sending_again_touches_only_what_is_not_out(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, threads: true);
        desk.Paper.Answers.Enqueue(new Sent("one", "https://paper.example/one", null, "First"));
        desk.Paper.Answers.Enqueue(new Refused(Reason.Words("Not like this.")));
        var post = await desk.AnApprovedPost(desk.Draft() with { Text = Text });
        await desk.GoToDueTimeAsync();

        var held = await PartsAsync(desk, post);
        held.Select(d => d.State).ShouldBe([DeliveryState.Sent, DeliveryState.Failed, DeliveryState.Waiting]);
        held[2].Reason.ShouldNotBeNull().ShouldContain("channels.reason.thread-stopped");
        (await desk.StateOf(post)).ShouldBe(PostState.PartlyPublished);

        desk.Clock.Advance(TimeSpan.FromHours(5));
        await desk.RunJobsAsync();
        (await PartsAsync(desk, post))[2].State.ShouldBe(DeliveryState.NeedsReview, "it is too late for it without a person's word");
        (await desk.Resume(new ResumeRequest(post, null, Verdict.SendAgain, null))).ShouldBeOfType<PostDone>();
        await desk.RunJobsAsync();

        (await desk.StateOf(post)).ShouldBe(PostState.Published);
        var sent = await PartsAsync(desk, post);
        desk.Paper.Got.Select(o => (o.Text, o.ReplyTo?.ExternalId)).ShouldBe([("Second", "one"), ("Third", sent[1].ExternalId)]);
        sent[0].Attempts.ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task Leaving_a_part_out_leaves_those_behind_it(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, threads: true);
        desk.Paper.Answers.Enqueue(new Sent("one", null, null, "First"));
        desk.Paper.Answers.Enqueue(new Refused(Reason.Words("Not like this.")));
        var post = await desk.AnApprovedPost(desk.Draft() with { Text = Text });
        await desk.GoToDueTimeAsync();

        (await desk.Resume(new ResumeRequest(post, (await PartsAsync(desk, post))[1].Id, Verdict.LeaveIt, null))).ShouldBeOfType<PostDone>();
        await desk.RunJobsAsync();

        (await PartsAsync(desk, post)).Select(d => d.State).ShouldBe([DeliveryState.Sent, DeliveryState.Withdrawn, DeliveryState.Withdrawn]);
        (await desk.StateOf(post)).ShouldBe(PostState.PartlyPublished);
        desk.Paper.Got.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task A_part_that_a_person_saw_there_without_its_name_asks_for_a_person_beneath_it(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, threads: true);
        desk.Paper.Answers.Enqueue(new Refused(Reason.Words("Not like this.")));
        var post = await desk.AnApprovedPost(desk.Draft() with { Text = Text });
        await desk.GoToDueTimeAsync();

        (await desk.Resume(new ResumeRequest(post, (await PartsAsync(desk, post))[0].Id, Verdict.ItIsThere, "https://paper.example/1"))).ShouldBeOfType<PostDone>();
        await desk.RunJobsAsync();

        (await PartsAsync(desk, post)).Select(d => d.State).ShouldBe([DeliveryState.Sent, DeliveryState.NeedsReview, DeliveryState.Waiting]);
        (await desk.StateOf(post)).ShouldBe(PostState.PartlyPublished);
    }

    [DatabaseTheory]
    public async Task Taking_it_back_begins_with_the_last_part(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, threads: true);
        var post = await desk.AnApprovedPost(desk.Draft() with { Text = Text, Channels = [desk.PaperChannel] });
        await desk.GoToDueTimeAsync();

        (await desk.As(desk.Author, s => s.GetRequiredService<WithdrawPost>().RunAsync(post, "Rain", default))).ShouldBeOfType<PostDone>();
        await desk.RunJobsAsync();

        var parts = await PartsAsync(desk, post);
        desk.Paper.TakenDown.ShouldBe([parts[2].ExternalId!, parts[1].ExternalId!, parts[0].ExternalId!]);
        (await desk.StateOf(post)).ShouldBe(PostState.Withdrawn);
    }

    [DatabaseTheory]
    public async Task A_post_that_lost_a_part_before_it_went_out_is_out_when_the_others_are(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, threads: true);
        var draft = desk.Draft() with { Text = Text, Channels = [desk.PaperChannel] };
        var post = await desk.AnApprovedPost(draft);
        var version = await desk.Look(db => db.Posts.Where(p => p.Id == post).Select(p => p.Version).SingleAsync());
        (await desk.Save(draft with { Text = "First\n---\nLast" }, post, version)).ShouldBeOfType<Saved>();
        (await desk.Approve(post)).ShouldBeOfType<PostDone>();

        await desk.GoToDueTimeAsync();

        desk.Paper.Got.Select(o => o.Text).ShouldBe(["First", "Last"]);
        (await desk.StateOf(post)).ShouldBe(PostState.Published);
    }

    private static Task<List<Delivery>> PartsAsync(Desk desk, Guid post) =>
        desk.Look(db => db.Deliveries.AsNoTracking().Where(d => d.OwnerId == post && d.ChannelId == desk.PaperChannel).OrderBy(d => d.Part).ToListAsync());
}
