// The contract on Instagram, and what is its own: every post has an image that it fetches, and nothing is taken back.
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;

namespace Folkmoot.Tests.Networks;

public sealed class InstagramTests : NetworkContract
{
    private InstagramFarEnd? _farEnd;

    private InstagramFarEnd Server => _farEnd ?? throw new InvalidOperationException("Not started.");

    private protected override OutgoingImage Image => Content.Image() with { MediaType = "image/jpeg", Width = 1080, Height = 1080 };

    private protected override INetwork Network => Host["instagram"];

    private protected override Account Account => AccountAt(Server.Url);

    private protected override Uri FarEnd => Server.Url;

    private protected override IReadOnlyList<string> Received => [.. Server.Posts.Select(post => (string?)post["caption"] ?? "")];

    public override async Task InitializeAsync() => _farEnd = await FarEnds.StartAsync<InstagramFarEnd>();

    public override async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected override Account AccountAt(Uri address) => NetworkHost.Account(("server", address.AbsoluteUri), ("token", MetaFarEnd.Token));

    private protected override void Fail(params SandboxFault[] faults) => Server.Fail(faults);

    private protected override Outgoing Post(string text = "The bridge is open again.", params OutgoingImage[] images) =>
        Content.Post(text, images.Length > 0 || text.Length == 0 ? images : [Image]);

    public override async Task Withdrawing_takes_the_post_away_and_may_be_repeated()
    {
        var sent = (await SendAsync(Post())).ShouldBeOfType<Sent>();

        (await Network.WithdrawAsync(Account, sent.ExternalId, default)).ShouldBeOfType<NotWithdrawn>().Final.ShouldBeTrue();
        Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Several_images_go_as_one_carousel_each_with_its_description()
    {
        (await SendAsync(Post("Two", Image, Image with { AltText = "The other side" }))).ShouldBeOfType<Sent>();

        Server.Posts.Single()["media_type"]!.ToString().ShouldBe("CAROUSEL_ALBUM");
        Server.Containers.Values.Select(container => container.GetValueOrDefault("alt_text")).ShouldBe(["The bridge at sunrise", "The other side", null]);
    }

    [Fact]
    public async Task An_installation_that_nobody_outside_can_reach_is_told_so_when_it_connects()
    {
        await using var closed = new NetworkHost(publicRoot: null);

        var broken = (await closed["instagram"].CheckAsync(Account, default)).ShouldBeOfType<Broken>();

        broken.Field.ShouldBeNull();
        broken.Reason.ToString().ShouldContain("PublicUrl");
    }

    [Theory]
    [InlineData("token", "")]
    [InlineData("token", "wrong")]
    [InlineData("server", "ftp://graph.instagram.com")]
    public async Task A_wrong_setting_is_named(string field, string value)
    {
        var account = new Account(Guid.Empty, new Dictionary<string, string>(Account.Settings) { [field] = value });

        (await Network.CheckAsync(account, default)).ShouldBeOfType<Broken>().Field.ShouldBe(field);
    }
}
