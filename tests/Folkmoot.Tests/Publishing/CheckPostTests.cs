// The command check-post: one answer for each line, in order, with rules, reasons and fixes.
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Networks;
using Folkmoot.Networks.Rules;
using Folkmoot.Publishing;
using Folkmoot.Web;

namespace Folkmoot.Tests.Publishing;

public sealed class CheckPostTests
{
    [Fact]
    public async Task A_post_that_fits_has_its_length_and_no_problem()
    {
        var (status, lines, _) = await RunAsync("x", """{"id":"a","text":"Hello, world! 👋 https://city.gov/a"}""");

        status.ShouldBe(0);
        lines.ShouldHaveSingleItem().ShouldBe("""{"id":"a","length":40,"limit":280,"fits":true,"problems":[],"price":0.200}""");
    }

    [Theory]
    [InlineData("x", "Open again", "[]", "0.015")]
    [InlineData("x", "Open again: example.gov", "[]", "0.200")]
    [InlineData("x", "Open again", """[{"kind":"image","alt":"A"},{"kind":"image","alt":"B"},{"kind":"image"}]""", "0.025")]
    [InlineData("mastodon", "Open again: https://example.gov", "[]", null)]
    public async Task What_a_post_costs_is_told_where_the_network_charges(string network, string text, string media, string? price)
    {
        var (_, lines, _) = await RunAsync(network, $$"""{"id":1,"text":"{{text}}","media":{{media}}}""");

        JsonNode.Parse(lines.Single())!["price"]?.ToJsonString().ShouldBe(price);
    }

