// Posts from a spreadsheet: the dry run stores nothing, each row becomes one draft however often it is sent, and an undo leaves what people touched.
using Folkmoot.Accounts;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Plan;
using Folkmoot.Publishing.Plan.Imports;
using Folkmoot.Publishing.Revisions;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class ImportTests
{
    private const string Good =
        "title;text;languages;channels;text: Board;due;publish by;campaign;tags\n" +
        "Ferry;The ferry runs.;en|es;paper|BOARD;The ferry runs again, with more seats.;2026-03-03 10:00;2026-03-03T12:00;spring;#Ferry, Harbour\n" +
        ";Second.;;board;;;;;\n";

    [DatabaseTheory]
    public async Task A_dry_run_names_row_column_and_reason_and_stores_nothing(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var seen = await Check(desk,
            "text,channels,due,campaign,labels\n" +
            "Fine.,board,2026-03-03 10:00,,\n" +
            $"{new string('x', 301)},paper,,,\n" +
            "Where?,harbour,,,\n" +
            "Never.,board,2026-03-08 02:30,,\n" +
            "Twice.,board,2026-11-01 01:30,,\n" +
            "When?,board,3/3/2026,,\n" +
            "Gone.,board,2020-01-01 10:00,,\n" +
            "Named.,board,,nothing,nobody\n" +
            "Fine.,board,2026-03-03 10:00,,\n");

        string[] Rules(int number) => [.. seen.Rows.Single(r => r.Row.Number == number).Problems.Where(p => p.Rule != "too-short").Select(p => $"{ImportHeader.ColumnOf(p, seen.World)}:{p.Rule}:{p.Blocks}")];
        Rules(2).ShouldBeEmpty();
        Rules(3).ShouldContain("text:too-long:True");
        Rules(4).ShouldContain("channels:channel-unknown:True");
        Rules(5).ShouldBe(["due:time-skipped:True"]);
        Rules(6).ShouldBe(["due:time-twice:False"]);
        Rules(7).ShouldBe(["due:time-unread:True"]);
        Rules(8).ShouldBe(["due:due-past:True"]);
        Rules(9).ShouldBe(["labels:label-unknown:True", "campaign:campaign-unknown:True"]);
        Rules(10).ShouldBe([":row-twice:True"]);
        (seen.Good, seen.Bad).ShouldBe((2, 7));
        (await desk.Look(db => db.Posts.CountAsync())).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task A_good_row_becomes_a_draft_with_all_that_it_says(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var campaign = (await desk.As(desk.Author, s => s.GetRequiredService<SaveCampaign>().RunAsync(new(null, 0, "Spring", false), default))).Required.Id;
        var import = (await Import(desk, Good)).ShouldBeOfType<Imported>();
        import.Made.ShouldBe(2);

        var posts = await desk.Look(db => db.Posts.Include(p => p.Targets).Include(p => p.Versions).OrderByDescending(p => p.Title).ToListAsync());
        var (ferry, second) = (posts[0], posts[1]);
        (ferry.Title, ferry.Text, ferry.State, ferry.AuthorId, ferry.DueLocal).ShouldBe(("Ferry", "The ferry runs.", PostState.Draft, desk.Author, "2026-03-03T10:00"));
        (ferry.DueAt, ferry.PublishBy).ShouldBe((new DateTimeOffset(2026, 3, 3, 15, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 3, 17, 0, 0, TimeSpan.Zero)));
        ferry.Languages.ShouldBe(["en", "es"]);
        ferry.Targets.Select(t => t.ChannelId).ShouldBe([desk.PaperChannel, desk.BoardChannel], ignoreOrder: true);
        ferry.TextFor(desk.BoardChannel).ShouldBe("The ferry runs again, with more seats.");
        (ferry.CampaignId, string.Join(' ', ferry.Tags!)).ShouldBe((campaign, "ferry harbour"));
        (second.DueAt, second.Targets.Single().ChannelId, second.CampaignId, second.Tags).ShouldBe((null, desk.BoardChannel, null, null));
        var first = await desk.Look(db => db.PostRevisions.SingleAsync(r => r.PostId == ferry.Id));
        (first.Number, first.PersonId, first.Content).ShouldBe((1, desk.Author, RevisionContent.Of(ferry).Write()));
        (await desk.Submit(ferry.Id)).ShouldBeOfType<PostDone>();
        (await desk.Look(db => db.AuditEntries.CountAsync(e => e.Action == "publishing.import.made" && e.SubjectId == import.ImportId))).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task The_same_rows_sent_again_or_twice_at_once_become_one_draft_each(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var text = Rows(20);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Import(desk, text)));
        outcomes.OfType<Imported>().Sum(i => i.Made).ShouldBe(20);
        outcomes.OfType<NotImported>().ShouldAllBe(o => o.Seen.Done == 20);
        (await desk.Look(db => db.Posts.CountAsync())).ShouldBe(20);
        (await desk.Look(db => db.PostImports.CountAsync())).ShouldBe(1);

        // With other line ends and order of columns, and one row more: only that one is new.
        var more = "channels;text\r\n" + string.Concat(Enumerable.Range(1, 21).Select(n => $"board;Notice number {n}.\r\n"));
        (await Import(desk, more)).ShouldBeOfType<Imported>().Made.ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task All_or_nothing_imports_nothing_while_a_row_is_bad(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var text = "text,channels\nFine.,board\nBad.,harbour\n";
        (await Import(desk, text, allOrNothing: true)).ShouldBeOfType<NotImported>().Seen.Bad.ShouldBe(1);
        (await desk.Look(db => db.Posts.CountAsync())).ShouldBe(0);
        (await Import(desk, text)).ShouldBeOfType<Imported>().Made.ShouldBe(1);
        (await Import(desk, text)).ShouldBeOfType<NotImported>();
    }

    [DatabaseTheory]
    public async Task Undoing_an_import_leaves_what_somebody_touched_and_the_rest_can_be_imported_again(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var import = (await Import(desk, Rows(4))).ShouldBeOfType<Imported>().ImportId;
        var posts = await desk.Look(db => db.Posts.OrderBy(p => p.Text).Select(p => p.Id).ToListAsync());
        (await desk.Submit(posts[0])).ShouldBeOfType<PostDone>();
        (await desk.As(desk.Author, s => s.GetRequiredService<FilePost>().RunAsync(new(posts[1], null, ["kept"]), default))).ShouldBeOfType<PostDone>();

        (await Undo(desk, import)).ShouldBe(new ImportUndone(2, 2));
        (await Undo(desk, import)).ShouldBeNull();
        (await desk.Look(db => db.Posts.Select(p => p.Id).ToListAsync())).ShouldBe([posts[0], posts[1]], ignoreOrder: true);
        (await Import(desk, Rows(4))).ShouldBeOfType<Imported>().Made.ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task The_rows_with_problems_go_out_as_a_file_that_comes_in_again_when_it_is_mended(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var seen = await Check(desk, "title,text,channels\n=SUM(1),Good.,board\n@mayor,Bad.,harbour\n");
        var file = ImportFiles.Problems(seen, p => p.Rule);
        file.ShouldBe("\uFEFFrow,problems,title,text,channels\r\n3,\"channels: channel-unknown\nchannels: no-target\",'@mayor,Bad.,harbour\r\n");
        (await Import(desk, file.Replace("harbour", "board", StringComparison.Ordinal))).ShouldBeOfType<Imported>().Made.ShouldBe(1);
        (await desk.Look(db => db.Posts.SingleAsync())).Title.ShouldBe("@mayor");
    }

    [DatabaseTheory]
    public async Task A_header_that_is_not_understood_is_a_fault_of_the_file(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        (await Check(desk, "text,when\nx,y")).Fault!.Args[0].ShouldBe("when");
        (await Check(desk, "text,text: harbour\nx,y")).Fault!.TextKey.ShouldBe("publishing.import.fault.channel");
        (await Check(desk, "text,Text\nx,y")).Fault!.TextKey.ShouldBe("publishing.import.fault.twice");
        (await Check(desk, "title,due\nx,y")).Fault!.TextKey.ShouldBe("publishing.import.fault.text");
    }

    private static string Rows(int count) => "text,channels\n" + string.Concat(Enumerable.Range(1, count).Select(n => $"Notice number {n}.,board\n"));

    private static Task<CheckedImport> Check(Desk desk, string text) =>
        desk.As(desk.Author, s => s.GetRequiredService<CheckImport>().RunAsync(text, CancellationToken.None));

    private static Task<ImportOutcome> Import(Desk desk, string text, bool allOrNothing = false) =>
        desk.As(desk.Author, s => s.GetRequiredService<ImportPosts>().RunAsync(new(text, "posts.csv", allOrNothing), CancellationToken.None));

    private static Task<ImportUndone?> Undo(Desk desk, Guid import) =>
        desk.As(desk.Author, s => s.GetRequiredService<UndoImport>().RunAsync(import, CancellationToken.None));
}
