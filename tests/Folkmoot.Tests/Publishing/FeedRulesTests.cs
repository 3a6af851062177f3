// The rules of feeds: when one is read again, which items of a first reading are taken, and the words of a draft.
using Folkmoot.Drafting.Own;
using Folkmoot.Networks;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Plan.Feeds;

namespace Folkmoot.Tests.Publishing;

public sealed class FeedRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 30)]
    [InlineData(1, 60)]
    [InlineData(2, 120)]
    [InlineData(5, 960)]
    [InlineData(6, 1440)]
    [InlineData(5_000, 1440)]
    public void Pauses_double_with_each_failure_up_to_a_day(int failures, int minutes) =>
        FeedRules.NextRead(Now, failures, null).ShouldBe(Now.AddMinutes(minutes));

    [Fact]
    public void A_server_that_says_when_to_come_back_is_heeded_but_never_makes_us_come_sooner()
    {
        FeedRules.NextRead(Now, 1, Now.AddHours(5)).ShouldBe(Now.AddHours(5));
        FeedRules.NextRead(Now, 1, Now.AddMinutes(1)).ShouldBe(Now.AddHours(1));
    }

    [Fact]
    public void Its_owner_is_told_once_for_each_row_of_failures() =>
        Enumerable.Range(1, 50).Where(FeedRules.MustTell).ShouldBe([FeedRules.FailuresToTell]);

    [Theory]
    [InlineData(true, FeedStart.OnlyNew, 2, "")]
    [InlineData(true, FeedStart.Newest, 2, "c b")]
    [InlineData(false, FeedStart.OnlyNew, 2, "c b a")]
    [InlineData(false, FeedStart.Newest, 1, "c b a")]
    public void A_first_reading_takes_old_items_only_as_asked_and_every_later_one_takes_all(bool first, FeedStart start, int count, string waiting)
    {
        var sorted = FeedRules.Sort([Item("b", 2), Item("a", 1), Item("c", 3), Item("b", 9), Item("", 4)], first, start, count);
        sorted.Count.ShouldBe(3);
        sorted.Where(s => s.State == FeedEntryState.Waiting).Select(s => s.Item.ExternalId).ShouldBe(waiting.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void The_headline_is_the_items_own_else_its_first_line_and_never_too_long()
    {
        FeedWords.Headline(Item("a", 1) with { Title = "Bridge\nclosed", Text = "Bridge closed\n\nUntil Friday." }).ShouldBe("Bridge closed");
        FeedWords.Headline(Item("a", 1) with { Text = "Closed until Friday.\nUse the ferry." }).ShouldBe("Closed until Friday.");
        FeedWords.Headline(Item("a", 1) with { Title = string.Concat(Enumerable.Repeat("🚧", 150)) }).Length.ShouldBe(Post.TitleMax - 1);
    }

    [Fact]
    public void Words_from_outside_begin_no_thread() =>
        ThreadText.IsDivided(FeedWords.Plain("One\r\n---\r\nTwo\n--- \nThree")).ShouldBeFalse();

    [Fact]
    public void The_own_writers_draft_leaves_room_for_the_link_and_has_it_once()
    {
        const string Link = "https://news.example/a-rather-long-address-of-the-item";
        const string Text = "Bridge closed\n\nThe Mill Bridge is closed from Monday to Friday. Use the ferry instead. The ferry runs every ten minutes from 6 am.";
        var ask = FeedWords.Ask(Text, Link, "en", t => t.Length <= 110);
        var draft = FeedWords.OfWriter(OwnWriter.Write(ask).Text.ShouldNotBeNull(), Link);
        draft.Title.ShouldBe("Bridge closed");
        draft.Text.ShouldStartWith("The Mill Bridge is closed");
        draft.Text.ShouldEndWith($"\n\n{Link}");
        draft.Text.Length.ShouldBeLessThanOrEqualTo(110);
        FeedWords.OfWriter($"See {Link} for more.", Link).Text.ShouldBe($"See {Link} for more.");
    }

    private static Incoming Item(string id, int minute) => new(
        id, IncomingKind.FeedItem, new IncomingAuthor("f", "f", "f"), "Text", Now.AddMinutes(minute), null, null, null, null, null, null, "");
}
