// The rules of the inbox by themselves.
using Folkmoot.Inbox;
using Folkmoot.Listening.Events;

namespace Folkmoot.Tests.Inbox;

public sealed class TriageTests
{
    [Theory]
    [InlineData("negative", Priority.Normal, Priority.High)]
    [InlineData("negative", Priority.Urgent, Priority.Urgent)]
    [InlineData("positive", Priority.High, Priority.High)]
    [InlineData(null, Priority.Normal, Priority.Normal)]
    internal void An_unhappy_message_raises_and_nothing_lowers(string? sentiment, Priority before, Priority after) =>
        Triage.Raise(before, chosen: false, sentiment, Urgency.None).ShouldBe(after);

    [Theory]
    [InlineData(Urgency.LifeSafety, null, Priority.Urgent)]
    [InlineData(Urgency.LifeSafety, "positive", Priority.Urgent)]
    [InlineData(Urgency.ServiceOutage, null, Priority.High)]
    [InlineData(Urgency.None, null, Priority.Normal)]
    internal void A_life_in_danger_asks_for_more_than_a_service_that_is_out(Urgency urgency, string? sentiment, Priority asked) =>
        Triage.Asks(sentiment, urgency).ShouldBe(asked);

    [Theory]
    [InlineData(Urgency.LifeSafety, Priority.Urgent)]
    [InlineData(Urgency.ServiceOutage, Priority.Normal)]
    [InlineData(Urgency.None, Priority.Normal)]
    internal void What_a_person_chose_gives_way_to_a_life_in_danger_alone(Urgency urgency, Priority after) =>
        Triage.Raise(Priority.Normal, chosen: true, "negative", urgency).ShouldBe(after);

    [Fact]
    public void Offence_and_hate_are_hints_of_abuse_and_their_absence_is_none()
    {
        Triage.Abuse([Label("offensive", "offensive")]).ShouldNotBeNull();
        Triage.Abuse([Label("hate", "hate")]).ShouldNotBeNull();
        Triage.Abuse([Label("offensive", "offensive") with { Score = 0.6 }]).ShouldBeNull();
        Triage.Abuse([Label("offensive", "not-offensive"), Label("hate", "not-hate"), Label("irony", "irony")]).ShouldBeNull();
    }

    [Fact]
    public void Urgency_is_read_from_the_labels()
    {
        Triage.UrgencyOf([Label("topic", "fire"), Label("urgency", "life-safety")]).ShouldBe(Urgency.LifeSafety);
        Triage.UrgencyOf([Label("urgency", "service-outage")]).ShouldBe(Urgency.ServiceOutage);
        Triage.UrgencyOf([Label("urgency", "routine")]).ShouldBe(Urgency.None);
        Triage.UrgencyOf([]).ShouldBe(Urgency.None);
    }

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

    private static LabelFact Label(string task, string label) => new(task, label, 0.9, false, []);

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
