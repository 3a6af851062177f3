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
        var noticeboard = await house.InAsync(agencyId, administrator, (EnsureNoticeboard ensure) => ensure.RunAsync(cancellationToken));
        var training = await ConnectAsync(TrainingNetworkName, "Training network", new()
        {
            [TrainingNetwork.AccountField] = TrainingNetwork.Account,
            [TrainingNetwork.AddressField] = trainingNetwork.ToString(),
        });
        return new DemoChannels([noticeboard, training], training);

        async Task<Guid> ConnectAsync(string network, string name, Dictionary<string, string?> settings)
        {
            var outcome = await house.InAsync(agencyId, administrator, (ConnectChannel connect) =>
                connect.RunAsync(new ConnectRequest(network, name, settings), cancellationToken));
            return outcome.Required;
        }
    }
}
