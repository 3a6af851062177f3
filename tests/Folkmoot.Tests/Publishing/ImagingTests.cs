// The system's own image programs at work on real images: small copies, crops, and text that is read and measured.
using Folkmoot.Accounts;
using Folkmoot.Networks;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Library;
using Folkmoot.Publishing.Library.Imaging;
using Folkmoot.Publishing.Policies;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Folkmoot.Tests.Publishing;

public sealed class ImagingTests
{
    [DatabaseTheory]
    public async Task Text_in_a_picture_is_read_and_a_post_that_does_not_tell_it_is_pointed_out(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var picture = await TextAsync(desk, ink: 0, paper: 255);
        await desk.RunJobsAsync();
        var reading = await desk.Look(db => db.PictureReadings.SingleAsync());
        reading.Words.ShouldContain("Bridge");
        (reading.Faint, reading.Faintest).ShouldBe((0, null));

        (await RulesAsync(desk, picture, "A notice.")).ShouldBe([ReadingRules.Text]);
        (await RulesAsync(desk, picture, "A notice: bridge closed on Tuesday from nine to five.")).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Words_that_hardly_stand_out_are_measured(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var picture = await TextAsync(desk, ink: 150, paper: 215);
        await desk.RunJobsAsync();
        var reading = await desk.Look(db => db.PictureReadings.SingleAsync());
        // (0.679 + 0.05) / (0.305 + 0.05) by the formula of WCAG.
        reading.Faint.ShouldBeGreaterThan(0);
        reading.Faintest!.Value.ShouldBe(2.05, 0.15);
        (await RulesAsync(desk, picture, "A notice: bridge closed on Tuesday from nine to five.")).ShouldBe([ReadingRules.Faint]);
    }

    [DatabaseTheory]
    public async Task A_large_picture_gets_a_small_copy_once_and_a_small_one_none(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var large = await UploadAsync(desk, await MakeAsync("gaussnoise", "{0}", "1200", "900"));
        var small = await desk.AnImage();
        var first = await Thumbnail(large);
        ImageHeader.Read(first, out _).ShouldNotBeNull().Width.ShouldBe(FindThumbnail.Side);
        (await Thumbnail(large)).ShouldBe(first);
        (await Thumbnail(small.Id)).ShouldBe(Pixels.Png(40, 30, 1));
        (await desk.Look(db => db.Thumbnails.Select(t => t.MediaId).ToListAsync())).ShouldBe([large]);

        async Task<byte[]> Thumbnail(Guid id) => (await desk.As(desk.Author, s => s.GetRequiredService<FindThumbnail>().RunAsync(id, default))).ShouldNotBeNull().Bytes;
    }

    [DatabaseTheory]
    public async Task A_crop_is_another_picture_with_what_is_known_of_the_first(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var whole = await UploadAsync(desk, await MakeAsync("gaussnoise", "{0}", "900", "600"));
        await desk.As(desk.Author, s => s.GetRequiredService<SaveLibraryItem>().RunAsync(
            new(whole, 0, "Market", [("en", "The market.")], "market") { Rights = MediaRights.Own, Consent = PeopleConsent.Given, ConsentReference = "Folder 3" }, default));
        var copy = (await Crop(new(whole, "square", new FocalPoint(100, 50), 0))).ShouldBeOfType<Outcome.Made>().Id;
        var (media, item) = (await desk.Look(db => db.MediaFiles.SingleAsync(m => m.Id == copy)), await desk.Look(db => db.LibraryItems.SingleAsync(i => i.MediaId == copy)));
        (media.Width, media.Height).ShouldBe((600, 600));
        (item.Title, item.Consent, item.ConsentReference, item.CutFrom).ShouldBe(("Market", PeopleConsent.Given, "Folder 3", whole));
        (await Crop(new(whole, "square", new FocalPoint(100, 50), 0))).ShouldBe(new Outcome.Made(copy), "the same part is the same picture");

        (await desk.As(desk.Author, s => s.GetRequiredService<WithdrawConsent>().RunAsync(copy, default))).ShouldBeOfType<Outcome.Made>();
        (await desk.Look(db => db.LibraryItems.Select(i => i.Consent).ToListAsync())).ShouldAllBe(c => c == PeopleConsent.Withdrawn, "the same people are in the whole");

        var small = (await Crop(new(whole, "whole", new FocalPoint(50, 50), 640))).ShouldBeOfType<Outcome.Made>().Id;
        (await desk.Look(db => db.MediaFiles.Where(m => m.Id == small).Select(m => m.Width).SingleAsync())).ShouldBe(640);
        (await Crop(new(whole, "star", new FocalPoint(50, 50), 0))).ShouldBe(new Outcome.Refused("Shape", "publishing.library.crop.wrong"));
        (await Crop(new(whole, "square", null, 0))).ShouldBe(new Outcome.Refused("FocusX", "publishing.library.crop.focus.wrong"));
        // A head without an image behind it.
        (await Crop(new((await desk.AnImage()).Id, "square", new FocalPoint(50, 50), 0))).ShouldBe(new Outcome.Refused("", "publishing.library.crop.failed"));

        Task<Outcome> Crop(CropRequest request) => desk.As(desk.Author, s => s.GetRequiredService<CropImage>().RunAsync(request, default));
    }

    [Fact]
    public async Task A_program_that_takes_too_much_is_stopped_and_leaves_the_house_standing()
    {
        using var tools = new ImageTools(NullLogger<ImageTools>.Instance);
        // The first finds no file; the second asks for more memory than it may have.
        using var folder = new ImageFolder();
        (await tools.RunAsync(ImageTools.Cutter, ["copy", folder.File("none.png"), folder.File("out.png")], default)).ShouldBeFalse();
        (await tools.RunAsync("dd", ["if=/dev/zero", "of=/dev/null", "bs=5G", "count=1"], default)).ShouldBeFalse();
    }

    private static async Task<IReadOnlyList<string>> RulesAsync(Desk desk, Guid picture, string description)
    {
        var post = await desk.ADraft(desk.Draft() with { Images = [new DraftImage(picture, description, null)] });
        var found = await desk.As(desk.Author, async s => await s.GetRequiredService<CheckPolicy>().RunAsync((await s.GetRequiredService<LoadPost>().FindAsync(post, default))!.Content, "", default));
        return [.. found.Found.Select(p => p.Rule).Where(r => r is ReadingRules.Text or ReadingRules.Faint)];
    }

    /// <summary>A notice in two tones of grey.</summary>
    private static async Task<Guid> TextAsync(Desk desk, int ink, int paper) => await UploadAsync(desk, await MakeAsync(
        ["text", "{0}.mask.png", "Bridge closed on Tuesday from nine to five", "--dpi", "150", "--width", "900"],
        ["embed", "{0}.mask.png", "{0}.wide.png", "40", "40", "1000", "200"],
        ["invert", "{0}.wide.png", "{0}.dark.png"],
        ["linear", "{0}.dark.png", "{0}", ((paper - ink) / 255d).ToString(System.Globalization.CultureInfo.InvariantCulture), $"{ink}", "--uchar"]));

    private static Task<byte[]> MakeAsync(params string[] arguments) => MakeAsync([arguments]);

    private static async Task<byte[]> MakeAsync(params string[][] steps)
    {
        using var tools = new ImageTools(NullLogger<ImageTools>.Instance);
        tools.CanRead.ShouldBeTrue("these tests need libvips-tools and tesseract-ocr");
        using var folder = new ImageFolder();
        var target = folder.File("made.png");
        foreach (var step in steps)
        {
            (await tools.RunAsync(ImageTools.Cutter, [.. step.Select(a => a.Replace("{0}", target, StringComparison.Ordinal))], default)).ShouldBeTrue(string.Join(' ', step));
        }

        return await File.ReadAllBytesAsync(target);
    }

    private static async Task<Guid> UploadAsync(Desk desk, byte[] bytes) => (await desk.As(desk.Author, s => s.GetRequiredService<UploadImage>()
        .RunAsync(new UploadRequest("picture.png", bytes.Length, () => new MemoryStream(bytes)), default))).ShouldBeOfType<Uploaded>().Media.Id;
}
