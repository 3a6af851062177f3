// The media library on a real store: what is known of pictures, what is held because of it in the moment of sending, and what may be deleted.
using System.Text;
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Library;
using Folkmoot.Publishing.Plan.Imports;
using Folkmoot.Publishing.Policies;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class LibraryTests
{
    [DatabaseTheory]
    public async Task An_uploaded_picture_is_in_the_library_and_is_found_by_its_words(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var ferry = await desk.AnImage(1);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var market = await desk.AnImage(2);
        (await desk.As(desk.Author, s => Library(s).RunAsync(new(null, null, LibraryShow.Open, 1), default))).Rows.Count.ShouldBe(2);
        (await Know(desk, ferry.Id, i => i with { Title = "Ferry at the quay", Tags = "#Harbour, boats", Author = "Press office" })).ShouldBeOfType<Outcome.Made>();
        (await Know(desk, market.Id, i => i with { Title = "Market", Rights = MediaRights.Licensed, Terms = "Online only.", LicensedUntil = new DateOnly(2020, 1, 1) })).ShouldBeOfType<Outcome.Made>();

        (await Found(new("QUAY", null, LibraryShow.Offered, 1))).ShouldBe([ferry.Id]);
        (await Found(new(null, "harbour", LibraryShow.Offered, 1))).ShouldBe([ferry.Id]);
        (await Found(new("press", null, LibraryShow.Offered, 1))).ShouldBe([ferry.Id]);
        (await Found(new(null, null, LibraryShow.Open, 1))).ShouldBe([market.Id]);
        (await Found(new(null, null, LibraryShow.Offered, 1))).ShouldBe([market.Id, ferry.Id], "the newest first");
        (await desk.As(desk.Author, s => Library(s).TagsAsync(default))).ShouldBe(["boats", "harbour"]);
        (await desk.As(desk.Author, s => s.GetRequiredService<ArchiveItem>().RunAsync(ferry.Id, true, default))).ShouldBeOfType<Outcome.Made>();
        (await Found(new(null, null, LibraryShow.Offered, 1))).ShouldBe([market.Id]);
        (await Found(new(null, null, LibraryShow.Archived, 1))).ShouldBe([ferry.Id]);

        Task<List<Guid>> Found(LibraryFilter filter) => desk.As(desk.Author, async s => (await Library(s).RunAsync(filter, default)).Rows.Select(r => r.MediaId).ToList());
    }

    [DatabaseTheory]
    public async Task Two_people_do_not_overwrite_each_other_and_what_is_wrong_is_told_at_its_field(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var picture = (await desk.AnImage()).Id;
        (await Know(desk, picture, i => i with { Version = 7 })).ShouldBe(new Outcome.Refused("", "publishing.library.changed"));
        Field(await Know(desk, picture, i => i with { Title = " " })).ShouldBe("Title");
        Field(await Know(desk, picture, i => i with { Rights = MediaRights.CreativeCommons })).ShouldBe("Attribution");
        Field(await Know(desk, picture, i => i with { Rights = MediaRights.Licensed })).ShouldBe("Terms");
        Field(await Know(desk, picture, i => i with { Consent = PeopleConsent.Given })).ShouldBe("ConsentReference");
        Field(await Know(desk, picture, i => i with { Consent = PeopleConsent.Withdrawn })).ShouldBe("Consent");
        Field(await Know(desk, picture, i => i with { Descriptions = [("en", "One."), ("EN", "Two.")] })).ShouldBe("Descriptions");
        (await desk.Look(db => db.LibraryItems.Select(i => i.Version).SingleAsync())).ShouldBe(0, "nothing of it was stored");

        (await Know(desk, picture, i => i with { Title = "Ferry" })).ShouldBeOfType<Outcome.Made>();
        (await Know(desk, picture, i => i with { Title = "Another", Version = 0 })).ShouldBe(new Outcome.Refused("", "publishing.library.changed"));
        (await desk.Look(db => db.LibraryItems.Select(i => i.Title).SingleAsync())).ShouldBe("Ferry");

        static string? Field(Outcome outcome) => (outcome as Outcome.Refused)?.Field;
    }

    [DatabaseTheory]
    public async Task Consent_that_is_withdrawn_after_the_approval_holds_the_post_and_another_picture_releases_it(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var picture = (await desk.AnImage()).Id;
        (await Know(desk, picture, i => i with { Consent = PeopleConsent.Given, ConsentReference = "Folder 12" })).ShouldBeOfType<Outcome.Made>();
        var post = await desk.AnApprovedPost(desk.Draft() with { Images = [new DraftImage(picture, "Two children at the ferry.", null)] });
        (await desk.As(desk.Author, s => s.GetRequiredService<WithdrawConsent>().RunAsync(picture, default))).ShouldBeOfType<Outcome.Made>();

        await desk.GoToDueTimeAsync();
        (desk.Paper.Got.Count, desk.Board.Got.Count).ShouldBe((0, 0));
        (await desk.Look(db => db.Deliveries.ToListAsync())).ShouldAllBe(d => d.State == DeliveryState.Waiting && d.Reason!.Contains(LibraryRules.ConsentWithdrawn));
        (await desk.As(desk.Author, s => s.GetRequiredService<FindUses>().OfAsync(picture, default))).ShouldHaveSingleItem().IsAhead.ShouldBeTrue();

        // It was a mistake: they had agreed. What waited goes at once.
        (await Know(desk, picture, i => i with { Version = 2, Consent = PeopleConsent.Given, ConsentReference = "Folder 13" })).ShouldBeOfType<Outcome.Made>();
        await desk.RunJobsAsync();
        (desk.Paper.Got.Count, desk.Board.Got.Count, await desk.StateOf(post)).ShouldBe((1, 1, PostState.Published));
        (await desk.As(desk.Author, s => s.GetRequiredService<FindUses>().OfAsync(picture, default))).ShouldHaveSingleItem().There.Select(t => t.Channel).ShouldBe(["board", "paper"]);
    }

    [DatabaseTheory]
    public async Task A_licence_that_ends_between_approval_and_sending_holds_the_post(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var picture = (await desk.AnImage()).Id;
        (await Know(desk, picture, i => i with { Rights = MediaRights.Licensed, Terms = "Online.", LicensedUntil = new DateOnly(2026, 3, 3) })).ShouldBeOfType<Outcome.Made>();
        await desk.AnApprovedPost(desk.Draft() with { Images = [new DraftImage(picture, "The ferry.", null)], PublishByLocal = new DateTime(2026, 3, 6, 10, 0, 0) });
        desk.Clock.AdvanceTo(new DateTimeOffset(2026, 3, 4, 6, 0, 0, TimeSpan.Zero));
        await desk.RunJobsAsync();
        desk.Paper.Got.ShouldBeEmpty();
        (await desk.Look(db => db.Deliveries.Select(d => d.Reason).ToListAsync())).ShouldAllBe(r => r!.Contains(LibraryRules.LicenceEnded) && r.Contains("2026-03-03"));
    }

    [DatabaseTheory]
    public async Task A_post_with_people_who_have_not_agreed_is_refused_before_anybody_reads_it(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var picture = (await desk.AnImage()).Id;
        await Know(desk, picture, i => i with { Consent = PeopleConsent.NotYet, Attribution = "Photo: Ana Ruiz" });
        var post = await desk.ADraft(desk.Draft() with { Images = [new DraftImage(picture, "Two children.", null)] });
        (await desk.Submit(post)).ShouldBeOfType<PostFaulty>();
        var found = await desk.As(desk.Author, async s => await s.GetRequiredService<CheckPolicy>().RunAsync((await s.GetRequiredService<LoadPost>().FindAsync(post, default))!.Content, "", default));
        found.Blocking.Select(p => p.Rule).ShouldBe([LibraryRules.ConsentMissing, LibraryRules.Attribution]);
    }

    [DatabaseTheory]
    public async Task What_a_post_or_its_history_needs_is_not_deleted_and_the_rest_leaves_nothing(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var (used, free) = ((await desk.AnImage(1)).Id, (await desk.AnImage(2)).Id);
        var post = await desk.ADraft(desk.Draft() with { Images = [new DraftImage(used, "The ferry.", null)] });
        (await Delete(used)).ShouldBe(new Outcome.Refused("", "publishing.library.delete.used"));
        (await desk.Save(desk.Draft(), post)).ShouldBeOfType<Saved>();
        (await Delete(used)).ShouldBe(new Outcome.Refused("", "publishing.library.delete.used"), "an earlier state of the post has it");

        (await Proof(desk, free, "consent form.pdf", "%PDF-1.7 …"u8.ToArray())).ShouldBeOfType<Outcome.Made>();
        (await Delete(free)).ShouldBeOfType<Outcome.Made>();
        (await desk.Look(db => db.MediaFiles.Select(m => m.Id).ToListAsync())).ShouldBe([used]);
        (await desk.Look(db => db.LibraryItems.Select(i => i.MediaId).ToListAsync())).ShouldBe([used]);
        (await desk.Look(db => db.ConsentProofs.CountAsync())).ShouldBe(0);
        (await Delete(free)).ShouldBe(new Outcome.Refused("", "publishing.library.changed"));

        Task<Outcome> Delete(Guid media) => desk.As(desk.Author, s => s.GetRequiredService<DeleteItem>().RunAsync(media, default));
    }

    [DatabaseTheory]
    public async Task A_proof_is_what_its_bytes_say_and_stands_for_the_reference(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var picture = (await desk.AnImage()).Id;
        (await Proof(desk, picture, "consent.pdf", Encoding.UTF8.GetBytes("<html>not a PDF</html>"))).ShouldBe(new Outcome.Refused("Proof", "publishing.library.proof.wrong"));
        (await Proof(desk, picture, "empty.pdf", [])).ShouldBe(new Outcome.Refused("Proof", "publishing.library.proof.wrong"));
        (await Proof(desk, picture, "../../signed\r\nform.pdf", "%PDF-1.7"u8.ToArray())).ShouldBeOfType<Outcome.Made>();
        (await desk.Look(db => db.ConsentProofs.Select(p => p.FileName + " " + p.MediaType).SingleAsync())).ShouldBe("signed form.pdf application/pdf");
        (await Know(desk, picture, i => i with { Consent = PeopleConsent.Given })).ShouldBeOfType<Outcome.Made>();
    }

    [DatabaseTheory]
    public async Task Another_file_takes_over_what_is_known_but_not_the_consent(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var picture = (await desk.AnImage()).Id;
        await Know(desk, picture, i => i with { Title = "Ferry", Consent = PeopleConsent.Given, ConsentReference = "Folder 1", Rights = MediaRights.PublicDomain });
        var post = await desk.ADraft(desk.Draft() with { Images = [new DraftImage(picture, "The ferry.", null)] });
        var bytes = Pixels.Png(80, 60, 9);
        var other = (await desk.As(desk.Author, s => s.GetRequiredService<ReplaceFile>().RunAsync(picture, new UploadRequest("new.png", bytes.Length, () => new MemoryStream(bytes)), default))).ShouldBeOfType<Replaced>().MediaId;
        var item = await desk.Look(db => db.LibraryItems.SingleAsync(i => i.MediaId == other));
        (item.Title, item.Rights, item.Consent).ShouldBe(("Ferry", MediaRights.PublicDomain, PeopleConsent.Unsaid));
        var old = await desk.Look(db => db.LibraryItems.SingleAsync(i => i.MediaId == picture));
        (old.ReplacedBy, old.ArchivedAt is null).ShouldBe((other, false));
        (await desk.Look(db => db.PostImages.Where(i => i.PostId == post).Select(i => i.MediaId).SingleAsync())).ShouldBe(picture, "a post keeps what its author put in");
    }

    [DatabaseTheory]
    public async Task An_import_names_pictures_by_their_title_and_takes_the_description_of_its_language(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var (ferry, one, two) = ((await desk.AnImage(1)).Id, (await desk.AnImage(2)).Id, (await desk.AnImage(3)).Id);
        await Know(desk, ferry, i => i with { Title = "Ferry", Descriptions = [("en", "A white ferry."), ("es", "Un transbordador blanco.")] });
        await Know(desk, one, i => i with { Title = "Market" });
        await Know(desk, two, i => i with { Title = "market" });
        var seen = await desk.As(desk.Author, s => s.GetRequiredService<CheckImport>().RunAsync(
            "text,languages,channels,images\nFerry.,es,board,FERRY\nMarket.,en,board,Market\nBridge.,en,board,Bridge\n", default));
        seen.Rows.Select(r => r.Problems.FirstOrDefault(p => p.Part == PostPart.Images && p.Blocks)?.Rule).ShouldBe([null, "picture-unclear", "picture-unknown"]);
        (await desk.As(desk.Author, s => s.GetRequiredService<ImportPosts>().RunAsync(
            new ImportRequest("text,languages,channels,images\nFerry.,es,board,FERRY\n", "posts.csv", false), default))).ShouldBeOfType<Imported>();
        (await desk.Look(db => db.PostImages.Select(i => i.AltText).SingleAsync())).ShouldBe("Un transbordador blanco.");
    }

    private static FindLibrary Library(IServiceProvider services) => services.GetRequiredService<FindLibrary>();

    private static Task<Outcome> Know(Desk desk, Guid media, Func<SaveLibraryItem.Input, SaveLibraryItem.Input> with) => desk.As(desk.Author, s => s.GetRequiredService<SaveLibraryItem>().RunAsync(
        with(new(media, 0, "Picture", [("en", "A picture.")], "") { Rights = MediaRights.Own, Consent = PeopleConsent.NobodyShown }), default));

    private static Task<Outcome> Proof(Desk desk, Guid media, string name, byte[] bytes) =>
        desk.As(desk.Author, s => s.GetRequiredService<KeepProof>().AddAsync(media, new UploadRequest(name, bytes.Length, () => new MemoryStream(bytes)), default));
}
