// A house that listens: an agency with a channel on a network whose pages the test writes.
using Folkmoot.Channels;
using Folkmoot.Listening;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Listening;

internal sealed class ListeningHouse : IAsyncDisposable
{
    private ListeningHouse(TestHouse house, Guid agencyId, Guid channelId, ScriptedNetwork network)
    {
        House = house;
        AgencyId = agencyId;
        ChannelId = channelId;
        Network = network;
    }

    public TestHouse House { get; }

    public Guid AgencyId { get; }

    public Guid ChannelId { get; }

    public ScriptedNetwork Network { get; }

    public static async Task<ListeningHouse> OpenAsync(Engine engine)
    {
        var network = new ScriptedNetwork();
        var house = await TestHouse.OpenAsync(engine, services => services.AddSingleton<INetwork>(network));
        var agency = await house.AnAgencyAsync();
        var channel = Guid.CreateVersion7(house.Clock.GetUtcNow());
        await house.InAsync(agency, async (StoreDb db) =>
        {
            db.Channels.Add(new Channel
            {
                Id = channel,
                Network = ScriptedNetwork.NetworkName,
                Name = "City Hall",
                Settings = house.Services.GetRequiredService<Secrets>().Protect(new Dictionary<string, string>()),
                CreatedAt = house.Clock.GetUtcNow(),
            });
            await db.SaveChangesAsync();
        });
        return new ListeningHouse(house, agency, channel, network);
    }

    /// <summary>One round over the channels, and everything that follows from it.</summary>
    public async Task ListenAsync()
    {
        await House.InAsync(Guid.Empty, async (StoreDb db) =>
        {
            await using var scope = House.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PollAll>().HandleAsync(new PollRound(), CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<StoreDb>().SaveChangesAsync(CancellationToken.None);
        });
        await House.RunDueJobsAsync();
    }

    public Task<List<Mention>> MentionsAsync() => House.InAsync(AgencyId, (StoreDb db) => db.Mentions.AsNoTracking().OrderBy(m => m.At).ThenBy(m => m.ExternalId).ToListAsync());

    public Task<int> RollupAsync() => House.InAsync(AgencyId, (StoreDb db) => db.MentionRollups.SumAsync(r => r.Count));

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
