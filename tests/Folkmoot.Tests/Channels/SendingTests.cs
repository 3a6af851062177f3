// The sending state machine by itself: what comes next, for every state.
using Folkmoot.Channels;
using Folkmoot.Networks;

namespace Folkmoot.Tests.Channels;

public sealed class SendingTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(45);

    [Theory]
    [InlineData(DeliveryState.Sent)]
    [InlineData(DeliveryState.Failed)]
    [InlineData(DeliveryState.NeedsReview)]
    [InlineData(DeliveryState.Withdrawn)]
    internal void What_is_settled_is_left_alone(DeliveryState state) =>
        Next(Waiting(d => d.State = state)).ShouldBeOfType<SendStep.Nothing>();

    [Fact]
    public void What_is_due_on_a_channel_that_works_is_sent() => Next(Waiting()).ShouldBeOfType<SendStep.Send>();

    [Fact]
    public void What_is_not_due_waits_until_it_is() =>
        Next(Waiting(d => d.DueAt = Now.AddMinutes(5))).ShouldBeOfType<SendStep.Wait>().Until.ShouldBe(Now.AddMinutes(5));

    [Fact]
    public void What_is_late_is_never_sent_without_a_person() =>
        Next(Waiting(d => d.PublishBy = Now.AddSeconds(-1))).ShouldBeOfType<SendStep.Review>().Reason.ShouldBe(new Reason("channels.reason.late"));

    [Fact]
    public void What_was_asked_back_is_withdrawn_before_anything_else() =>
        Next(Waiting(d => (d.WithdrawRequested, d.PublishBy) = (true, Now.AddDays(-1)))).ShouldBeOfType<SendStep.Withdraw>();

    [Fact]
    public void What_was_tried_too_often_is_a_persons_to_decide_and_what_they_forgave_does_not_count()
    {
        Next(Waiting(d => d.Attempts = Sending.AttemptsMax)).ShouldBeOfType<SendStep.Review>();
        Next(Waiting(d => (d.Attempts, d.AttemptsForgiven) = (Sending.AttemptsMax, Sending.AttemptsMax))).ShouldBeOfType<SendStep.Send>();
    }

    [Theory]
    [InlineData(ChannelState.NeedsReconnect)]
    [InlineData(ChannelState.Off)]
    internal void A_channel_that_cannot_work_makes_it_wait_and_says_why(ChannelState state) =>
        Next(Waiting(), channel: AChannel(c => c.State = state)).ShouldBeOfType<SendStep.Wait>().Reason.ToStored().ShouldContain("City Hall");

    [Fact]
    public void A_resting_channel_makes_it_wait_until_the_rest_ends() =>
        Next(Waiting(), channel: AChannel(c => c.PausedUntil = Now.AddMinutes(15))).ShouldBeOfType<SendStep.Wait>().Until.ShouldBe(Now.AddMinutes(15));

    [Fact]
    public void A_rest_that_has_ended_holds_nothing_back() =>
        Next(Waiting(), channel: AChannel(c => c.PausedUntil = Now.AddSeconds(-1))).ShouldBeOfType<SendStep.Send>();

    [Theory]
    [InlineData(Reconciliation.Native)]
    [InlineData(Reconciliation.Search)]
    [InlineData(Reconciliation.None)]
    public void A_call_that_just_began_is_given_time_to_arrive(Reconciliation reconciliation) =>
        Next(Begun(Now.AddSeconds(-44)), reconciliation).ShouldBeOfType<SendStep.Wait>().Until.ShouldBe(Now.AddSeconds(1));

    [Theory]
    [InlineData(Reconciliation.Native)]
    [InlineData(Reconciliation.Search)]
    public void After_that_the_network_is_asked_and_nothing_is_sent(Reconciliation reconciliation) =>
        Next(Begun(Now.AddMinutes(-1)), reconciliation).ShouldBeOfType<SendStep.Find>();

    [Fact]
    public void A_network_that_cannot_be_asked_leaves_it_to_a_person() =>
        Next(Begun(Now.AddMinutes(-1)), Reconciliation.None).ShouldBeOfType<SendStep.Review>();

    [Fact]
    public void What_is_on_its_way_is_asked_for_even_when_its_channel_is_off_or_it_was_asked_back() =>
        Next(Waiting(d => (d.State, d.StartedAt, d.WithdrawRequested) = (DeliveryState.Sending, Now.AddMinutes(-1), true)), channel: AChannel(c => c.State = ChannelState.Off))
            .ShouldBeOfType<SendStep.Find>();

    [Fact]
    public void What_only_a_person_can_post_is_handed_over_when_it_is_due_and_not_before()
    {
        Next(Waiting(), Reconciliation.None, byHand: true).ShouldBeOfType<SendStep.HandOver>();
        Next(Waiting(d => d.DueAt = Now.AddMinutes(5)), Reconciliation.None, byHand: true).ShouldBeOfType<SendStep.Wait>();
        Next(Waiting(d => d.PublishBy = Now.AddSeconds(-1)), Reconciliation.None, byHand: true).ShouldBeOfType<SendStep.Review>();
    }

    [Fact]
    public void What_a_person_has_waits_for_their_report_and_asks_again_when_its_time_is_over()
    {
        Next(Handed()).ShouldBeOfType<SendStep.Wait>().Until.ShouldBe(Now.AddHours(2).AddSeconds(1));
        Next(Handed(d => d.PublishBy = Now.AddSeconds(-1))).ShouldBeOfType<SendStep.Review>();
        Next(Handed(d => d.WithdrawRequested = true)).ShouldBeOfType<SendStep.Withdraw>();

        static Delivery Handed(Action<Delivery>? change = null)
        {
            var delivery = Waiting(d => (d.State, d.StartedAt) = (DeliveryState.ByHand, Now.AddHours(-1)));
            change?.Invoke(delivery);
            return delivery;
        }
    }

    private static SendStep Next(Delivery delivery, Reconciliation reconciliation = Reconciliation.Native, Channel? channel = null, bool byHand = false) =>
        Sending.Next(delivery, channel ?? AChannel(), reconciliation, Now, Settle, byHand);

    private static Delivery Begun(DateTimeOffset at) => Waiting(d => (d.State, d.StartedAt) = (DeliveryState.Sending, at));

    private static Delivery Waiting(Action<Delivery>? change = null)
    {
        var delivery = new Delivery { OwnerKind = "post", Content = "{}", DueAt = Now.AddMinutes(-1), PublishBy = Now.AddHours(2) };
        change?.Invoke(delivery);
        return delivery;
    }

    private static Channel AChannel(Action<Channel>? change = null)
    {
        var channel = new Channel { Network = "sandbox", Name = "City Hall", Settings = "" };
        change?.Invoke(channel);
        return channel;
    }
}
