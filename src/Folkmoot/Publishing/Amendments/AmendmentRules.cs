// Which corrections may be proposed, how a channel can get one, and who may approve it. Pure.
using Folkmoot.Channels;
using Folkmoot.Channels.Editing;
using Folkmoot.Networks;

namespace Folkmoot.Publishing.Amendments;

/// <summary>What is wrong with a correction. The name is the end of its text key.</summary>
internal enum AmendmentFault
{
    /// <summary>It does not say what was wrong.</summary>
    NoNote,

    /// <summary>Nothing is changed anywhere.</summary>
    Nothing,

    /// <summary>On a channel that is to be changed the words are the same.</summary>
    Same,

    /// <summary>There are no words for a channel.</summary>
    NoText,

    /// <summary>There are no words for the reply.</summary>
    NoReply,

    /// <summary>A channel is left without a reason.</summary>
    NoWhy,

    /// <summary>That channel cannot get it so.</summary>
    WrongWay,

    /// <summary>Another correction of the post waits for approval.</summary>
    WaitingAlready,

    /// <summary>An earlier correction is still on its way to a channel.</summary>
    StillGoing,

    /// <summary>It is a thread, whose parts cannot be corrected here.</summary>
    Thread,

    /// <summary>What is out is not what was on the screen.</summary>
    Changed,
}

/// <summary>Why a person may not decide about a correction. The name is the end of its text key.</summary>
internal enum AmendmentBar
{
    NoRight,
    Own,
    Decided,
    Changed,
}

internal static class AmendmentRules
{
    /// <summary>What is out can be corrected when nothing of the post is on its way any more: what left later would carry the old words.</summary>
    public static bool CanAmend(PostState state) => state is PostState.Published or PostState.PartlyPublished;

    /// <summary>How a channel can get the correction, the best first.</summary>
    public static IReadOnlyList<AmendmentWay> Ways(INetwork? network, Delivery delivery)
    {
        if (network is IByHand)
        {
            return [AmendmentWay.ByHand, AmendmentWay.Leave];
        }

        var ways = new List<AmendmentWay>(4);
        if (EditRules.CanEdit(network, delivery))
        {
            ways.Add(AmendmentWay.Edit);
        }
        else if (network is { Limits.CanReply: true } && delivery.ExternalId is not null)
        {
            ways.Add(AmendmentWay.Reply);
        }

        if (network is not null && delivery.ExternalId is not null)
        {
            ways.Add(AmendmentWay.TakeDown);
        }

        return [.. ways, AmendmentWay.Leave];
    }

    /// <summary>What is wrong with what a person wrote; null for nothing.</summary>
    /// <param name="ways">By delivery: how it can get it, and whether it has images, so that words may be empty.</param>
    public static (AmendmentFault Fault, Guid? DeliveryId)? Fault(
        string note, bool titleChanged, IReadOnlyList<AmendedChannel> channels, IReadOnlyDictionary<Guid, (IReadOnlyList<AmendmentWay> Ways, bool HasImages, bool HasTitle)> ways)
    {
        if (note.Length == 0)
        {
            return (AmendmentFault.NoNote, null);
        }

        foreach (var channel in channels)
        {
            var (possible, hasImages, hasTitle) = ways[channel.DeliveryId];
            var fault = !possible.Contains(channel.Way) ? AmendmentFault.WrongWay
                : channel.Way == AmendmentWay.Leave ? channel.Why.Length == 0 ? AmendmentFault.NoWhy : (AmendmentFault?)null
                : channel.Way == AmendmentWay.Reply ? string.IsNullOrEmpty(channel.Reply?.Text) ? AmendmentFault.NoReply : null
                : channel.Way == AmendmentWay.TakeDown ? null
                : channel.Text.Length == 0 && !hasImages ? AmendmentFault.NoText
                : channel.Text == channel.Before && !(titleChanged && hasTitle) ? AmendmentFault.Same
                : null;
            if (fault is { } wrong)
            {
                return (wrong, channel.DeliveryId);
            }
        }

        return channels.All(c => c.Way == AmendmentWay.Leave) ? (AmendmentFault.Nothing, null) : null;
    }

    /// <summary>As with a post: nobody lets their own words out alone. Null: they may approve it.</summary>
    /// <param name="seen"><see cref="AmendmentHash"/> of what was on their screen; null where they only ask whether they might.</param>
    public static AmendmentBar? Bar(Amendment amendment, Guid person, bool mayApprove, string? seen) =>
        amendment.State != AmendmentState.Waiting ? AmendmentBar.Decided
        : amendment.ProposedBy == person ? AmendmentBar.Own
        : !mayApprove ? AmendmentBar.NoRight
        : (seen is not null && seen != amendment.Hash) || AmendmentHash.Of(amendment) != amendment.Hash ? AmendmentBar.Changed
        : null;
}
