// What is heard becomes one mention, once, in whatever order and however often it is told.
using Folkmoot.Channels;
using Folkmoot.Listening;
using Folkmoot.Listening.Events;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Listening;

public sealed class HearTests
{
    [DatabaseTheory]
    public async Task A_reply_becomes_an_analysed_mention_that_other_modules_can_read(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        given.Network.Page(Said.ByAResident("a", "Thank you for the new bridge!", given.House.Clock.GetUtcNow()));

        await given.ListenAsync();

        var mention = (await given.MentionsAsync()).ShouldHaveSingleItem();
        mention.AnalysedAt.ShouldNotBeNull();
        mention.ModelSetId.ShouldNotBeNull();
        mention.Language.ShouldBe("en");
        (await given.RollupAsync()).ShouldBe(1);
        var facts = await given.House.InAsync(given.AgencyId, (IMentionFacts reader) => reader.FindAsync(mention.Id, CancellationToken.None));
        facts.ShouldNotBeNull();
        (facts.ChannelId, facts.Kind, facts.RootId, facts.Revision).ShouldBe((given.ChannelId, IncomingKind.Reply, "root-1", "rev-1"));
    }

    [DatabaseTheory]
    public async Task The_cursor_moves_with_what_was_stored(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        var now = given.House.Clock.GetUtcNow();
        for (var page = 0; page < 12; page++)
        {
            given.Network.Page(Said.ByAResident($"p{page}", $"Post number {page}", now.AddMinutes(-page)));
        }

        await given.ListenAsync();

        (await given.MentionsAsync()).Count.ShouldBe(12);
        var source = await given.House.InAsync(given.AgencyId, (StoreDb db) => db.Sources.SingleAsync());
        source.Cursor.ShouldBe("12");
        given.Network.Reads.ShouldBe(12);
    }

