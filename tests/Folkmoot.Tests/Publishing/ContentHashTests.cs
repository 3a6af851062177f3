// What is approved is a fingerprint of everything a reader would notice.
using Folkmoot.Networks;
using Folkmoot.Publishing;

namespace Folkmoot.Tests.Publishing;

public sealed class ContentHashTests
{
    private static readonly Guid One = Guid.Parse("00000000-0000-7000-8000-000000000001");
    private static readonly Guid Two = Guid.Parse("00000000-0000-7000-8000-000000000002");
    private static readonly MediaFacts Map = new(One, "image/png", 10, 4, 3, new string('a', 64));
    private static readonly DateTimeOffset Due = new(2026, 3, 3, 15, 0, 0, TimeSpan.Zero);

    private static readonly PostContent Content = new(
        "Ferry", "It runs.", ["en"], [new ChannelText(One, "It runs."), new ChannelText(Two, "It runs again.")], [new ImageUse(Map, "A map", null)], Due, null);

    public static TheoryData<string> Changes => [.. ByName.Keys];

    private static Dictionary<string, PostContent> ByName => new()
    {
        ["a character of the text"] = Content with { Text = "It runs!" },
        ["a character of one version"] = Content with { Versions = [Content.Versions[0], new ChannelText(Two, "It runs agaim.")] },
        ["the headline"] = Content with { Title = "Ferries" },
        ["a pixel of an image"] = Content with { Images = [new ImageUse(Map with { Sha256 = new string('b', 64) }, "A map", null)] },
        ["an image more"] = Content with { Images = [.. Content.Images, .. Content.Images] },
        ["alt text"] = Content with { Images = [new ImageUse(Map, "A map.", null)] },
        ["an exemption"] = Content with { Images = [new ImageUse(Map, "A map", "decoration")] },
        ["a focal point"] = Content with { Images = [new ImageUse(Map, "A map", null, new FocalPoint(20, 30))] },
        ["a target less"] = Content with { Versions = [Content.Versions[0]] },
        ["another target"] = Content with { Versions = [Content.Versions[0], new ChannelText(Guid.Parse("00000000-0000-7000-8000-000000000003"), "It runs again.")] },
        ["a language"] = Content with { Languages = ["en", "es"] },
        ["a minute"] = Content with { DueAt = Due.AddMinutes(1) },
        ["no time"] = Content with { DueAt = null },
        ["a publish-by"] = Content with { PublishBy = Due.AddHours(1) },
        ["text moved into the headline"] = Content with { Title = "FerryIt", Text = " runs." },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Any_change_changes_the_hash(string change) => ContentHash.Of(ByName[change]).ShouldNotBe(ContentHash.Of(Content));

    [Fact]
    public void The_order_of_targets_does_not() =>
        ContentHash.Of(Content with { Versions = [.. Content.Versions.Reverse()] }).ShouldBe(ContentHash.Of(Content));

    [Fact]
    public void The_hash_of_an_approved_post_is_the_same_in_every_version_of_the_program() =>
        ContentHash.Of(Content).ShouldBe("5f476d15ec8b1e1a99feaf2c2a626a58d5fca68530b04cf5d21a002f99290de9");
}
