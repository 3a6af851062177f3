// The contract on the signed webhook, and what is its own: secrets, receivers that offer less.
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Networks.Webhook;

namespace Folkmoot.Tests.Networks;

public sealed class WebhookTests : NetworkContract
{
    private WebhookFarEnd? _farEnd;

    private WebhookFarEnd Server => _farEnd ?? throw new InvalidOperationException("Not started.");

    private protected override INetwork Network => Host["webhook"];

    private protected override Account Account => AccountAt(Server.Url);

    private protected override Uri FarEnd => Server.Url;

    private protected override IReadOnlyList<string> Received => [.. Server.Posts.Values.Select(post => (string?)post["text"] ?? "")];

    public override async Task InitializeAsync() => _farEnd = await FarEnds.StartAsync<WebhookFarEnd>();

    public override async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected override Account AccountAt(Uri address) => NetworkHost.Account(("url", new Uri(address, "posts").AbsoluteUri), ("secret", WebhookFarEnd.Secret));

    private protected override void Fail(params SandboxFault[] faults) => Server.Fail(faults);

    // The example of the Standard Webhooks specification.
    [Fact]
    public void A_signature_is_the_one_that_the_specification_computes()
    {
        var secret = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        WebhookSignature.Of(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""u8).ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    [Fact]
    public async Task A_post_arrives_with_all_that_we_know_of_it_and_the_record_keeps_all_but_the_bytes()
    {
        var sent = (await SendAsync(Content.Post("Abierto ñ", Content.Image()) with { Title = "El puente", Languages = ["es"], MachineAssisted = true })).ShouldBeOfType<Sent>();

        var post = Server.Posts.Values.Single();
        ((string?)post["title"], (string?)post["languages"]![0], (bool)post["machineAssisted"]!).ShouldBe(("El puente", "es", true));
        sent.Url.ShouldNotBeNull();
        sent.Rendered.ShouldContain("sha256");
        sent.Rendered.ShouldNotContain((string)post["images"]![0]!["bytes"]!);
    }

    [Fact]
    public async Task A_receiver_that_cannot_be_asked_is_sent_the_post_again_and_takes_it_once()
    {
        Server.OffersMore = false;
        var (key, post, since) = (Content.Key(), Content.Post(), TimeProvider.System.GetUtcNow());
        Fail(new SandboxFault(SandboxFaultKind.CutAfterAccept));
        (await Network.SendAsync(Account, post, key, default)).ShouldBeOfType<Unknown>();

        (await Network.FindAsync(Account, post, key, since, default)).ShouldBeOfType<NotFound>();
        (await Network.SendAsync(Account, post, key, default)).ShouldBeOfType<Sent>();

        Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_receiver_that_answers_nothing_has_the_post_under_the_deliverys_id()
    {
        Server.TellsIds = false;
        var key = Content.Key();

        (await Network.SendAsync(Account, Content.Post(), key, default)).ShouldBeOfType<Sent>().ExternalId.ShouldBe(key.ToString());
        (await Network.WithdrawAsync(Account, key.ToString(), default)).ShouldBeOfType<Withdrawn>();
        Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_receiver_that_takes_nothing_back_says_so_for_good()
    {
        var sent = (await SendAsync(Content.Post())).ShouldBeOfType<Sent>();
        Server.OffersMore = false;

        (await Network.WithdrawAsync(Account, sent.ExternalId, default)).ShouldBeOfType<NotWithdrawn>().Final.ShouldBeTrue();
    }

    [Theory]
    [InlineData("url", "")]
    [InlineData("url", "app.example.gov/posts")]
    [InlineData("url", "https://user:pw@app.example.gov")]
    [InlineData("secret", "")]
    [InlineData("secret", "too short")]
    [InlineData("secret", "whsec_AAAA")]
    [InlineData("secret", "whsec_not Base64 at all, however long it is")]
    [InlineData("secret", "another secret of many characters")]
    public async Task A_wrong_setting_is_named(string field, string value)
    {
        var account = new Account(Guid.Empty, new Dictionary<string, string>(Account.Settings) { [field] = value });

        (await Network.CheckAsync(account, default)).ShouldBeOfType<Broken>().Field.ShouldBe(field);
    }

    [Fact]
    public async Task An_address_without_a_receiver_is_named()
    {
        var account = new Account(Guid.Empty, new Dictionary<string, string>(Account.Settings) { ["url"] = Server.Url.AbsoluteUri + "elsewhere" });

        (await Network.CheckAsync(account, default)).ShouldBeOfType<Broken>().Field.ShouldBe("url");
    }
}
