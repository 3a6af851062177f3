// The Noticeboard as a network: one post for each key, whatever fails when.
using System.Data.Common;
using Folkmoot.Accounts;
using Folkmoot.Accounts.Agencies;
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Noticeboard;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Tests.Networks;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Noticeboard;

public sealed class NoticeboardTests
{
    [DatabaseTheory]
    public async Task A_founded_agency_has_its_Noticeboard_with_the_next_work(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var agencyId = (await house.InAsync(Guid.Empty, (CreateAgency create) =>
            create.RunAsync(new("Villa Sol", "villa-sol", "America/Mexico_City", "es-MX"), default))).Required.Id;

        await house.RunDueJobsAsync();

        var channel = await house.InAsync(agencyId, (StoreDb db) => db.Channels.SingleAsync());
        channel.Network.ShouldBe("noticeboard");
        channel.Name.ShouldBe("Tablón de anuncios");
        channel.Url.ShouldNotBeNull().ShouldEndWith("/n/villa-sol");
        (await house.InAsync(agencyId, (EnsureNoticeboard ensure) => ensure.RunAsync(default))).ShouldBe(channel.Id);
        (await Network(house).CheckAsync(Account(channel.Id), default)).ShouldBeOfType<Works>().Url.ShouldBe(channel.Url);
    }

    [DatabaseTheory]
    public async Task A_key_that_is_sent_twice_is_one_post(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (agencyId, account) = await BoardAsync(house);
        var key = Content.Key();
        var post = Content.Post(Content.OddText, Content.Image("One"), Content.Image("Two"));

        var first = (await Network(house).SendAsync(account, post, key, default)).ShouldBeOfType<Sent>();
        var second = (await Network(house).SendAsync(account, post, key, default)).ShouldBeOfType<Sent>();

        second.ShouldBe(first);
        first.Rendered.ShouldContain("Two");
        (await house.InAsync(agencyId, (StoreDb db) => db.NoticeboardPosts.SingleAsync())).Text.ShouldBe(Content.OddText);
        (await house.InAsync(agencyId, (StoreDb db) => db.NoticeboardImages.CountAsync())).ShouldBe(1);
        (await house.InAsync(agencyId, (StoreDb db) => db.Noticeboards.SingleAsync())).Version.ShouldBe(2);
        (await Network(house).FindAsync(account, post, key, house.Clock.GetUtcNow(), default)).ShouldBeOfType<Found>().ExternalId.ShouldBe(first.ExternalId);
        (await Network(house).FindAsync(account, post, Content.Key(), house.Clock.GetUtcNow(), default)).ShouldBeOfType<NotFound>();
    }

    [DatabaseTheory]
    public async Task Many_at_once_with_one_key_and_one_image_are_one_post(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (agencyId, account) = await BoardAsync(house);
        var key = Content.Key();

        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(n =>
            Network(house).SendAsync(account, Content.Post("The same", Content.Image()), n % 2 == 0 ? key : Content.Key(), default)));

