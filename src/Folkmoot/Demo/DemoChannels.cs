// The demonstration's channels, connected as an administrator would.
using Folkmoot.Channels;
using Folkmoot.Noticeboard;

namespace Folkmoot.Demo;

/// <param name="All">Every channel that posts go to.</param>
/// <param name="Training">The channel on the training network: the one that answers.</param>
internal sealed record DemoChannels(IReadOnlyList<Guid> All, Guid Training)
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
        return new DemoChannels([noticeboard, training.Required], training.Required);
    }
}
