// The contract on X, and what is X's own: signatures, descriptions, the search among our own posts, texts that it takes only once.
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Networks.X;

namespace Folkmoot.Tests.Networks;

public sealed class XTests : NetworkContract
{
    private XFarEnd? _farEnd;

    private XFarEnd Server => _farEnd ?? throw new InvalidOperationException("Not started.");

    private protected override INetwork Network => Host["x"];

    private protected override Account Account => AccountAt(Server.Url);

    private protected override Uri FarEnd => Server.Url;

    private protected override IReadOnlyList<string> Received => [.. Server.Posts.Select(post => (string?)post["text"] ?? "")];

    public override async Task InitializeAsync() => _farEnd = await FarEnds.StartAsync<XFarEnd>();

    public override async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected override Account AccountAt(Uri address) => NetworkHost.Account(
        ("server", address.AbsoluteUri), ("apiKey", XFarEnd.Key), ("apiKeySecret", XFarEnd.KeySecret), ("accessToken", XFarEnd.Token), ("accessTokenSecret", XFarEnd.TokenSecret));

    private protected override void Fail(params SandboxFault[] faults) => Server.Fail(faults);

    [Fact]
    public void A_signature_is_the_one_that_Xs_documentation_computes()
    {
        var settings = new XSettings(
            new Uri("https://api.twitter.com"),
            "xvz1evFS4wEEPTGEFPHBog",
            "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
            "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
            "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE",
            "");
        var address = new Uri("https://api.twitter.com/1.1/statuses/update.json?include_entities=true&status=Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth%20request%21");

        OAuthSignature.Header("POST", address, settings, "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg", DateTimeOffset.FromUnixTimeSeconds(1318622958))
            .ShouldContain("oauth_signature=\"hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D\"");
    }

    [Fact]
    public async Task Images_are_described_before_the_post_goes_out()
    {
        (await SendAsync(Content.Post("Two images", Content.Image("El puente ñ 🌉"), Content.Image("Two")))).ShouldBeOfType<Sent>();

        Server.Media.Values.ShouldBe(["El puente ñ 🌉", "Two"]);
        Server.Calls[^1].ShouldBe("POST /2/tweets");
    }