        sent.ShouldAllBe(o => o is Sent);
        (await house.InAsync(agencyId, (StoreDb db) => db.NoticeboardPosts.CountAsync())).ShouldBe(5);
        (await house.InAsync(agencyId, (StoreDb db) => db.NoticeboardImages.CountAsync())).ShouldBe(1);
    }

    [DatabaseTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_database_that_is_lost_at_the_commit_leaves_one_post_in_the_end(Engine engine, bool before)
    {
        var loss = new LostAtCommit();
        await using var house = await TestHouse.OpenAsync(engine, services => services.AddSingleton<IInterceptor>(loss).AddScoped<ISendGuard, AnyTime>());
        var (agencyId, account) = await BoardAsync(house);
        var deliveryId = await DeliverAsync(house, agencyId, account.Id);
        await house.InAsync(agencyId, (StoreDb db) => db.Deliveries.ExecuteUpdateAsync(s => s
            .SetProperty(d => d.State, DeliveryState.Sending).SetProperty(d => d.Attempts, 1)
            .SetProperty(d => d.StartedAt, house.Clock.GetUtcNow()).SetProperty(d => d.FirstStartedAt, house.Clock.GetUtcNow())));
        await house.InAsync(agencyId, async (StoreDb db) =>
        {
            db.DeliveryAttempts.Add(new DeliveryAttempt { Id = Content.Key(), DeliveryId = deliveryId, Number = 1, StartedAt = house.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        });

        loss.Next = before ? Loss.Before : Loss.After;
        (await Network(house).SendAsync(account, Content.Post("Boil your water."), deliveryId, default)).ShouldBeOfType<Unknown>();
        for (var i = 0; i < 5; i++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(2));
            await house.RunDueJobsAsync();
        }

        var delivery = await house.InAsync(agencyId, (StoreDb db) => db.Deliveries.SingleAsync());
        delivery.State.ShouldBe(DeliveryState.Sent);
        var post = await house.InAsync(agencyId, (StoreDb db) => db.NoticeboardPosts.SingleAsync());
        delivery.ExternalId.ShouldBe(post.Id.ToString());
        delivery.Attempts.ShouldBe(before ? 2 : 1);
    }

    [DatabaseTheory]
    public async Task What_it_cannot_carry_is_refused(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (_, account) = await BoardAsync(house);
        var network = Network(house);

        (await network.SendAsync(account, Content.Post(new string('x', 20_001)), Content.Key(), default)).ShouldBeOfType<Refused>();
        (await network.SendAsync(account, Content.Post("x") with { Title = new string('x', 301) }, Content.Key(), default)).ShouldBeOfType<Refused>();
        (await network.SendAsync(account, Content.Post("x") with { ReplyTo = new("1", null, "1", null) }, Content.Key(), default)).ShouldBeOfType<Refused>();
        (await network.SendAsync(Account(Content.Key()), Content.Post("x"), Content.Key(), default)).ShouldBeOfType<Refused>();
        (await network.CheckAsync(Account(Content.Key()), default)).ShouldBeOfType<Broken>();
    }

    [DatabaseTheory]
    public async Task Taking_down_twice_or_nothing_is_done(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (agencyId, account) = await BoardAsync(house);
        var sent = (Sent)await Network(house).SendAsync(account, Content.Post(), Content.Key(), default);

        foreach (var id in new[] { sent.ExternalId, sent.ExternalId, "never" })
        {
            (await Network(house).WithdrawAsync(account, id, default)).ShouldBeOfType<Withdrawn>();
        }

        (await house.InAsync(agencyId, (StoreDb db) => db.NoticeboardPosts.SingleAsync())).WithdrawnAt.ShouldNotBeNull();
        (await house.InAsync(agencyId, (StoreDb db) => db.Noticeboards.SingleAsync())).Version.ShouldBe(3);
    }

    [Theory]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("a\0b\u0008c\uFFFE", "a\uFFFDb\uFFFDc\uFFFD")]
    [InlineData("👩‍👩‍👧 \tok", "👩‍👩‍👧 \tok")]
    public void Text_is_made_fit_for_XML_and_otherwise_left_alone(string text, string expected) => NoticeText.Clean(text).ShouldBe(expected);

    [Theory]
    [InlineData("one two three", 20, "one two three")]
    [InlineData("one two\n three", 9, "one two…")]
    [InlineData("Donaudampfschiff", 5, "Donau…")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 2, "👩‍👩‍👧👩‍👩‍👧…")]
    public void An_excerpt_ends_between_words_or_whole_characters(string text, int most, string expected) => NoticeText.Excerpt(text, most).ShouldBe(expected);

    [Theory]
    [InlineData("https://city.example/", null, "https://city.example")]
    [InlineData(null, "http://*:8080;https://x", "http://localhost:8080")]
    [InlineData(null, "http://[::]:5080", "http://localhost:5080")]
    [InlineData("", null, "http://localhost:5080")]
    public void The_public_address_is_the_setting_or_what_is_listened_on(string? set, string? urls, string expected) => PublicAddress.Of(set, urls).ShouldBe(expected);

    internal static INetwork Network(TestHouse house) => house.Services.GetRequiredService<NetworkCatalogue>()["noticeboard"];

    internal static Account Account(Guid channelId) => new(channelId, new Dictionary<string, string>());

    internal static async Task<(Guid AgencyId, Account Account)> BoardAsync(TestHouse house, string name = "Testford")
    {
        var agencyId = await house.AnAgencyAsync(name);
        return (agencyId, Account(await house.InAsync(agencyId, (EnsureNoticeboard ensure) => ensure.RunAsync(default))));
    }

    private static Task<Guid> DeliverAsync(TestHouse house, Guid agencyId, Guid channelId) => house.InAsync<IServiceProvider, Guid>(agencyId, async services =>
    {
        var now = house.Clock.GetUtcNow();
        var id = await services.GetRequiredService<Deliveries>().AddAsync(
            new("test", Content.Key(), channelId, Lane.Alert, new DeliveryContent("Boil your water.", ["en"], []), now, now.AddHours(2)), default);
        await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        return id;
    });

    private sealed class AnyTime : ISendGuard
    {
        public string OwnerKind => "test";

        public Task<IReadOnlyList<GuardAnswer>> AskAsync(IReadOnlyList<Delivery> deliveries, DateTimeOffset at, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<GuardAnswer>>([.. deliveries.Select(_ => GuardAnswer.Go)]);
    }

    private enum Loss
    {
        None,
        Before,
        After,
    }

    private sealed class Lost() : DbException("The connection is lost.");

    /// <summary>Breaks the connection before or after the next commit.</summary>
    private sealed class LostAtCommit : DbTransactionInterceptor
    {
        public Loss Next { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            Take(Loss.Before) ? throw new Lost() : new(result);

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            Take(Loss.After) ? throw new Lost() : Task.CompletedTask;

        private bool Take(Loss loss)
        {
            var now = Next == loss;
            Next = now ? Loss.None : Next;
            return now;
        }
    }
}
