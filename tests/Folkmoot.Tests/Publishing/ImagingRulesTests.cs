// Crops around a focal point, contrast of words, and what the words in pictures call for.
using System.Text;
using Folkmoot.Networks;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Library.Imaging;

namespace Folkmoot.Tests.Publishing;

public sealed class ImagingRulesTests
{
    private static readonly Guid Picture = new("00000000-0000-0000-0000-000000000001");

    [Theory]
    [InlineData("square", 400, 300, 50, 50, 50, 0, 300, 300)]
    [InlineData("square", 400, 300, 0, 50, 0, 0, 300, 300)]
    [InlineData("square", 400, 300, 100, 100, 100, 0, 300, 300)]
    [InlineData("portrait", 1000, 1000, 50, 50, 100, 0, 800, 1000)]
    [InlineData("landscape", 1600, 1600, 50, 10, 0, 0, 1600, 900)]
    [InlineData("landscape", 1600, 1600, 50, 90, 0, 700, 1600, 900)]
    [InlineData("whole", 37, 11, 0, 0, 0, 0, 37, 11)]
    [InlineData("story", 3, 1, 50, 50, 1, 0, 1, 1)]
    public void A_crop_is_the_largest_part_of_its_shape_around_the_point(string shape, int width, int height, int x, int y, int left, int top, int w, int h) =>
        CropShape.Find(shape)!.Of(width, height, new FocalPoint(x, y)).ShouldBe(new CropArea(left, top, w, h));

    [Theory]
    [InlineData(0, 255, 21.0)]
    [InlineData(255, 0, 21.0)]
    [InlineData(118, 255, 4.5)]
    [InlineData(128, 128, 1.0)]
    public void Contrast_is_that_of_the_two_tones(byte text, byte paper, double contrast)
    {
        var word = new ReadWord("word", 2, 2, 16, 6);
        // Strokes of two pixels, every fourth.
        Contrast.Of(Gray(20, 10, (x, _) => x % 4 < 2 ? text : paper), word).ShouldBe(contrast, 0.05);
    }

    [Fact]
    public void Large_words_may_stand_out_less()
    {
        Contrast.IsFaint(3.5, new ReadWord("small", 0, 0, 40, 12)).ShouldBeTrue();
        Contrast.IsFaint(3.5, new ReadWord("large", 0, 0, 90, 30)).ShouldBeFalse();
    }

    [Fact]
    public void A_word_that_reaches_over_the_edge_is_measured_as_far_as_there_is_an_image() =>
        Contrast.Of(Gray(4, 4, (x, _) => x < 2 ? (byte)0 : (byte)255), new ReadWord("edge", -3, -3, 50, 50)).ShouldBe(21, 0.05);

    [Theory]
    [InlineData("P6\n#made by a program\n2 1\n255\n", 6, true)]
    [InlineData("P5\n2 2\n255\n", 4, true)]
    [InlineData("P6\n2 1\n255\n", 5, false)]
    [InlineData("P6\n2 1\n65535\n", 12, false)]
    [InlineData("P6\n-2 1\n255\n", 6, false)]
    [InlineData("P6\n99999 99999\n255\n", 6, false)]
    [InlineData("GIF89a", 6, false)]
    [InlineData("#", 0, false)]
    public void Only_whole_images_of_eight_bits_are_taken(string head, int pixels, bool taken) =>
        (Pixmap.Read(new([.. Encoding.ASCII.GetBytes(head), .. new byte[pixels]])) is not null).ShouldBe(taken);

    [Fact]
    public void Words_that_were_hardly_read_are_none()
    {
        const string Head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext";
        ReadWords.Of([Head, "5\t1\t1\t1\t1\t1\t10\t20\t30\t12\t96.5\tClosed", "5\t1\t1\t1\t1\t2\t50\t20\t9\t12\t31\tx#", "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t", "5\t1\t1\t1\t1\t3\t50\t20\t9\t12\t90\t|", "broken"])
            .ShouldBe([new ReadWord("Closed", 10, 20, 30, 12)]);
    }

    [Theory]
    [InlineData("Bridge closed on Tuesday 3 March from 9 to 17", "", "media-text")]
    [InlineData("Bridge closed on Tuesday 3 March from 9 to 17", "A notice: bridge closed on TUESDAY, 3 march, from 9 to 17.", "")]
    [InlineData("Ferry Street", "", "")]
    [InlineData("El puente está cerrado el próximo martes", "El puente esta cerrado el proximo martes.", "")]
    public void Text_in_a_picture_is_told_elsewhere_or_pointed_out(string words, string description, string rule) =>
        string.Join(' ', ReadingRules.Of(Content(description), Read(new PictureReading { Words = words })).Select(p => p.Rule)).ShouldBe(rule);

    [Fact]
    public void Faint_words_are_pointed_out_and_refused_by_nobody()
    {
        var found = ReadingRules.Of(Content("A notice."), Read(new PictureReading { Words = "Closed", Faint = 2, Faintest = 1.9 })).ShouldHaveSingleItem();
        (found.Rule, found.Blocks).ShouldBe((ReadingRules.Faint, false));
    }

    private static Dictionary<Guid, PictureReading> Read(PictureReading reading) => new() { [Picture] = reading };

    private static PostContent Content(string description) => new(
        "", "Look at this.", ["en"], [], [new ImageUse(new MediaFacts(Picture, "image/png", 10, 4, 3, "00"), description, null)], null, null);

    private static Pixmap Gray(int width, int height, Func<int, int, byte> tone) => Pixmap.Read(new(
        [.. Encoding.ASCII.GetBytes($"P5\n{width} {height}\n255\n"), .. Enumerable.Range(0, width * height).Select(i => tone(i % width, i / width))]))!;
}
