// The contract on Threads, and what is its own: containers that are published once, images that it fetches, and Meta's error codes.
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;

namespace Folkmoot.Tests.Networks;

public sealed class ThreadsTests : NetworkContract
{
    private ThreadsFarEnd? _farEnd;

    private ThreadsFarEnd Server => _farEnd ?? throw new InvalidOperationException("Not started.");

    private protected override INetwork Network => Host["threads"];

    private protected override Account Account => AccountAt(Server.Url);

    private protected override Uri FarEnd => Server.Url;

    private protected override IReadOnlyList<string> Received => [.. Server.Posts.Select(post => (string?)post["text"] ?? "")];

    public override async Task InitializeAsync() => _farEnd = await FarEnds.StartAsync<ThreadsFarEnd>();

    public override async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected override Account AccountAt(Uri address) => NetworkHost.Account(("server", address.AbsoluteUri), ("token", MetaFarEnd.Token));

    private protected override void Fail(params SandboxFault[] faults) => Server.Fail(faults);

    [Fact]
    public async Task Several_images_go_as_one_carousel_each_with_its_description()
    {
        var sent = (await SendAsync(Content.Post("Two images", Content.Image("El puente ñ 🌉"), Content.Image("Two")))).ShouldBeOfType<Sent>();

        Server.Posts.Single()["media_type"]!.ToString().ShouldBe("CAROUSEL_ALBUM");
        Server.Containers.Values.Select(container => container.GetValueOrDefault("alt_text")).ShouldBe(["El puente ñ 🌉", "Two", null]);
        sent.Rendered.ShouldContain("El puente ñ");
        sent.Url.ShouldNotBeNull().ShouldContain(sent.ExternalId);
    }

    [Fact]
    public async Task An_image_that_nobody_outside_can_fetch_is_refused_with_what_the_operator_sets()
    {
        var refused = (await SendAsync(Content.Post("With an image", Content.Image() with { Address = null }))).ShouldBeOfType<Refused>();

        refused.Reason.ToString().ShouldContain("PublicUrl");
        Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SandboxFaultKind.CutBeforeBody)]
    [InlineData(SandboxFaultKind.CutAfterAccept)]
    public async Task What_is_known_of_the_container_settles_it_and_it_is_published_once(SandboxFaultKind kind)
    {
        var (account, key, post, since) = (Account, Content.Key(), Content.Post(), TimeProvider.System.GetUtcNow());
        Fail(new SandboxFault(kind));
        (await Network.SendAsync(account, post, key, default)).ShouldBeOfType<Unknown>();
        var found = await Network.FindAsync(account, post, key, since, default);
        if (kind == SandboxFaultKind.CutBeforeBody)
        {
            found.ShouldBeOfType<NotFound>();
            (await Network.SendAsync(account, post, key, default)).ShouldBeOfType<Sent>();
        }
        else
        {
            found.ShouldBeOfType<Found>().Url.ShouldNotBeNull();
        }

        Received.Count.ShouldBe(1);
        Server.Containers.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_container_that_says_published_while_the_post_is_not_shown_yet_is_no_reason_to_send_again()
    {
        var (account, key, post, since) = (Account, Content.Key(), Content.Post(), TimeProvider.System.GetUtcNow());
        Fail(new SandboxFault(SandboxFaultKind.CutAfterAccept));
        (await Network.SendAsync(account, post, key, default)).ShouldBeOfType<Unknown>();
        Server.Posts.Clear();

        (await Network.FindAsync(account, post, key, since, default)).ShouldBeOfType<CannotTell>().Forever.ShouldBeFalse();
        (await Network.SendAsync(account, post, key, default)).ShouldBeOfType<Unknown>();
        Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_text_under_the_same_key_makes_a_container_of_its_own()
    {
        var (account, key) = (Account, Content.Key());
        Fail(new SandboxFault(SandboxFaultKind.CutBeforeBody));
        (await Network.SendAsync(account, Content.Post("First"), key, default)).ShouldBeOfType<Unknown>();

        (await Network.SendAsync(account, Content.Post("Second"), key, default)).ShouldBeOfType<Sent>();

        Received.ShouldBe(["Second"]);
    }

    [Fact]
    public async Task A_post_under_many_newer_ones_is_found_and_one_of_long_ago_is_another()
    {
        Server.PageSize = 10;
        var (key, post, since) = (Content.Key(), Content.Post("The first of many"), TimeProvider.System.GetUtcNow());
        await Network.SendAsync(Account, post, key, default);
        for (int i = 0; i < 25; i++)
        {
            Server.Posts.Add(new() { ["id"] = $"{i}", ["text"] = $"Number {i}", ["timestamp"] = Server.Posts[0]["timestamp"]!.ToString(), ["media_type"] = "TEXT_POST" });
        }

        (await Network.FindAsync(Account, post, key, since, default)).ShouldBeOfType<Found>();
        Server.Posts[0]["timestamp"] = "2026-01-01T00:00:00+0000";
        (await Network.FindAsync(Account, post, key, since, default)).ShouldBeOfType<NotFound>();
    }

    [Fact]
    public async Task A_slow_container_is_waited_for_a_little_and_then_later()
    {
        Server.Slow = 1;
        (await SendAsync(Content.Post("Slow"))).ShouldBeOfType<Sent>();
        Server.Slow = 100;
        (await SendAsync(Content.Post("Slower"))).ShouldBeOfType<Busy>().Until.ShouldNotBeNull();
        Received.ShouldBe(["Slow"]);
    }

    [Fact]
    public async Task A_days_posts_that_are_used_up_are_busy_and_nothing_is_made()
    {
        Server.Used = 250;

        (await SendAsync(Content.Post())).ShouldBeOfType<Busy>().Reason.ToString().ShouldContain("250");
        Server.Containers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(190, "token")]
    [InlineData(10, "token")]
    [InlineData(200, "token")]
    [InlineData(4, null)]
    [InlineData(613, null)]
    public async Task Metas_error_codes_mean_what_others_say_by_their_status(int code, string? field)
    {
        Server.ErrorCode = code;
        var outcome = await SendAsync(Content.Post());

        if (field is null)
        {
            outcome.ShouldBeOfType<Busy>();
        }
        else
        {
            outcome.ShouldBeOfType<Refused>().Field.ShouldBe(field);
        }
    }

    [Theory]
    [InlineData("token", "")]
    [InlineData("token", "two words")]
    [InlineData("token", "wrong")]
    [InlineData("server", "ftp://graph.threads.net")]
    public async Task A_wrong_setting_is_named(string field, string value)
    {
        var account = new Account(Guid.Empty, new Dictionary<string, string>(Account.Settings) { [field] = value });

        (await Network.CheckAsync(account, default)).ShouldBeOfType<Broken>().Field.ShouldBe(field);
    }

    [Fact]
    public async Task A_check_renews_the_token_where_it_can_and_says_when_it_ends()
    {
        (await Network.CheckAsync(Account, default)).ShouldBeOfType<Works>().CredentialsExpireAt.ShouldBeNull();
        Server.Renews = true;

        var end = (await Network.CheckAsync(Account, default)).ShouldBeOfType<Works>().CredentialsExpireAt.ShouldNotBeNull();

        (end - TimeProvider.System.GetUtcNow()).TotalDays.ShouldBeInRange(59.9, 60.1);
    }

    [Fact]
    public async Task An_address_that_is_not_Metas_is_named()
    {
        await using var other = await FarEnds.StartAsync<BareFarEnd>();

        (await Network.CheckAsync(AccountAt(other.Url), default)).ShouldBeOfType<Broken>().Field.ShouldBe("server");
    }
}
