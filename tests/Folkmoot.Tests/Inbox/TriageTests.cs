// The rules of the inbox by themselves.
using Folkmoot.Inbox;

namespace Folkmoot.Tests.Inbox;

public sealed class TriageTests
{
    [Theory]
    [InlineData("negative", Priority.Normal, Priority.High)]
    [InlineData("negative", Priority.Urgent, Priority.Urgent)]
    [InlineData("positive", Priority.High, Priority.High)]
    [InlineData(null, Priority.Normal, Priority.Normal)]
    internal void An_unhappy_message_raises_and_nothing_lowers(string? sentiment, Priority before, Priority after) =>
        Triage.Raise(before, sentiment).ShouldBe(after);

    [Fact]
    public void A_long_subject_is_cut_between_words_and_fits()
    {
        var subject = Triage.Subject(string.Join(' ', Enumerable.Repeat("bridge", 60)));
        subject.Length.ShouldBeLessThanOrEqualTo(Conversation.SubjectMax);
        subject.ShouldEndWith("bridge…");
    }

    [Fact]
    public void A_cut_never_leaves_half_of_a_character()
    {
        var emoji = string.Concat(Enumerable.Repeat("🌉", 200));
        Triage.Subject(emoji).EnumerateRunes().ShouldNotContain(r => r.Value == 0xFFFD);
        Triage.Subject("x" + emoji).EnumerateRunes().ShouldNotContain(r => r.Value == 0xFFFD);
        Triage.Short("x" + emoji, 10).EnumerateRunes().ShouldNotContain(r => r.Value == 0xFFFD);
    }

    [Theory]
    [InlineData("Autobús", "autobus")]
    [InlineData("ÑANDÚ", "nandu")]
    public void Words_are_folded_without_case_and_accents(string text, string folded) => Fold.Text(text).ShouldBe(folded);

    [Fact]
    public void Half_of_a_character_can_be_folded() => Fold.Text("\ud800x").ShouldBe("\ufffdx");

    [Fact]
    public void An_answer_to_the_first_of_a_thread_names_it_as_root_with_its_own_revision()
    {
        var first = Message("a", null);
        ReplyToConversation.Target(first).ShouldBe(new Folkmoot.Networks.ReplyTarget("a", "rev-a", "a", "rev-a"));
        var later = Message("b", "a");
        ReplyToConversation.Target(later).ShouldBe(new Folkmoot.Networks.ReplyTarget("b", "rev-b", "a", "rev-root"));
    }

    private static Message Message(string id, string? root) => new()
    {
        Text = "",
        Folded = "",
        Author = "",
        ExternalId = id,
        Revision = "rev-" + id,
        RootId = root,
        RootRevision = root is null ? null : "rev-root",
    };
}
