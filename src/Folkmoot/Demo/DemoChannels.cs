// The demonstration's channels, connected as an administrator would.
using Folkmoot.Channels;

namespace Folkmoot.Demo;

/// <param name="All">Every channel that posts go to.</param>
/// <param name="Training">The channel on the training network: the one that answers.</param>
internal sealed record DemoChannels(IReadOnlyList<Guid> All, Guid Training)
{
    public const string TrainingNetworkName = "sandbox";

    private const string NoticeboardName = "noticeboard";

    public static async Task<DemoChannels> ConnectAsync(
        PastHouse house, Guid agencyId, DemoStaff administrator, Uri trainingNetwork, CancellationToken cancellationToken)
    {
        var networks = house.Services.GetRequiredService<NetworkCatalogue>();
        var all = new List<Guid>();
        if (networks.Find(NoticeboardName) is not null)
        {
            all.Add(await ConnectAsync(NoticeboardName, "Noticeboard", []));
        }

        var training = await ConnectAsync(TrainingNetworkName, "Training network", new()
        {
            [TrainingNetwork.AccountField] = TrainingNetwork.Account,
            [TrainingNetwork.AddressField] = trainingNetwork.ToString(),
        });
        return new DemoChannels([.. all, training], training);

        async Task<Guid> ConnectAsync(string network, string name, Dictionary<string, string?> settings)
        {
            var outcome = await house.InAsync(agencyId, administrator, (ConnectChannel connect) =>
                connect.RunAsync(new ConnectRequest(network, name, settings), cancellationToken));
            return outcome.Required;
        }
    }
}