    [Fact]
    public async Task What_is_too_much_is_said_with_its_place()
    {
        var (status, lines, _) = await RunAsync("bluesky", $$"""{"id":7,"text":"{{new string('é', 312)}}"}""");

        status.ShouldBe(0);
        var answer = JsonNode.Parse(lines.Single())!;
        ((int)answer["length"]!, (bool)answer["fits"]!).ShouldBe((312, false));
        var problem = answer["problems"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)problem["rule"], (int)problem["start"]!, (int)problem["length"]!).ShouldBe(("too-long", 300, 12));
        ((string?)problem["reason"]).ShouldBe("Too long for Bluesky by 12 of 300 characters.");
        ((string?)problem["fix"]).ShouldStartWith("Take out 12");
    }

    [Fact]
    public async Task The_parts_of_a_thread_are_counted_one_by_one_and_paid_each()
    {
        var (_, lines, _) = await RunAsync("x", $$"""{"id":1,"text":"Short\n---\n{{new string('x', 290)}}"}""");

        var answer = JsonNode.Parse(lines.Single())!;
        ((int)answer["parts"]!, (int)answer["length"]!, (bool)answer["fits"]!, answer["price"]!.ToJsonString()).ShouldBe((2, 290, false, "0.030"));
        var problem = answer["problems"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)problem["rule"], (int)problem["part"]!, (int)problem["start"]!).ShouldBe(("too-long", 2, 10 + 280));
        (await RunAsync("facebook", """{"id":1,"text":"One\n---\nTwo"}""")).Lines.Single().ShouldBe("""{"id":1,"length":8,"limit":63206,"fits":true,"problems":[]}""");
    }

    [Theory]
    [InlineData("x", """[{"kind":"image","bytes":5000001,"width":10,"height":10,"alt":"A map"}]""", "image-size")]
    [InlineData("x", """[{"kind":"image/tiff","alt":"A map"}]""", "image-type")]
    [InlineData("x", """[{"kind":"gif","alt":"A"},{"kind":"image","alt":"B"}]""", "gif-alone")]
    [InlineData("x", """[{"kind":"video"},{"kind":"image","alt":"B"}]""", "mixed-media")]
    [InlineData("x", """[{"kind":"image","alt":"1"},{"kind":"image","alt":"2"},{"kind":"image","alt":"3"},{"kind":"image","alt":"4"},{"kind":"image","alt":"5"}]""", "too-many-images")]
    [InlineData("x", """[{"kind":"pdf"}]""", "media-kind")]
    [InlineData("x", """[{"kind":"image","width":0,"height":3,"alt":"A"}]""", "image-unsized")]
    [InlineData("instagram", """[{"kind":"image/jpeg","width":1080,"height":1920,"alt":"A"}]""", "image-ratio")]
    [InlineData("instagram", """[{"kind":"image/jpeg","width":1080,"height":1350,"alt":"A"}]""")]
    [InlineData("instagram", """[{"kind":"image/png","width":1080,"height":1080,"alt":"A"}]""", "image-type")]
    [InlineData("instagram", "[]", "media-missing")]
    [InlineData("youtube", """[{"kind":"image","alt":"A"}]""", "media-missing", "no-images")]
    [InlineData("telegram", """[{"kind":"image","width":9000,"height":1001,"alt":"A"}]""", "image-pixels")]
    [InlineData("mastodon", """[{"kind":"image","width":8000,"height":5000,"alt":"A"}]""", "image-pixels")]
    [InlineData("whatsapp", """[{"kind":"video/mp4","bytes":16000001}]""", "video-size")]
    [InlineData("linkedin", """[{"kind":"video/webm"}]""", "video-type")]
    [InlineData("threads", """[{"kind":"video"},{"kind":"image","alt":"B"}]""")]
    public async Task Media_are_held_to_the_networks_rules(string network, string media, params string[] rules)
    {
        var (_, lines, _) = await RunAsync(network, $$"""{"id":1,"text":"Road closed","media":{{media}}}""");

        var answer = JsonNode.Parse(lines.Single())!;
        answer["problems"]!.AsArray().Select(problem => (string?)problem!["rule"]).ShouldBe(rules);
        ((bool)answer["fits"]!).ShouldBe(rules.Length == 0);
    }

    [Fact]
    public async Task An_undescribed_image_is_a_problem_although_the_network_takes_it()
    {
        var (_, lines, _) = await RunAsync("bluesky", """{"id":1,"text":"Road closed","media":[{"kind":"image","alt":" "},{"kind":"image"}]}""");

        var answer = JsonNode.Parse(lines.Single())!;
        ((bool)answer["fits"]!).ShouldBeTrue();
        answer["problems"]!.AsArray().Select(problem => (string?)problem!["rule"]).ShouldBe(["alt-missing", "alt-missing"]);
    }

    [Fact]
    public async Task A_description_that_is_too_long_is_a_problem()
    {
        var (_, lines, _) = await RunAsync("x", $$"""{"id":1,"text":"A","media":[{"kind":"image","alt":"{{new string('x', 1001)}}"}]}""");

        ((string?)JsonNode.Parse(lines.Single())!["problems"]![0]!["rule"]).ShouldBe("alt-long");
    }

    [Fact]
    public async Task Bad_rows_have_a_line_of_their_own_and_stop_nothing()
    {
        var (status, lines, errors) = await RunAsync(
            "mastodon",
            """{"id":1,"text":"One"}""",
            "nonsense",
            """{"id":"b","text":7}""",
            """{"id":"c","text":"x","media":{}}""",
            """{"id":"d","text":"x","media":[{"kind":"image","bytes":"many"}]}""",
            """{"id":"e","text":"\ud83d","other":[1]}""");

        status.ShouldBe(1);
        lines.Count.ShouldBe(6);
        lines[0].ShouldContain("\"fits\":true");
        lines[1].ShouldStartWith("""{"id":null,"error":""");
        lines[2].ShouldStartWith("""{"id":"b","error":""");
        lines[3].ShouldStartWith("""{"id":"c","error":""");
        lines[4].ShouldStartWith("""{"id":"d","error":""");
        lines[5].ShouldContain("\"length\":1,");
        errors.ShouldContain("Line 2:");
        errors.ShouldContain("Line 5:");
    }

    [Fact]
    public async Task A_network_that_is_not_known_is_wrong_usage_and_the_known_ones_are_named()
    {
        var (status, lines, errors) = await RunAsync("myspace", """{"id":1,"text":"One"}""");

        (status, lines.Count).ShouldBe((2, 0));
        errors.ShouldContain("mastodon");
    }

    [Fact]
    public void Every_reason_and_fix_has_its_words_in_both_languages()
    {
        var texts = new Texts(Texts.Load(typeof(Texts).Assembly), strict: true);
        MediaItem[][] media =
        [
            [],
            [new(MediaKind.Other, null, null, null, null, "")],
            [.. Enumerable.Repeat(new MediaItem(MediaKind.Image, "image/tiff", 1, 1, 9999, ""), 30)],
            [.. Enumerable.Repeat(new MediaItem(MediaKind.Gif, null, long.MaxValue, 20_000, 20_000, new string('x', 9000)), 2), new(MediaKind.Video, null, long.MaxValue, null, null, "")],
            [.. Enumerable.Repeat(new MediaItem(MediaKind.Video, "video/x-none", 1, null, null, ""), 25)],
            [new(MediaKind.Image, null, null, 0, 0, "A")],
        ];
        string[] contents = ["", "\uFEFF", new string('x', 100_000), string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 200))];

        var problems = RulePack.Current.Networks.SelectMany(rules => media.SelectMany(items => contents.SelectMany(text => Preflight.Problems(rules, text, items)))).ToList();

        problems.Select(problem => problem.Rule).Distinct().Count().ShouldBeGreaterThan(18);
        foreach (var key in problems.SelectMany(problem => new[] { problem.Reason.Key, problem.Fix.Key }).Distinct())
        {
            texts.Has(key).ShouldBeTrue(key);
            texts.In(System.Globalization.CultureInfo.GetCultureInfo("es"), key).ShouldNotBe(texts.In(System.Globalization.CultureInfo.GetCultureInfo("en"), key), key);
        }
    }

    private static async Task<(int Status, List<string> Lines, string Errors)> RunAsync(string network, params string[] rows)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        int status = await CheckPostCommand.RunAsync(
            network, null, null, null, null, () => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', rows) + "\n")), () => output, errors, default);
        return (status, [.. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)], errors.ToString());
    }
}
