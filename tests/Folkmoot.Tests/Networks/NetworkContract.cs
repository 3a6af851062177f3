// What every network that sends must do, whatever the far end and the wire do to it: written once, run against a far end of ours for each.
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;

namespace Folkmoot.Tests.Networks;

public abstract class NetworkContract : IAsyncLifetime
{
    private protected NetworkHost Host { get; } = new();

    private protected abstract INetwork Network { get; }

    /// <summary>An account that works, at the far end.</summary>
    private protected abstract Account Account { get; }

    /// <summary>The same account at another address.</summary>
    private protected abstract Account AccountAt(Uri address);

    /// <summary>Lets the call that accepts a post go wrong.</summary>
    private protected abstract void Fail(params SandboxFault[] faults);

    /// <summary>The texts that the far end has accepted.</summary>
    private protected abstract IReadOnlyList<string> Received { get; }

    public abstract Task InitializeAsync();

    public virtual async Task DisposeAsync() => await Host.DisposeAsync();

    public static TheoryData<SandboxFaultKind> Losses => [SandboxFaultKind.CutBeforeBody, SandboxFaultKind.CutAfterBody, SandboxFaultKind.CutAfterAccept, SandboxFaultKind.CutInResponse, SandboxFaultKind.Garbage, SandboxFaultKind.Huge, SandboxFaultKind.Latency];

    [Fact]
    public async Task A_working_account_is_found_to_work() =>
        (await Network.CheckAsync(Account, default)).ShouldBeOfType<Works>().Handle.ShouldNotBeEmpty();

    [Fact]
    public async Task A_post_arrives_once_with_all_it_carries()
    {
        var sent = (await SendAsync(Post("Open again: https://example.gov #bridge", Image))).ShouldBeOfType<Sent>();

        sent.ExternalId.ShouldNotBeEmpty();
        sent.Rendered.ShouldContain("Open again");
        if (Network.Limits.AltTextMax > 0)
        {
            sent.Rendered.ShouldContain("The bridge at sunrise");
        }

        Received.ShouldBe(["Open again: https://example.gov #bridge"]);
    }

