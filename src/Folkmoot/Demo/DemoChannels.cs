// The demonstration's channels, connected as an administrator would.
using Folkmoot.Channels;
using Folkmoot.Noticeboard;

namespace Folkmoot.Demo;

/// <param name="All">Every channel that posts go to, save those that people post on by hand.</param>
/// <param name="Training">The channel on the training network: the one that answers.</param>
/// <param name="ByHand">The channel that people post on by hand.</param>
internal sealed record DemoChannels(IReadOnlyList<Guid> All, Guid Training, Guid ByHand)
{
    public const string TrainingNetworkName = "sandbox";

    public static async Task<DemoChannels> ConnectAsync(
        PastHouse house, Guid agencyId, DemoStaff administrator, Uri trainingNetwork, CancellationToken cancellationToken)
    {
        var noticeboard = await house.InAsync(agencyId, null, (EnsureNoticeboard ensure) => ensure.RunAsync(cancellationToken));
        var settings = new Dictionary<string, string?>
        {
            [TrainingNetwork.AccountField] = TrainingNetwork.Account,
            [TrainingNetwork.AddressField] = trainingNetwork.ToString(),
        };
        var training = await house.InAsync(agencyId, administrator, (ConnectChannel connect) =>
            connect.RunAsync(new ConnectRequest(TrainingNetworkName, "Training network", settings), cancellationToken));
        var place = new Dictionary<string, string?>
        {
            ["page"] = "https://nextdoor.com/agency-detail/marlow-ferry",
            ["composer"] = "https://nextdoor.com/sharekit/?source=folkmoot&body={text}",
        };
        var byHand = await house.InAsync(agencyId, administrator, (ConnectChannel connect) => connect.RunAsync(new ConnectRequest("nextdoor", "Nextdoor", place), cancellationToken));
        return new DemoChannels([noticeboard, training.Required], training.Required, byHand.Required);
    }
}
