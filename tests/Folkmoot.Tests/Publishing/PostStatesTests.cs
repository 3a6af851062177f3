// A post is published only when every target has it; one that failed is never forgotten behind the others.
using Folkmoot.Channels;
using Folkmoot.Publishing;

namespace Folkmoot.Tests.Publishing;

public sealed class PostStatesTests
{
    [Theory]
    [InlineData("Sent Sent", "Published")]
    [InlineData("Sent Failed", "PartlyPublished")]
    [InlineData("Sent NeedsReview", "PartlyPublished")]
    [InlineData("Sent ByHand", "Publishing")]
    [InlineData("Sent Withdrawn", "PartlyPublished")]
    [InlineData("Failed NeedsReview", "NotPublished")]
    [InlineData("Waiting Waiting", "Approved")]
    [InlineData("Sent Waiting", "Publishing")]
    [InlineData("Failed Sending", "Publishing")]
    public void State_follows_from_all_targets(string targets, string state) => Of(false, targets).ShouldBe(state);

    [Theory]
    [InlineData("Withdrawn Withdrawn", "Withdrawn")]
    [InlineData("Withdrawn Failed", "Withdrawn")]
    [InlineData("Withdrawn Sent", "Withdrawing")]
    [InlineData("Withdrawn Sending", "Withdrawing")]
    [InlineData("Withdrawn NeedsReview", "Withdrawing")]
    public void A_withdrawn_post_is_withdrawn_when_nothing_of_it_can_be_out(string targets, string state) => Of(true, targets).ShouldBe(state);

    private static string Of(bool withdrawn, string targets) =>
        PostStates.Of(withdrawn, [.. targets.Split(' ').Select(Enum.Parse<DeliveryState>)]).ToString();
}
