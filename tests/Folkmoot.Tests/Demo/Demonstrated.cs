// The demonstration agency on a test database, its whole history played.
using Folkmoot.Demo;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Tests.Infrastructure;

namespace Folkmoot.Tests.Demo;

internal sealed class Demonstrated : IAsyncDisposable
{
    private readonly TestHouse _house;
    private readonly PastHouse _past;
    private readonly SandboxServer _network;

    private Demonstrated(TestHouse house, PastHouse past, SandboxServer network, Guid agencyId, DateTimeOffset now)
    {
        (_house, _past, _network) = (house, past, network);
        (AgencyId, Now) = (agencyId, now);
    }

    public Guid AgencyId { get; }

    public DateTimeOffset Now { get; }

    public IServiceProvider Services => _house.Services;

    public static async Task<Demonstrated> OpenAsync(Engine engine)
    {
        var house = await TestHouse.OpenAsync(engine);
        var clock = new DemoClock(TimeProvider.System);
        var network = await SandboxServer.StartAsync(0, clock, CancellationToken.None);
        var past = PastHouse.Open(
            () => Program.BuilderFor([$"--Database={house.ConnectionString}", "--Networks:AllowPrivateAddresses:0=all", "--Logging:LogLevel:Default=None"]), clock, house.Services);
        var texts = DemoTexts.Read();
        var now = TimeProvider.System.GetUtcNow();
        var (agencyId, staff) = await FoundAgency.RunAsync(past, texts, now, default);
        await LoadHistory.RunAsync(past, texts, agencyId, staff, network.State, network.Url, now, default);
        return new Demonstrated(house, past, network, agencyId, now);
    }

    public Task<TResult> InAsync<T, TResult>(Func<T, Task<TResult>> act)
        where T : notnull => _house.InAsync(AgencyId, act);

    public async ValueTask DisposeAsync()
    {
        await _past.DisposeAsync();
        await _network.DisposeAsync();
        await _house.DisposeAsync();
    }
}
