// The contract on the training network, in its three ways of settling what is unknown.
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;

namespace Folkmoot.Tests.Networks;

public abstract class SandboxContract(string name) : NetworkContract
{
    private SandboxServer? _server;

    private protected SandboxServer Server => _server ?? throw new InvalidOperationException("Not started.");

    private protected override INetwork Network => Host[name];

    private protected override Account Account => AccountAt(Server.Url);

    private protected override Uri FarEnd => Server.Url;

    private protected override IReadOnlyList<string> Received => [.. Server.State.Posts().Select(post => post.Text)];

    public override async Task InitializeAsync() => _server = await SandboxServer.StartAsync(0, TimeProvider.System, default);

    public override async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected override Account AccountAt(Uri address) => NetworkHost.Account(("url", address.AbsoluteUri), ("account", "city"));

    private protected override void Fail(params SandboxFault[] faults) => Server.State.Fail(faults);
}

public sealed class SandboxNativeTests() : SandboxContract("sandbox");

public sealed class SandboxSearchTests() : SandboxContract("sandbox-search")
{
    [Fact]
    public async Task A_second_send_of_one_key_is_seen_at_the_receiver()
    {
        var key = Content.Key();
        var post = Content.Post();

        await Network.SendAsync(Account, post, key, default);
        await Network.SendAsync(Account, post, key, default);

        Server.State.Counts()[key].ShouldBe(2);
    }

    [Fact]
    public async Task A_post_under_many_newer_ones_is_found()
    {
        var key = Content.Key();
        var post = Content.Post("The first of many");
        var since = TimeProvider.System.GetUtcNow();
        await Network.SendAsync(Account, post, key, default);
        for (int i = 0; i < 250; i++)
        {
            await Network.SendAsync(Account, Content.Post($"Number {i}"), Content.Key(), default);
        }

        (await Network.FindAsync(Account, post, key, since, default)).ShouldBeOfType<Found>();
    }

    [Fact]
    public async Task A_search_that_fails_cannot_tell()
    {
        Fail(new SandboxFault(SandboxFaultKind.Status, On: "recent", Status: 500));

        (await Network.FindAsync(Account, Content.Post(), Content.Key(), TimeProvider.System.GetUtcNow(), default)).ShouldBeOfType<CannotTell>().Forever.ShouldBeFalse();
    }
}

public sealed class SandboxNoneTests() : SandboxContract("sandbox-none");