    [Fact]
    public async Task Odd_Unicode_arrives_letter_for_letter()
    {
        (await SendAsync(Post(Content.OddText))).ShouldBeOfType<Sent>();

        Received.ShouldBe([Content.OddText]);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task An_account_that_is_refused_names_the_setting(int status)
    {
        Fail(new SandboxFault(SandboxFaultKind.Status, Status: status, Times: -1));

        var refused = (await SendAsync(Post())).ShouldBeOfType<Refused>();

        refused.Field.ShouldNotBeNull();
        Network.Settings.ShouldContain(field => field.Name == refused.Field);
        Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(413)]
    [InlineData(422)]
    public async Task A_post_that_is_refused_says_so_in_the_words_of_the_far_end(int status)
    {
        Fail(new SandboxFault(SandboxFaultKind.Status, Status: status, Times: -1));

        var refused = (await SendAsync(Post())).ShouldBeOfType<Refused>();

        refused.Reason.ToString().ShouldContain($"The script says {status}.");
        refused.Field.ShouldBeNull();
    }

    [Fact]
    public async Task Too_many_requests_is_busy_until_the_second_that_is_asked_for()
    {
        Fail(new SandboxFault(SandboxFaultKind.Status, Status: 429, RetryAfter: "120", Times: -1));
        var now = TimeProvider.System.GetUtcNow();

        var until = (await SendAsync(Post())).ShouldBeOfType<Busy>().Until.ShouldNotBeNull();

        (until - now).ShouldBeInRange(TimeSpan.FromSeconds(119), TimeSpan.FromSeconds(130));
    }

    [Fact]
    public async Task Too_many_requests_is_busy_until_the_date_that_is_asked_for()
    {
        var date = TimeProvider.System.GetUtcNow().AddMinutes(10);
        Fail(new SandboxFault(SandboxFaultKind.Status, Status: 429, RetryAfter: date.ToString("R", CultureInfo.InvariantCulture), Times: -1));

        var until = (await SendAsync(Post())).ShouldBeOfType<Busy>().Until.ShouldNotBeNull();

        (until - date).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Unavailable_with_a_time_to_return_is_busy()
    {
        Fail(new SandboxFault(SandboxFaultKind.Status, Status: 503, RetryAfter: "5", Times: -1));

        (await SendAsync(Post())).ShouldBeOfType<Busy>().Until.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_failing_far_end_may_have_accepted(int status)
    {
        Fail(new SandboxFault(SandboxFaultKind.Status, Status: status, Times: -1));

        (await SendAsync(Post())).ShouldBeOfType<Unknown>();
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_lost_answer_is_unknown(SandboxFaultKind kind)
    {
        Fail(Fault(kind));

        (await SendAsync(Post())).ShouldBeOfType<Unknown>();
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Settling_an_unknown_outcome_leaves_exactly_one_post(SandboxFaultKind kind)
    {
        var key = Content.Key();
        var post = Post();
        var since = TimeProvider.System.GetUtcNow();
        Fail(Fault(kind));
        (await Network.SendAsync(Account, post, key, default)).ShouldBeOfType<Unknown>();
        if (kind == SandboxFaultKind.Latency)
        {
            await WaitUntilAcceptedAsync();
        }

        switch (await Network.FindAsync(Account, post, key, since, default))
        {
            case Found found:
                found.ExternalId.ShouldNotBeEmpty();
                break;
            case NotFound:
                (await Network.SendAsync(Account, post, key, default)).ShouldBeOfType<Sent>();
                break;
            case CannotTell cannot:
                Network.Reconciliation.ShouldBe(Reconciliation.None);
                cannot.Forever.ShouldBeTrue();
                return;
        }

        Received.Count.ShouldBe(1);
        (await Network.FindAsync(Account, post, key, since, default)).ShouldBeOfType<Found>();
    }

    [Fact]
    public async Task Sending_again_with_the_same_key_gives_the_same_post_where_the_far_end_knows_it()
    {
        if (Network.Reconciliation != Reconciliation.Native)
        {
            return;
        }

        var key = Content.Key();
        var post = Post();

        var first = (await Network.SendAsync(Account, post, key, default)).ShouldBeOfType<Sent>();
        var second = (await Network.SendAsync(Account, post, key, default)).ShouldBeOfType<Sent>();

        second.ExternalId.ShouldBe(first.ExternalId);
        Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_never_sent_is_not_found()
    {
        var outcome = await Network.FindAsync(Account, Post(), Content.Key(), TimeProvider.System.GetUtcNow(), default);

        if (Network.Reconciliation == Reconciliation.None)
        {
            outcome.ShouldBeOfType<CannotTell>().Forever.ShouldBeTrue();
        }
        else
        {
            outcome.ShouldBeOfType<NotFound>();
        }
    }

    [Fact]
    public async Task A_far_end_that_is_not_there_is_busy()
    {
        using var unused = new TcpListener(IPAddress.Loopback, 0);
        unused.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)unused.LocalEndpoint).Port}");
        unused.Stop();

        (await Network.SendAsync(AccountAt(address), Post(), Content.Key(), default)).ShouldBeOfType<Busy>().Reason.ToString().ShouldContain("127.0.0.1");
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_busy_and_a_broken_account()
    {
        var account = AccountAt(new Uri("http://no-such-host.invalid"));

        (await Network.SendAsync(account, Post(), Content.Key(), default)).ShouldBeOfType<Busy>();
        (await Network.CheckAsync(account, default)).ShouldBeOfType<Broken>();
    }

    [Fact]
    public async Task A_server_without_TLS_behind_a_secure_address_is_busy()
    {
        var plain = new UriBuilder(FarEnd) { Scheme = "https" }.Uri;

        (await Network.SendAsync(AccountAt(plain), Post(), Content.Key(), default)).ShouldBeOfType<Busy>();
        Received.ShouldBeEmpty();
    }

    [Fact]
    public virtual async Task Withdrawing_takes_the_post_away_and_may_be_repeated()
    {
        var sent = (await SendAsync(Post())).ShouldBeOfType<Sent>();

        (await Network.WithdrawAsync(Account, sent.ExternalId, default)).ShouldBeOfType<Withdrawn>();
        (await Network.WithdrawAsync(Account, sent.ExternalId, default)).ShouldBeOfType<Withdrawn>();

        Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_before_anything_is_sent()
    {
        var limits = Network.Limits;
        var image = Image;
        Outgoing[] unfit =
        [
            Post(new string('x', limits.TextMax + 1)),
            Post(""),
            Post("Many", [.. Enumerable.Repeat(image, limits.ImagesMax + 1)]),
            Post("Heavy", image with { Bytes = new byte[limits.ImageBytesMax + 1] }),
            Post("Strange", image with { MediaType = "image/tiff" }),
            Post("Sizeless", image with { Width = 0 }),
        ];

        var overdescribed = Post("Overdescribed", image with { AltText = new string('x', limits.AltTextMax + 1) });
        foreach (var post in limits.AltTextMax > 0 ? unfit.Append(overdescribed) : unfit)
        {
            (await SendAsync(post)).ShouldBeOfType<Refused>(post.Text);
        }

        Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Our_own_cancellation_is_thrown_and_not_taken_for_an_outcome()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Network.SendAsync(Account, Post(), Content.Key(), cancelled.Token));
    }

    private protected abstract Uri FarEnd { get; }

    /// <summary>A post that this network can carry; one that takes no text alone adds an image.</summary>
    private protected virtual Outgoing Post(string text = "The bridge is open again.", params OutgoingImage[] images) => Content.Post(text, images);

    private protected virtual OutgoingImage Image => Content.Image();

    private protected Task<SendOutcome> SendAsync(Outgoing post) => Network.SendAsync(Account, post, Content.Key(), default);

    private static SandboxFault Fault(SandboxFaultKind kind) => new(kind, Milliseconds: (int)NetworkHost.Timeout.TotalMilliseconds + 1000);

    private async Task WaitUntilAcceptedAsync()
    {
        for (int i = 0; i < 100 && Received.Count == 0; i++)
        {
            await Task.Delay(50);
        }
    }
}
