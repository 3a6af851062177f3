// A file of mentions: every good row once, every bad row named, nothing stopped.
using System.Text;
using Folkmoot.Listening;
using Folkmoot.Listening.Import;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Listening;

public sealed class ImportTests
{
    [DatabaseTheory]
    public async Task A_broken_third_line_is_named_and_stops_nothing(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var agency = await house.AnAgencyAsync();

        var (sum, errors) = await ImportAsync(house, agency, """
            {"id":"1","text":"The library is wonderful","network":"bluesky","author":"rosa","at":"2026-03-01T10:00:00Z","language":"en","url":"https://example.org/1","more":[1]}
            {"id":2,"text":"Otra vez sin agua","language":"es"}
            {"id":"3","text":"cut
            {"id":"4","text":"After it"}
            """);
        await house.RunDueJobsAsync();

        sum.ShouldBe(new ImportSummary(4, 3, 0, 1));
        errors.ShouldHaveSingleItem().Line.ShouldBe(3);
        var mentions = await house.InAsync(agency, (StoreDb db) => db.Mentions.OrderBy(m => m.ExternalId).ToListAsync());
        mentions.Select(m => m.ExternalId).ShouldBe(["1", "2", "4"]);
        mentions.ShouldAllBe(m => m.AnalysedAt != null && m.ChannelId == null);
        (mentions[0].Network, mentions[0].AuthorHandle, mentions[1].Network).ShouldBe(("bluesky", "rosa", "import"));
    }

    [DatabaseTheory]
    public async Task The_same_file_twice_changes_nothing_even_after_the_raw_records_are_gone(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var agency = await house.AnAgencyAsync();
        var file = string.Join('\n', Enumerable.Range(1, 450).Select(i => $$"""{"id":"{{i}}","text":"Post number {{i}}"}"""));
        (await ImportAsync(house, agency, file)).Sum.ShouldBe(new ImportSummary(450, 450, 0, 0));
        await house.RunDueJobsAsync();

        (await ImportAsync(house, agency, file)).Sum.ShouldBe(new ImportSummary(450, 0, 450, 0));
        await house.InAsync(agency, (StoreDb db) => db.RawEvents.ExecuteDeleteAsync());
        (await ImportAsync(house, agency, file)).Sum.ShouldBe(new ImportSummary(450, 0, 450, 0));
        await house.RunDueJobsAsync();

        (await house.InAsync(agency, (StoreDb db) => db.Mentions.CountAsync())).ShouldBe(450);
        (await house.InAsync(agency, (StoreDb db) => db.MentionRollups.SumAsync(r => r.Count))).ShouldBe(450);
    }

    [DatabaseTheory]
    public async Task Another_text_under_a_known_id_is_an_error_and_another_source_has_ids_of_its_own(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var agency = await house.AnAgencyAsync();
        var (sum, errors) = await ImportAsync(house, agency, """
            {"id":"1","text":"One"}
            {"id":"1","text":"Another"}
            """);
        sum.ShouldBe(new ImportSummary(2, 1, 0, 1));
        errors.ShouldHaveSingleItem().Error.Key.ShouldBe("listening.reason.row.other-text");

        (await ImportAsync(house, agency, """{"id":"1","text":"Another"}""", "second")).Sum.Stored.ShouldBe(1);
    }

    [Theory]
    [InlineData("[1]", "not-object")]
    [InlineData("""{"text":"x"}""", "no-id")]
    [InlineData("""{"id":"1"}""", "no-text")]
    [InlineData("""{"id":"1","text":"x","at":"yesterday"}""", "at")]
    [InlineData("""{"id":"1","text":"x","url":"javascript:alert(1)"}""", "url")]
    [InlineData("""{"id":"1","text":"x","network":"<b>"}""", "network")]
    public void A_bad_row_says_what_is_wrong(string line, string reason) =>
        Row(line)!.Error.ShouldNotBeNull().Key.ShouldBe("listening.reason.row." + reason);

    [Fact]
    public void A_line_that_is_not_UTF8_is_a_bad_row() =>
        ImportRow.Read(new ImportLine(1, new byte[] { 0x7B, 0xFF, 0xFE }, false), DateTimeOffset.UnixEpoch)!.Error.ShouldNotBeNull().Key.ShouldBe("listening.reason.row.not-utf8");

    [Fact]
    public void An_empty_line_is_nothing() => Row("   ").ShouldBeNull();

    [Fact]
    public async Task A_line_beyond_the_limit_is_passed_over_and_the_next_one_read()
    {
        var file = $"\ufeff{{\"id\":\"1\"}}\r\n{new string('x', ImportLines.BytesMax + 5)}\n{{\"id\":\"3\"}}";
        var lines = new List<(long Number, bool TooLong, int Length)>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        await foreach (var line in ImportLines.ReadAsync(stream, CancellationToken.None))
        {
            lines.Add((line.Number, line.TooLong, line.Bytes.Length));
        }

        lines.ShouldBe([(1, false, 11), (2, true, 0), (3, false, 10)]);
    }

    private static ImportRow? Row(string line) => ImportRow.Read(new ImportLine(1, Encoding.UTF8.GetBytes(line), false), DateTimeOffset.UnixEpoch);

    private static Task<(ImportSummary Sum, List<ImportError> Errors)> ImportAsync(TestHouse house, Guid agency, string file, string source = "import") =>
        house.InAsync(agency, async (ImportMentions import) =>
        {
            var errors = new List<ImportError>();
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
            return (await import.RunAsync(stream, source, errors.Add, null, CancellationToken.None), errors);
        });
}
