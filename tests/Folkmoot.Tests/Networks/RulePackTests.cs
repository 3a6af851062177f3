// The rule pack: complete, and refused where it is not.
using System.Text.Json.Nodes;
using Folkmoot.Networks.Rules;

namespace Folkmoot.Tests.Networks;

public sealed class RulePackTests
{
    [Fact]
    public void Every_network_has_its_rules() => RulePack.Current.Networks.Select(network => network.Name).ShouldBe(
        ["bluesky", "facebook", "instagram", "linkedin", "mastodon", "nextdoor", "telegram", "threads", "whatsapp", "x", "youtube"]);

    [Fact]
    public void A_figure_tells_where_it_was_read_and_how_sure_it_is()
    {
        var figure = RulePack.Current["facebook"].TextMax;

        figure.Source.ShouldNotBeEmpty();
        figure.ReadOn.ShouldBeGreaterThan(new DateOnly(2026, 1, 1));
        figure.Confidence.ShouldBe(Confidence.Disputed);
        figure.Note.ShouldNotBeNull().ShouldContain("5,000");
    }

    [Theory]
    [InlineData("textMax", null, "n: textMax is missing.")]
    [InlineData("textMax", "5", "n: textMax has no value, source and readOn.")]
    [InlineData("textMax", """{"value":5,"readOn":"2026-11-22"}""", "n.textMax: source is missing.")]
    [InlineData("textMax", """{"value":5,"source":" ","readOn":"2026-11-22"}""", "n.textMax: source is missing.")]
    [InlineData("textMax", """{"value":5,"source":"s","readOn":"yesterday"}""", "n.textMax: readOn is no date")]
    [InlineData("textMax", """{"value":"5","source":"s","readOn":"2026-11-22"}""", "n: textMax is no whole number.")]
    [InlineData("textMax", """{"value":0,"source":"s","readOn":"2026-11-22"}""", "n: textMax must be at least 1.")]
    [InlineData("textMax", """{"value":5,"source":"s","readOn":"2026-11-22","confidence":"disputed"}""", "n.textMax: note must say")]
    [InlineData("textMax", """{"value":5,"source":"s","readOn":"2026-11-22","confidence":"maybe"}""", "n.textMax: confidence is none that we know.")]
    [InlineData("counting", "\"words\"", "n: counting is none that we know.")]
    [InlineData("counting", "\"weighted\"", "n: addressLength is missing.")]
    [InlineData("imagesMax", """{"value":4,"source":"s","readOn":"2026-11-22"}""", "n: imagesMax needs imageBytesMax and imageTypes.")]
    [InlineData("ratioMin", """{"value":0.8,"source":"s","readOn":"2026-11-22"}""", "n: ratioMin and ratioMax belong together")]
    [InlineData("imageTypes", """{"value":[],"source":"s","readOn":"2026-11-22"}""", "n: imageTypes is no list of media types.")]
    [InlineData("version", """{"value":"202607","source":"s","readOn":"2026-11-22"}""", "n: version and versionEnds belong together.")]
    [InlineData("postPrice", """{"value":0.015,"source":"s","readOn":"2026-11-22"}""", "n: postPrice, postWithAddressPrice and descriptionPrice belong together.")]
    [InlineData("postPrice", """{"value":-1,"source":"s","readOn":"2026-11-22"}""", "n: postPrice is no price.")]
    [InlineData("versionEnds", """{"value":"soon","source":"s","readOn":"2026-11-22"}""", "n: versionEnds is no date such as")]
    [InlineData("textMaximum", "5", "n: textMaximum is not known.")]
    public void An_incomplete_pack_is_refused_by_name(string field, string? value, string says)
    {
        var pack = JsonNode.Parse(Small)!;
        pack["networks"]!["n"]!.AsObject().Remove(field);
        if (value is not null)
        {
            pack["networks"]!["n"]![field] = JsonNode.Parse(value);
        }

        Should.Throw<RulePackRefusedException>(() => RulePack.Read(pack.ToJsonString())).Message.ShouldStartWith(says);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"version":"1"}""")]
    [InlineData("""{"version":"1","networks":{}}""")]
    public void What_is_no_pack_is_refused(string json) => Should.Throw<RulePackRefusedException>(() => RulePack.Read(json));

    [Fact]
    public void A_complete_pack_is_read() => RulePack.Read(Small)["n"].TextMax.Value.ShouldBe(5);

    private const string Small = """
        {"version":"1","networks":{"n":{"title":"t","counting":"characters",
        "textMax":{"value":5,"source":"s","readOn":"2026-11-22"},
        "imagesMax":{"value":0,"source":"s","readOn":"2026-11-22"},
        "altTextMax":{"value":0,"source":"s","readOn":"2026-11-22"},
        "videosMax":{"value":0,"source":"s","readOn":"2026-11-22"}}}}
        """;
}