    [DatabaseTheory]
    public async Task The_same_item_told_twice_and_out_of_order_is_one_mention(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        var now = given.House.Clock.GetUtcNow();
        var (early, late) = (Said.ByAResident("a", "First", now.AddMinutes(-9)), Said.ByAResident("b", "Second", now.AddMinutes(-1)));
        given.Network.Page(late, late);
        await given.ListenAsync();
        given.Network.Page(early, late);
        given.Network.Page(late, early);

        await given.ListenAsync();

        (await given.MentionsAsync()).Select(m => m.ExternalId).ShouldBe(["a", "b"]);
        (await given.RollupAsync()).ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task Two_channels_that_hear_the_same_post_store_it_once(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        await given.House.InAsync(given.AgencyId, async (StoreDb db) =>
        {
            var first = await db.Channels.AsNoTracking().SingleAsync();
            db.Channels.Add(new Channel { Id = Guid.CreateVersion7(given.House.Clock.GetUtcNow()), Network = first.Network, Name = "Parks", Settings = first.Settings, CreatedAt = first.CreatedAt });
            await db.SaveChangesAsync();
        });
        given.Network.Page(Said.ByAResident("a", "Both of you, look!", given.House.Clock.GetUtcNow()));

        await given.ListenAsync();

        (await given.MentionsAsync()).ShouldHaveSingleItem();
        (await given.RollupAsync()).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task Every_handler_run_twice_changes_nothing(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        given.Network.Page(Said.ByAResident("a", "The bus is late again", given.House.Clock.GetUtcNow()));
        await given.ListenAsync();
        var ids = await given.House.InAsync(given.AgencyId, async (StoreDb db) =>
            (Raw: await db.RawEvents.Select(r => r.Id).ToListAsync(), Mentions: await db.Mentions.Select(m => m.Id).ToListAsync()));
        var jobs = await JobsAsync(given);

        await given.House.InAsync(given.AgencyId, (Ingest ingest) => ingest.HandleAsync(new IngestRaw(ids.Raw), CancellationToken.None));
        await given.House.InAsync(given.AgencyId, (Analyse analyse) => analyse.HandleAsync(new AnalyseMentions(ids.Mentions), CancellationToken.None));
        await given.House.InAsync(given.AgencyId, (Poll poll) => poll.HandleAsync(new PollChannel(given.ChannelId), CancellationToken.None));

        (await given.MentionsAsync()).ShouldHaveSingleItem();
        (await given.RollupAsync()).ShouldBe(1);
        (await JobsAsync(given)).ShouldBe(jobs);
    }

    [DatabaseTheory]
    public async Task A_raw_record_that_cannot_be_read_is_a_dead_letter_and_can_be_replayed(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        given.Network.Page(Said.ByAResident("a", "Hello", given.House.Clock.GetUtcNow()), Said.ByAResident("b", "World", given.House.Clock.GetUtcNow()) with { Kind = (IncomingKind)99 });
        await given.ListenAsync();
        (await given.MentionsAsync()).ShouldHaveSingleItem().ExternalId.ShouldBe("a");
        var dead = (await given.House.InAsync(given.AgencyId, (ListSources sources) => sources.DeadAsync(CancellationToken.None))).ShouldHaveSingleItem();
        dead.Error.ShouldBe(new Reason("listening.reason.unknown-kind", 99).ToStored());

        await given.House.InAsync(given.AgencyId, async (StoreDb db) =>
        {
            var raw = await db.RawEvents.SingleAsync(r => r.Id == dead.Id);
            raw.Payload = Incomings.Write(Said.ByAResident("b", "World", given.House.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        (await given.House.InAsync(given.AgencyId, (ReplayRaw replay) => replay.RunAsync(dead.Id, CancellationToken.None))).ShouldBe(1);
        await given.House.RunDueJobsAsync();

        (await given.MentionsAsync()).Count.ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task A_failed_read_is_shown_at_its_source_and_gone_after_the_next_success(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        given.Network.Failure = new ReadFailed(Reason.Words("The network is being repaired."), null, CredentialsRefused: false);
        await given.ListenAsync();
        var failed = (await given.House.InAsync(given.AgencyId, (ListSources sources) => sources.RunAsync(CancellationToken.None))).ShouldHaveSingleItem();
        (failed.State, failed.LastError).ShouldBe((SourceState.Resting, "The network is being repaired."));

        given.House.Clock.Advance(TimeSpan.FromHours(1));
        await given.ListenAsync();

        var works = (await given.House.InAsync(given.AgencyId, (ListSources sources) => sources.RunAsync(CancellationToken.None))).ShouldHaveSingleItem();
        (works.State, works.LastError).ShouldBe((SourceState.Reading, null));
    }

    [DatabaseTheory]
    public async Task A_feed_is_left_alone_between_its_reads(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        given.Network.Limits = given.Network.Limits with { CanSend = false, CanReply = false };

        await given.ListenAsync();
        given.House.Clock.Advance(TimeSpan.FromSeconds(60));
        await given.ListenAsync();
        given.Network.Reads.ShouldBe(1);
        given.House.Clock.Advance(TimeSpan.FromSeconds(300));
        await given.ListenAsync();

        given.Network.Reads.ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task A_date_from_the_future_is_not_believed_and_broken_characters_are_left_out(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        var now = given.House.Clock.GetUtcNow();
        given.Network.Page(Said.ByAResident("a", "half \ud83d and\0 nothing", now.AddYears(70)));

        await given.ListenAsync();

        var mention = (await given.MentionsAsync()).ShouldHaveSingleItem();
        mention.At.ShouldBe(now);
        mention.Text.ShouldBe("half \ufffd and nothing");
    }

    [DatabaseTheory]
    public async Task Another_agency_sees_nothing_of_it(Engine engine)
    {
        await using var given = await ListeningHouse.OpenAsync(engine);
        given.Network.Page(Said.ByAResident("a", "Hello", given.House.Clock.GetUtcNow()));
        await given.ListenAsync();
        var other = await given.House.AnAgencyAsync("Elsewhere");

        (await given.House.InAsync(other, (FindMentions find) => find.RunAsync(new MentionFilter(), CancellationToken.None))).Mentions.ShouldBeEmpty();
    }

    private static Task<int> JobsAsync(ListeningHouse given) =>
        given.House.InAsync(given.AgencyId, (StoreDb db) => db.Jobs.CountAsync(j => j.Kind != "Listening.Poll"));
}