    [Theory]
    [InlineData("upload")]
    [InlineData("describe")]
    public async Task Trouble_with_an_image_is_busy_and_the_post_does_not_go_out_undescribed(string step)
    {
        Fail(new SandboxFault(SandboxFaultKind.Status, On: step, Status: 500));

        (await SendAsync(Content.Post("With an image", Content.Image()))).ShouldBeOfType<Busy>();

        Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Closed: https://city.gov/a?b=c&d=e#f & more, city.gov.")]
    [InlineData("1 < 2 > 0 & \"so\" on")]
    [InlineData("cafe\u0301 ☕️ https://city.gov/")]
    [InlineData("Two  spaces\nand a line")]
    public async Task A_post_is_found_although_X_shows_it_otherwise(string text)
    {
        var (key, since) = (Content.Key(), TimeProvider.System.GetUtcNow());
        foreach (var post in (Outgoing[])[Content.Post(text), Content.Post(text + " with image", Content.Image())])
        {
            Fail(new SandboxFault(SandboxFaultKind.CutAfterAccept));
            (await Network.SendAsync(Account, post, key, default)).ShouldBeOfType<Unknown>();
            (await Network.FindAsync(Account, post, key, since, default)).ShouldBeOfType<Found>();
        }
    }

    [Fact]
    public async Task A_part_of_a_thread_goes_beneath_the_one_above_and_is_found_only_there()
    {
        var since = TimeProvider.System.GetUtcNow();
        var first = (await SendAsync(Content.Post("The same words"))).ShouldBeOfType<Sent>().ExternalId;
        var part = Content.Post("The same words") with { ReplyTo = new(first, null, first, null), Continues = true };
        (await Network.FindAsync(Account, part, Content.Key(), since, default)).ShouldBeOfType<NotFound>();

        var second = (await SendAsync(part)).ShouldBeOfType<Sent>().ExternalId;

        (await Network.FindAsync(Account, part, Content.Key(), since, default)).ShouldBeOfType<Found>().ExternalId.ShouldBe(second);
        (await Network.FindAsync(Account, Content.Post("The same words"), Content.Key(), since, default)).ShouldBeOfType<Found>().ExternalId.ShouldBe(first);
        // X may show our own words otherwise than we think: what stands beneath our own post is never taken for nothing.
        (await Network.FindAsync(Account, part with { Text = "Other words" }, Content.Key(), since, default)).ShouldBeOfType<CannotTell>().Forever.ShouldBeTrue();
    }

    [Fact]
    public async Task A_post_under_many_newer_ones_is_found()
    {
        Server.PageSize = 10;
        var (key, post, since) = (Content.Key(), Content.Post("The first of many"), TimeProvider.System.GetUtcNow());
        await Network.SendAsync(Account, post, key, default);
        for (int i = 0; i < 35; i++)
        {
            await SendAsync(Content.Post($"Number {i}"));
        }

        (await Network.FindAsync(Account, post, key, since, default)).ShouldBeOfType<Found>();
    }

    [Fact]
    public async Task The_same_words_with_another_link_are_for_a_person_to_judge()
    {
        var since = TimeProvider.System.GetUtcNow();
        await SendAsync(Content.Post("Closed: https://city.gov/a"));

        (await Network.FindAsync(Account, Content.Post("Closed: https://city.gov/b"), Content.Key(), since, default)).ShouldBeOfType<CannotTell>().Forever.ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_words_of_long_ago_or_without_the_image_are_another_post()
    {
        var since = TimeProvider.System.GetUtcNow();
        await SendAsync(Content.Post("Good morning"));

        (await Network.FindAsync(Account, Content.Post("Good morning", Content.Image()), Content.Key(), since, default)).ShouldBeOfType<NotFound>();
        Server.Posts[0]["created_at"] = "2026-01-01T00:00:00.000Z";
        (await Network.FindAsync(Account, Content.Post("Good morning"), Content.Key(), since, default)).ShouldBeOfType<NotFound>();
    }

    [Fact]
    public async Task A_search_that_fails_cannot_tell()
    {
        Fail(new SandboxFault(SandboxFaultKind.Status, On: "find", Status: 500));

        (await Network.FindAsync(Account, Content.Post(), Content.Key(), TimeProvider.System.GetUtcNow(), default)).ShouldBeOfType<CannotTell>().Forever.ShouldBeFalse();
    }

    [Fact]
    public async Task A_text_that_X_has_already_is_no_matter_of_the_account()
    {
        Server.RefuseDuplicates = true;
        await SendAsync(Content.Post());

        var refused = (await SendAsync(Content.Post())).ShouldBeOfType<Refused>();

        refused.Field.ShouldBeNull();
        refused.Reason.Key.ShouldBe("networks.x.duplicate");
    }

    [Theory]
    [InlineData("apiKey", "")]
    [InlineData("apiKeySecret", "two words")]
    [InlineData("accessToken", " ")]
    [InlineData("accessTokenSecret", "ñ")]
    [InlineData("server", "ftp://api.x.com")]
    public async Task A_wrong_setting_is_named(string field, string value)
    {
        var account = new Account(Guid.Empty, new Dictionary<string, string>(Account.Settings) { [field] = value });

        (await Network.CheckAsync(account, default)).ShouldBeOfType<Broken>().Field.ShouldBe(field);
    }

    [Fact]
    public async Task Keys_that_X_refuses_are_named_with_what_to_do()
    {
        var account = new Account(Guid.Empty, new Dictionary<string, string>(Account.Settings) { ["accessTokenSecret"] = "wrong" });

        var broken = (await Network.CheckAsync(account, default)).ShouldBeOfType<Broken>();

        broken.Field.ShouldBe("accessToken");
        broken.Reason.ToString().ShouldContain("Read and write");
    }

    [Fact]
    public async Task An_address_that_is_not_Xs_is_named()
    {
        await using var other = await FarEnds.StartAsync<BareFarEnd>();

        (await Network.CheckAsync(AccountAt(other.Url), default)).ShouldBeOfType<Broken>().Field.ShouldBe("server");
    }
}
