// A house whose administrator connects channels to a training network that runs in this process.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Channels;

internal sealed class ChannelHouse : IAsyncDisposable
{
    private readonly Guard _guard;

    private ChannelHouse(TestHouse house, SandboxServer network, TestPerson admin, Guard guard) => (House, Network, Admin, _guard) = (house, network, admin, guard);

    public TestHouse House { get; }

    public SandboxServer Network { get; }

    public TestPerson Admin { get; }

    /// <summary>Done once, when the owner of a delivery is next asked whether it may go: between its reading and its mark.</summary>
    public Func<Task>? WhenAsked
    {
        set => _guard.WhenAsked = value;
    }

    public static async Task<ChannelHouse> OpenAsync(Engine engine, INetwork? another = null)
    {
        var network = await SandboxServer.StartAsync(0, TimeProvider.System, CancellationToken.None);
        var guard = new Guard();
        var house = await TestHouse.OpenAsync(engine, services =>
        {
            services.AddSingleton<ISendGuard>(guard);
            if (another is not null)
            {
                services.AddSingleton(another);
            }
        });
        return new ChannelHouse(house, network, await house.APersonAsync(await house.AnAgencyAsync(), Role.Administrator), guard);
    }

    public Task<ChannelOutcome> ConnectAsync(string name = "City Hall", string account = "city", string network = "sandbox") =>
        House.AsAsync(Admin, (ConnectChannel connect) => connect.RunAsync(
            new ConnectRequest(network, name, new Dictionary<string, string?> { ["account"] = account, ["url"] = Network.Url.ToString() }), default));

    public Task<Channel> ChannelAsync(Guid id) => House.InAsync(Admin.AgencyId, (StoreDb db) => db.Channels.AsNoTracking().SingleAsync(c => c.Id == id));

    public Task ChangeAsync(Guid id, Action<Channel> change) => House.InAsync(Admin.AgencyId, async (StoreDb db) =>
    {
        change(await db.Channels.SingleAsync(c => c.Id == id));
        await db.SaveChangesAsync();
    });

    /// <param name="later">How long it is not due yet.</param>
    public Task<Guid> SendAsync(Guid channelId, string text = "The bridge opens on Friday.", TimeSpan later = default) => House.InAsync(Admin.AgencyId, async (IServiceProvider services) =>
    {
        var now = House.Clock.GetUtcNow();
        var id = await services.GetRequiredService<Deliveries>().AddAsync(
            new NewDelivery(Guard.Kind, Guid.CreateVersion7(now), channelId, Lane.Scheduled, new DeliveryContent(text, ["en"], []), now + later, now.AddHours(2)), default);
        await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        return id;
    });

    public Task<Delivery> DeliveryAsync(Guid id) => House.InAsync(Admin.AgencyId, (StoreDb db) => db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == id));

    public Task<List<string>> ActsAsync(Guid subject) => House.InAsync(Admin.AgencyId, (StoreDb db) =>
        db.AuditEntries.AsNoTracking().Where(a => a.SubjectId == subject).OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await Network.DisposeAsync();
    }

    private sealed class Guard : ISendGuard
    {
        public const string Kind = "test";

        public string OwnerKind => Kind;

        public bool IsTraced => true;

        public Func<Task>? WhenAsked { get; set; }

        public async Task<IReadOnlyList<GuardAnswer>> AskAsync(IReadOnlyList<Delivery> deliveries, DateTimeOffset at, CancellationToken cancellationToken)
        {
            var (now, _) = (WhenAsked, WhenAsked = null);
            await (now?.Invoke() ?? Task.CompletedTask);
            return [.. deliveries.Select(_ => GuardAnswer.Go)];
        }
    }
}
