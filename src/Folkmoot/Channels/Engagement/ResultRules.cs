// What a reading means for what is known of something that is out: its counts, and whether it is gone. Pure.
using Folkmoot.Networks;

namespace Folkmoot.Channels.Engagement;

internal enum ResultChange
{
    None,

    /// <summary>Other counts than before.</summary>
    Counted,

    /// <summary>The network said for the first time that it is gone.</summary>
    Missing,

    /// <summary>It said so again, long enough after.</summary>
    Gone,

    /// <summary>It is there again after all.</summary>
    Back,
}

internal static class ResultRules
{
    /// <summary>What a network says once may be a moment's confusion among its machines.</summary>
    public static readonly TimeSpan ConfirmAfter = TimeSpan.FromMinutes(30);

    /// <param name="told">Null: nothing was said of it.</param>
    /// <param name="sameAccount">The channel is connected to the account that posted it.</param>
    public static ResultChange Apply(DeliveryResult row, PostResult? told, bool sameAccount, bool priced, DateTimeOffset now)
    {
        row.NextAt = ResultRhythm.Next(row.SentAt, now, priced);
        switch (told)
        {
            case PostCounted counted:
                var (back, same) = (row.GoneAt is not null, row.Counts == counted.Counts && row.ReadAt is not null);
                (row.Likes, row.Shares, row.Replies, row.Views, row.Reach) = counted.Counts;
                (row.ReadAt, row.MissingSince, row.GoneAt, row.AcceptedAt, row.AcceptedBy) = (now, null, null, null, null);
                return back ? ResultChange.Back : same ? ResultChange.None : ResultChange.Counted;
            case PostGone when !sameAccount || row.GoneAt is not null:
                return ResultChange.None;
            case PostGone when row.MissingSince is null:
                (row.MissingSince, row.NextAt) = (now, now + ConfirmAfter);
                return ResultChange.Missing;
            case PostGone when now - row.MissingSince < ConfirmAfter:
                row.NextAt = row.MissingSince + ConfirmAfter;
                return ResultChange.None;
            case PostGone:
                row.GoneAt = now;
                return ResultChange.Gone;
            default:
                // Nothing was said. One that is missing is asked about again soon.
                row.NextAt = row is { MissingSince: not null, GoneAt: null } ? now + ConfirmAfter : row.NextAt;
                return ResultChange.None;
        }
    }

    /// <summary>Whether a channel's results are read: where reading costs money only if somebody said so, else unless somebody said not.</summary>
    public static bool IsOn(Channel channel, ITellResults network) => channel.ReadsResults ?? network.Results.DollarsPerPost is null;
}
