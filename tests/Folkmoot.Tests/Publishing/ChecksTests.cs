// What stands in the way of a post, per channel and by its network's own counting.
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Publishing;

namespace Folkmoot.Tests.Publishing;

public sealed class ChecksTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Id = Guid.Parse("00000000-0000-7000-8000-000000000001");
    private static readonly MediaFacts Map = new(Id, "image/png", 10, 4, 3, "");
    private static readonly PostContent Content = new("", "Text", ["en"], [new ChannelText(Id, "Text")], [], null, null);

    [Fact]
    public void A_post_that_fits_has_no_problem() => Rules(Content).ShouldBeEmpty();

    [Fact]
    public void A_post_without_a_channel_cannot_go_out() => Rules(Content with { Versions = [] }).ShouldBe(["no-target"]);

    [Fact]
    public void Nothing_to_say_cannot_go_out() => Rules(Text("")).ShouldBe(["empty-for"]);

    [Fact]
    public void An_image_alone_can_go_out() => Rules(Text("") with { Images = [new ImageUse(Map, "A map", null)] }).ShouldBeEmpty();

    [Fact]
    public void A_text_too_long_says_by_how_much()
    {
        var problem = All(Text(new string('x', 312))).ShouldHaveSingleItem();
        problem.Rule.ShouldBe("too-long");
        problem.Args[0].ShouldBe("Paper");
        problem.Args[2].ToString().ShouldBe("Take out 12, or write a version of its own for this network.");
    }

    [Fact]
    public void The_part_of_a_thread_that_is_too_long_is_named()
    {
        var thread = new string('x', 200) + "\n---\n" + new string('y', 312) + "\n---\nThird";
        var channel = new Dictionary<Guid, ChannelFacts> { [Id] = new(Id, "Paper", "", ChannelState.Connected, null, new PaperNetwork("paper", 300) { Limits = new(300, 4, 1_000_000, 1_000, ["image/png"], false, true, false, HasThreads: true) }) };
        var problem = Checks.Of(Text(thread), channel, Now).ShouldHaveSingleItem();
        problem.Args[0].ShouldBeOfType<Reason>().ShouldBe(new Reason("publishing.thread.part-of", "Paper", 2, 3));
        Checks.Of(Text("One\n---\nTwo") with { Images = [new ImageUse(Map, "A map", null)] }, channel, Now).Select(p => (p.Rule, p.Blocks)).ShouldBe([("thread-images", false)]);
    }

    [Fact]
    public void Where_there_are_no_threads_the_parts_are_one_text_and_its_author_is_told()
    {
        All(Text("One\n---\nTwo")).Select(p => (p.Rule, p.Blocks)).ShouldBe([("thread-joined", false)]);
        Rules(Text("x\n---\n" + new string('y', 300))).ShouldBe(["too-long", "thread-joined"]);
    }

    [Fact]
    public void A_version_of_its_own_is_what_is_counted() =>
        Rules(Content with { Text = new string('x', 5_000), Versions = [new ChannelText(Id, "Short")] }).ShouldBeEmpty();

    [Fact]
    public void An_undescribed_image_blocks() => Rules(Content with { Images = [new ImageUse(Map, "", null)] }).ShouldBe(["alt-missing"]);

    [Fact]
    public void A_recorded_exemption_lets_it_through() => Rules(Content with { Images = [new ImageUse(Map, "", "only decorates")] }).ShouldBeEmpty();

    [Fact]
    public void Images_are_held_to_the_networks_limits() =>
        Rules(Content with { Images = [new ImageUse(Map with { MediaType = "image/gif", SizeBytes = 2_000_000 }, new string('x', 1_001), null)] })
            .ShouldBe(["image-type", "image-size", "alt-long"]);

    [Fact]
    public void Too_many_images_are_counted() =>
        Rules(Content with { Images = [.. Enumerable.Repeat(new ImageUse(Map, "A map", null), 5)] }).ShouldBe(["too-many-images"]);

    [Fact]
    public void A_time_in_the_past_blocks() => Rules(Content with { DueAt = Now.AddHours(-1) }).ShouldBe(["due-past"]);

    [Fact]
    public void Publish_by_must_be_after_the_time() =>
        Rules(Content with { DueAt = Now.AddHours(2), PublishBy = Now.AddHours(1) }).ShouldBe(["publish-by-early"]);

    [Fact]
    public void Credentials_that_end_before_the_time_are_flagged_and_do_not_block()
    {
        var problem = All(Content with { DueAt = Now.AddDays(9) }, expire: Now.AddDays(8)).ShouldHaveSingleItem();
        (problem.Rule, problem.Blocks).ShouldBe(("credentials-end", false));
    }

    [Fact]
    public void A_channel_that_must_be_connected_again_is_flagged_and_does_not_block()
    {
        var problem = All(Content, ChannelState.NeedsReconnect).ShouldHaveSingleItem();
        (problem.Rule, problem.Blocks).ShouldBe(("needs-reconnect", false));
    }

    [Fact]
    public void A_channel_that_is_off_blocks() => All(Content, ChannelState.Off).ShouldHaveSingleItem().Blocks.ShouldBeTrue();

    private static PostContent Text(string text) => Content with { Text = text, Versions = [new ChannelText(Id, text)] };

    private static IEnumerable<string> Rules(PostContent content) => All(content).Select(p => p.Rule);

    private static IReadOnlyList<Problem> All(PostContent content, ChannelState state = ChannelState.Connected, DateTimeOffset? expire = null) =>
        Checks.Of(content, new Dictionary<Guid, ChannelFacts> { [Id] = new(Id, "Paper", "", state, expire, new PaperNetwork("paper", 300)) }, Now);
}
