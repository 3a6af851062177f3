// The demonstration: its texts, its loading by the real use cases, and its residents.
using Folkmoot.Channels;
using Folkmoot.Demo;
using Folkmoot.Inbox;
using Folkmoot.Listening;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Publishing;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Trust;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Demo;

public sealed class DemonstrationTests
{
    private static readonly DemoTexts Told = DemoTexts.Read();

    [Fact]
    public void No_text_is_told_twice()
    {
        var texts = Told.Mentions.Voices.SelectMany(v => v.Texts).Concat(Told.Posts.Select(p => p.Text)).Concat(Told.Talks.Select(t => t.Text)).ToList();

        texts.Count.ShouldBeGreaterThan(450);
        texts.Distinct().Count().ShouldBe(texts.Count);
    }

    [DatabaseTheory]
    public async Task Its_history_is_made_by_the_use_cases_and_ends_now(Engine engine)
    {
        await using var told = await Demonstrated.OpenAsync(engine);

        var posts = await told.InAsync((StoreDb db) => db.Posts.GroupBy(p => p.State).ToDictionaryAsync(g => g.Key, g => g.Count()));
        posts[PostState.Published].ShouldBeGreaterThan(30);
        posts[PostState.Approved].ShouldBe(3);
        foreach (var state in new[] { PostState.Draft, PostState.InReview, PostState.Returned, PostState.PartlyPublished })
        {
            posts[state].ShouldBe(1);
        }

        (await told.InAsync((StoreDb db) => db.Mentions.CountAsync(m => m.AnalysedAt == null))).ShouldBe(0);
        (await told.InAsync((StoreDb db) => db.Mentions.CountAsync())).ShouldBeGreaterThan(400);
        (await told.InAsync((StoreDb db) => db.MentionRollups.SumAsync(r => r.Count))).ShouldBe(await told.InAsync((StoreDb db) => db.Mentions.CountAsync()));
        (await told.InAsync((StoreDb db) => db.Conversations.CountAsync())).ShouldBe(Told.Talks.Count);
        (await told.InAsync((StoreDb db) => db.Conversations.CountAsync(c => c.State == ConversationState.Open && c.UnreadSince != null))).ShouldBeGreaterThan(2);
        (await told.InAsync((StoreDb db) => db.Jobs.CountAsync(j => j.DeadAt != null || j.LastError != null))).ShouldBe(0);
        (await told.InAsync((StoreDb db) => db.Mentions.MaxAsync(m => m.At))).ShouldBeLessThan(told.Now);
        (await told.InAsync((StoreDb db) => db.Deliveries.CountAsync(d => d.State == DeliveryState.Sent && d.SettledAt > told.Now))).ShouldBe(0);

        // Whatever happened can be read in words, and the chain of it holds.
        var texts = told.Services.GetRequiredService<Texts>();
        (await told.InAsync((StoreDb db) => db.AuditEntries.Select(a => a.Action).Distinct().ToListAsync())).ShouldAllBe(action => texts.Has(AuditWords.Key(action)));
        (await told.InAsync((CheckAudit check) => check.RunAsync(told.AgencyId, default))).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task The_lively_day_turns_from_trouble_to_relief()
    {
        await using var told = await Demonstrated.OpenAsync(Engine.Sqlite);
        var days = new DemoDays(told.Now, TimeZoneInfo.FindSystemTimeZoneById(FoundAgency.TimeZone));

        async Task<(int Bad, int Good)> Between(string from, string to)
        {
            var (begin, end) = (days.At(from), days.At(to));
            var found = await told.InAsync((StoreDb db) => db.Mentions.Where(m => m.At >= begin && m.At < end).Select(m => m.Sentiment).ToListAsync());
            return (found.Count(f => f == Feeling.Negative), found.Count(f => f == Feeling.Positive));
        }

        var morning = await Between("-5 06:00", "-5 10:00");
        var evening = await Between("-5 14:30", "-5 23:00");
        morning.Bad.ShouldBeGreaterThan(3 * morning.Good);
        evening.Good.ShouldBeGreaterThan(3 * evening.Bad);
    }

    [Fact]
    public void A_resident_answers_a_new_post_within_seconds_and_thanks_for_an_answer_once()
    {
        var clock = new FakeClock();
        var network = new SandboxState(clock);
        var residents = new Residents(network, Told.Residents, clock, seed: 7);
        residents.Arrive();

        network.Restore(Post("p1", null, clock));
        residents.LookAround();
        clock.Advance(TimeSpan.FromSeconds(12));
        residents.LookAround();
        var said = Said(network);
        said.Count.ShouldBe(2);
        said.ShouldAllBe(i => i.ReplyTo == "p1" && i.Root == "p1");

        network.Restore(Post("a1", said[0].Id, clock), Post("a2", said[0].Id, clock));
        residents.LookAround();
        clock.Advance(TimeSpan.FromSeconds(5));
        residents.LookAround();
        var thanks = Said(network).Skip(2).ShouldHaveSingleItem();
        thanks.AuthorId.ShouldBe(said[0].AuthorId);
        thanks.Root.ShouldBe("p1");
    }

    [Fact]
    public async Task Over_http_it_shows_itself_and_its_residents_close_the_loop()
    {
        await using var site = await DemoSite.OpenAsync();

        await site.LoadedAsync();
        (await site.GetAsync("/n/marlow-ferry")).ShouldContain("A cold night");
        var before = await site.InAsync((StoreDb db) => db.Conversations.CountAsync());
        await site.PublishAsync("A word from the test");

        // Sent to the training network, answered there, heard, and in the inbox.
        await site.UntilAsync(async () => await site.InAsync((StoreDb db) => db.Conversations.CountAsync()) >= before + 1);
    }

    private static SandboxPost Post(string id, string? replyTo, FakeClock clock) => new(
        id, TrainingNetwork.Account, Guid.CreateVersion7(clock.GetUtcNow()), "Text", ["en"], [], replyTo, clock.GetUtcNow(), clock.GetUtcNow());

    private static List<SandboxItem> Said(SandboxState network) => [.. network.Items(TrainingNetwork.Account, 0, 100).Items];
}
