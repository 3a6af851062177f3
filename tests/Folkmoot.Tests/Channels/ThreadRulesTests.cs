// When a part of a thread may go, which is looked at next, which comes down first, and how a thread stands.
using Folkmoot.Channels;
using Folkmoot.Channels.Threads;

namespace Folkmoot.Tests.Channels;

public sealed class ThreadRulesTests
{
    private static readonly DateTimeOffset PublishBy = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_part_goes_beneath_one_that_is_out_and_has_a_name() =>
        ThreadRules.Hold(Part(1, DeliveryState.Waiting), Part(0, DeliveryState.Sent)).ShouldBeNull();

    [Theory]
    [InlineData(DeliveryState.Waiting)]
    [InlineData(DeliveryState.Sending)]
    [InlineData(DeliveryState.Failed)]
    [InlineData(DeliveryState.NeedsReview)]
    internal void A_part_waits_for_the_one_above_and_at_the_latest_for_a_person(DeliveryState above) =>
        ThreadRules.Hold(Part(1, DeliveryState.Waiting), Part(0, above)).ShouldBeOfType<SendLater>().At.ShouldBe(PublishBy.AddSeconds(1));

    [Fact]
    public void Nothing_goes_beneath_what_was_left_out_and_a_person_decides_beneath_what_has_no_name()
    {
        ThreadRules.Hold(Part(1, DeliveryState.Waiting), Part(0, DeliveryState.Withdrawn)).ShouldBeOfType<MayNotSend>();
        var unnamed = Part(0, DeliveryState.Sent);
        unnamed.ExternalId = null;
        ThreadRules.Hold(Part(1, DeliveryState.Waiting), unnamed).ShouldBeOfType<AskPerson>();
    }

    [Fact]
    public void What_is_out_wakes_the_next_part_alone_and_what_stopped_all_behind_it()
    {
        Delivery[] parts = [Part(0, DeliveryState.Sent), Part(1, DeliveryState.Sent), Part(3, DeliveryState.Waiting), Part(2, DeliveryState.Waiting)];
        ThreadRules.ToWake(parts[1], parts).Select(p => p.Part).ShouldBe([2]);
        parts[1].State = DeliveryState.Failed;
        ThreadRules.ToWake(parts[1], parts).Select(p => p.Part).ShouldBe([2, 3]);
    }

    [Fact]
    public void The_last_part_comes_down_first_once_what_became_of_it_is_known()
    {
        Delivery[] parts = [Back(0, DeliveryState.Sent), Back(1, DeliveryState.Sent), Back(2, DeliveryState.Sending)];
        ThreadRules.NextDown(parts).ShouldBeNull();
        parts[2].State = DeliveryState.Sent;
        ThreadRules.NextDown(parts)!.Part.ShouldBe(2);
        parts[2].State = DeliveryState.NeedsReview;
        ThreadRules.NextDown(parts)!.Part.ShouldBe(1);
        ThreadRules.NextDown([Part(0, DeliveryState.Sent)]).ShouldBeNull("nobody asked for it back");
    }

    [Fact]
    public void A_part_behind_one_that_stopped_is_not_on_its_way() =>
        ThreadRules.Standing([(2, DeliveryState.Waiting), (1, DeliveryState.Failed), (0, DeliveryState.Sent)]).ShouldBe([DeliveryState.Sent, DeliveryState.Failed, DeliveryState.Failed]);

    private static Delivery Part(int part, DeliveryState state) => new()
    {
        OwnerKind = "post",
        Content = "{}",
        Part = part,
        LastPart = 3,
        State = state,
        PublishBy = PublishBy,
        ExternalId = state == DeliveryState.Sent ? $"id-{part}" : null,
    };

    private static Delivery Back(int part, DeliveryState state)
    {
        var asked = Part(part, state);
        (asked.WithdrawRequested, asked.ExternalId) = (true, $"id-{part}");
        return asked;
    }
}
