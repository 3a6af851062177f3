// The contract on Telegram, and what is Telegram's own: captions, albums, channels that the bot may not write to.
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;

namespace Folkmoot.Tests.Networks;

public sealed class TelegramTests : NetworkContract
{
    private TelegramFarEnd? _farEnd;

    private TelegramFarEnd Server => _farEnd ?? throw new InvalidOperationException("Not started.");

    private protected override INetwork Network => Host["telegram"];

    private protected override Account Account => AccountAt(Server.Url);

    private protected override Uri FarEnd => Server.Url;

    private protected override IReadOnlyList<string> Received => [.. Server.Messages.Select(message => message.Text)];

    public override async Task InitializeAsync() => _farEnd = await FarEnds.StartAsync<TelegramFarEnd>();

    public override async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected override Account AccountAt(Uri address) => NetworkHost.Account(("server", address.AbsoluteUri), ("token", TelegramFarEnd.Token), ("chat", TelegramFarEnd.Chat));

    private protected override void Fail(params SandboxFault[] faults) => Server.Fail(faults);

    [Fact]
    public async Task An_image_goes_with_its_caption_and_several_as_one_album()
    {
        (await SendAsync(Content.Post("One ñ 🌉", Content.Image()))).ShouldBeOfType<Sent>().Url.ShouldBe("https://t.me/cityofexample/11");
        (await SendAsync(Content.Post("Three", Content.Image(), Content.Image(), Content.Image()))).ShouldBeOfType<Sent>().ExternalId.ShouldBe("-100200/12,13,14");

        Server.Messages.ShouldBe([(11, "One ñ 🌉", 1), (12, "Three", 3), (13, "", 0), (14, "", 0)]);
    }

    [Fact]
    public async Task All_of_an_album_is_taken_back()
    {
        var sent = (await SendAsync(Content.Post("Three", Content.Image(), Content.Image(), Content.Image()))).ShouldBeOfType<Sent>();

        (await Network.WithdrawAsync(Account, sent.ExternalId, default)).ShouldBeOfType<Withdrawn>();

        Server.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_caption_that_is_too_long_is_refused_before_anything_is_sent()
    {
        (await SendAsync(Content.Post(new string('x', 1025), Content.Image()))).ShouldBeOfType<Refused>();
        (await SendAsync(Content.Post(new string('x', 1025)))).ShouldBeOfType<Sent>();

        Server.Messages.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("token", "")]
    [InlineData("token", "12345")]
    [InlineData("token", "1:a/../../bot2:b")]
    [InlineData("token", "99999:Wrong")]
    [InlineData("chat", "")]
    [InlineData("chat", "city of example")]
    [InlineData("chat", "@nobodyknows")]
    [InlineData("server", "ftp://api.telegram.org")]
    public async Task A_wrong_setting_is_named(string field, string value)
    {
        var account = new Account(Guid.Empty, new Dictionary<string, string>(Account.Settings) { [field] = value });

        (await Network.CheckAsync(account, default)).ShouldBeOfType<Broken>().Field.ShouldBe(field);
    }

    [Fact]
    public async Task A_link_to_the_channel_is_understood()
    {
        var account = new Account(Guid.Empty, new Dictionary<string, string>(Account.Settings) { ["chat"] = "https://t.me/cityofexample/" });

        (await Network.CheckAsync(account, default)).ShouldBeOfType<Works>().Handle.ShouldBe(TelegramFarEnd.Chat);
    }

    [Fact]
    public async Task A_channel_that_the_bot_may_not_write_to_is_named()
    {
        var account = new Account(Guid.Empty, new Dictionary<string, string>(Account.Settings) { ["chat"] = "@somebodyelse" });

        (await Network.SendAsync(account, Content.Post(), Content.Key(), default)).ShouldBeOfType<Refused>().Field.ShouldBe("chat");
    }

    [Fact]
    public async Task An_address_that_is_not_Telegrams_is_named()
    {
        await using var other = await FarEnds.StartAsync<BareFarEnd>();

        (await Network.CheckAsync(AccountAt(other.Url), default)).ShouldBeOfType<Broken>().Field.ShouldBe("server");
    }

    [Fact]
    public async Task The_seconds_to_wait_are_read_from_the_answer_itself()
    {
        Fail(new SandboxFault(SandboxFaultKind.Status, Status: 429));
        var now = TimeProvider.System.GetUtcNow();

        var until = (await SendAsync(Content.Post())).ShouldBeOfType<Busy>().Until.ShouldNotBeNull();

        (until - now).ShouldBeInRange(TimeSpan.FromSeconds(76), TimeSpan.FromSeconds(87));
    }

    [Fact]
    public async Task What_was_not_sent_from_here_is_not_withdrawn() =>
        (await Network.WithdrawAsync(Account, "somewhere", default)).ShouldBeOfType<NotWithdrawn>().Final.ShouldBeTrue();
}
