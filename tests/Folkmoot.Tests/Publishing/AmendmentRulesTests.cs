// How a channel can get a correction, what is wrong with one, and who may approve it.
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Amendments;
using Folkmoot.Tests.Networks;

namespace Folkmoot.Tests.Publishing;

public sealed class AmendmentRulesTests
{
    private static readonly Guid Author = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Approver = Guid.Parse("00000000-0000-0000-0000-00000000000b");

    [Theory]
    [InlineData("mastodon", "Edit TakeDown Leave")]
    [InlineData("facebook", "Edit TakeDown Leave")]
    [InlineData("telegram", "Edit TakeDown Leave")]
    [InlineData("linkedin", "Edit TakeDown Leave")]
    [InlineData("sandbox", "Edit TakeDown Leave")]
    [InlineData("bluesky", "Reply TakeDown Leave")]
    [InlineData("x", "TakeDown Leave")]
    [InlineData("threads", "TakeDown Leave")]
    [InlineData("instagram", "TakeDown Leave")]
    [InlineData("webhook", "TakeDown Leave")]
    [InlineData("nextdoor", "ByHand Leave")]
    public async Task Each_network_offers_what_it_really_allows(string network, string ways)
    {
        await using var host = new NetworkHost();

        string.Join(' ', AmendmentRules.Ways(host[network], Out("1"))).ShouldBe(ways);
        if (network != "nextdoor")
        {
            AmendmentRules.Ways(host[network], Out(null)).ShouldBe([AmendmentWay.Leave], "nobody told us which post it is");
        }
    }

    [Theory]
    [InlineData(AmendmentWay.Edit, "At 9.", "", "Wrong hour", null)]
    [InlineData(AmendmentWay.Edit, "At 9.", "", "", AmendmentFault.NoNote)]
    [InlineData(AmendmentWay.Edit, "At 8.", "", "Wrong hour", AmendmentFault.Same)]
    [InlineData(AmendmentWay.Edit, "", "", "Wrong hour", AmendmentFault.NoText)]
    [InlineData(AmendmentWay.Leave, "At 8.", "", "Wrong hour", AmendmentFault.NoWhy)]
    [InlineData(AmendmentWay.Leave, "At 8.", "Nobody reads it.", "Wrong hour", AmendmentFault.Nothing)]
    [InlineData(AmendmentWay.Reply, "At 8.", "", "Wrong hour", AmendmentFault.NoReply)]
    [InlineData(AmendmentWay.ByHand, "At 9.", "", "Wrong hour", AmendmentFault.WrongWay)]
    internal void A_correction_says_what_was_wrong_and_changes_something(AmendmentWay way, string text, string why, string note, AmendmentFault? fault)
    {
        var channel = new AmendedChannel(Approver, Author, way, "At 8.", text, why);

        var found = AmendmentRules.Fault(note, false, [channel], new Dictionary<Guid, (IReadOnlyList<AmendmentWay>, bool, bool)>
        {
            [Author] = ([AmendmentWay.Edit, AmendmentWay.Reply, AmendmentWay.Leave], false, false),
        })?.Fault;

        found.ShouldBe(fault);
    }

    [Fact]
    public void Another_headline_is_a_change_where_there_are_headlines()
    {
        var channel = new AmendedChannel(Approver, Author, AmendmentWay.Edit, "At 8.", "At 8.");

        Fault(hasTitle: true).ShouldBeNull();
        Fault(hasTitle: false).ShouldBe(AmendmentFault.Same);

        AmendmentFault? Fault(bool hasTitle) => AmendmentRules.Fault("Wrong name", true, [channel], new Dictionary<Guid, (IReadOnlyList<AmendmentWay>, bool, bool)> { [Author] = ([AmendmentWay.Edit], false, hasTitle) })?.Fault;
    }

    [Fact]
    public void Nobody_approves_their_own_correction_or_another_than_they_saw()
    {
        var amendment = Asked("At 9.");

        AmendmentRules.Bar(amendment, Approver, true, amendment.Hash).ShouldBeNull();
        AmendmentRules.Bar(amendment, Author, true, amendment.Hash).ShouldBe(AmendmentBar.Own);
        AmendmentRules.Bar(amendment, Approver, false, amendment.Hash).ShouldBe(AmendmentBar.NoRight);
        AmendmentRules.Bar(amendment, Approver, true, Asked("At 10.").Hash).ShouldBe(AmendmentBar.Changed);
        amendment.Channels = Asked("At 11.").Channels;
        AmendmentRules.Bar(amendment, Approver, true, amendment.Hash).ShouldBe(AmendmentBar.Changed, "the stored words are not those that the hash was taken of");
        amendment.State = AmendmentState.Approved;
        AmendmentRules.Bar(amendment, Approver, true, amendment.Hash).ShouldBe(AmendmentBar.Decided);
    }

    private static Amendment Asked(string text)
    {
        AmendedChannel[] channels = [new(Approver, Author, AmendmentWay.Edit, "At 8.", text)];
        return new() { PostId = Author, Note = "Wrong hour", Channels = Amendment.Write(channels), Hash = AmendmentHash.Of(Author, "", "Wrong hour", channels), ProposedBy = Author };
    }

    private static Delivery Out(string? externalId) => new() { OwnerKind = Post.Kind, Content = "{}", State = DeliveryState.Sent, ExternalId = externalId };
}
