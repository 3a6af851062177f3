// Whether other servers can reach what they are told to follow, for `folkmoot check`.
using Folkmoot.Networks.ActivityPub;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Federation;

internal sealed class CheckFederation(StoreDb db, PublicAddress address, ActivityPubClient client, Texts texts, TimeProvider clock) : ICheck
{
    private static readonly TimeSpan Late = TimeSpan.FromHours(6);

    public string Name => "activitypub";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(bool fix, CancellationToken cancellationToken)
    {
        // The check is the operator's and looks at every agency's Noticeboard.
        var on = await db.FederatedActors.IgnoreQueryFilters().CountAsync(a => a.IsOn, cancellationToken);
        if (on == 0)
        {
            return [new CheckLine(true, "no Noticeboard can be followed from other servers")];
        }

        if (SwitchFederation.ObstacleOf(address.Root, client.Options) is { } obstacle)
        {
            return [new CheckLine(false, $"{on} Noticeboards can be followed, but: {texts.ResolveEnglish(obstacle.ToStored())}", $"set {PublicAddress.Setting} to the https address of this site")];
        }

        var before = clock.GetUtcNow() - Late;
        var late = await db.ActivityDeliveries.IgnoreQueryFilters().Where(d => d.State == ActivityState.Waiting && d.CreatedAt < before).Select(d => d.Server).Distinct().CountAsync(cancellationToken);
        return
        [
            late > 0
                ? new CheckLine(false, $"{late} servers have not taken what they were sent for {Late.TotalHours} hours", "look under Followers on other servers; Folkmoot tries for seven days")
                : new CheckLine(true, $"{on} Noticeboards can be followed as NAME@{new Uri(address.Root).Authority}"),
        ];
    }
}
