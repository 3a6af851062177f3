// Bluesky's counting, facets and record keys.
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Folkmoot.Networks.Bluesky;
using Folkmoot.Networks.Rules;

namespace Folkmoot.Tests.Networks;

public sealed class BlueskyTextTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Hello", 5)]
    [InlineData("👩‍👩‍👧‍👦", 1)]
    [InlineData("🇲🇽🇺🇸", 2)]
    [InlineData("e\u0301o\u0302\u0323", 2)]
    [InlineData("👍🏽", 1)]
    [InlineData("1️⃣", 1)]
    [InlineData("🏴󠁧󠁢󠁷󠁬󠁳󠁿", 1)]
    [InlineData("\r\n", 1)]
    [InlineData("한국어", 3)]
    public void A_character_is_what_a_person_sees(string text, int expected) => RulePack.Current["bluesky"].Measure(text).Length.ShouldBe(expected);

    [Fact]
    public void Three_hundred_characters_fit_and_one_more_does_not()
    {
        RulePack.Current["bluesky"].Measure(string.Concat(Enumerable.Repeat("é", 300))).Fits.ShouldBeTrue();
        RulePack.Current["bluesky"].Measure(string.Concat(Enumerable.Repeat("é", 301))).Excess.ShouldNotBeNull().ToString().ShouldBe("Too long for Bluesky by 1 of 300 characters.");
    }

    [Fact]
    public void A_conjunct_of_an_Indian_script_is_never_counted_for_less_than_Bluesky_does() => RulePack.Current["bluesky"].Measure("क्षि").Length.ShouldBeGreaterThanOrEqualTo(1);

    [Fact]
    public void Few_characters_of_many_bytes_do_not_fit()
    {
        var families = RulePack.Current["bluesky"].Measure(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 121)));

        families.Length.ShouldBe(121);
        families.Excess.ShouldNotBeNull().ToString().ShouldContain("bytes");
    }

    [Theory]
    [InlineData("See https://example.gov/a?b=c#d.", "https://example.gov/a?b=c#d")]
    [InlineData("See example.gov/path, please", "https://example.gov/path")]
    [InlineData("(https://example.gov/x)", "https://example.gov/x")]
    [InlineData("https://en.wikipedia.org/wiki/Moot_(assembly)", "https://en.wikipedia.org/wiki/Moot_(assembly)")]
    [InlineData("marlow-ferry.gov is ours", "https://marlow-ferry.gov")]
    [InlineData("a\nhttp://example.gov", "http://example.gov")]
    [InlineData("gob.mx y https://españa.es/añadir", "https://gob.mx", "https://españa.es/añadir")]
    public void Links_are_found_as_the_client_does(string text, params string[] expected) =>
        Values(text, FacetKind.Link).ShouldBe(expected);

    [Theory]
    [InlineData("mayor.me@city.gov")]
    [InlineData("info@city.gov")]
    [InlineData("e.g. this")]
    [InlineData("read file.js")]
    [InlineData("End.Start of the next")]
    [InlineData("https://")]
    [InlineData("3.5 and 10.30")]
    public void What_is_no_link_is_left_alone(string text) => BlueskyFacets.Find(text).ShouldBeEmpty();

    [Theory]
    [InlineData("@city.example.gov: hello", "city.example.gov")]
    [InlineData("Thanks (@a.bsky.social)", "a.bsky.social")]
    [InlineData("mail@example.gov")]
    [InlineData("@nobody")]
    public void Mentions_are_handles_only(string text, params string[] expected) => Values(text, FacetKind.Mention).ShouldBe(expected);

    [Theory]
    [InlineData("#snow #Schnee, #雪! #2026 #covid19", "snow", "Schnee", "雪", "covid19")]
    [InlineData("a#b")]
    [InlineData("＃全角", "全角")]
    [InlineData("#")]
    [InlineData("#!!!")]
    [InlineData("#don't", "don't")]
    public void Tags_are_words(string text, params string[] expected) => Values(text, FacetKind.Tag).ShouldBe(expected);

    [Fact]
    public void A_tag_of_more_than_64_characters_is_none() => BlueskyFacets.Find("#" + new string('x', 65)).ShouldBeEmpty();

    [Fact]
    public void Bytes_are_counted_in_UTF8()
    {
        const string Text = "👩‍👩‍👧‍👦 ñ example.gov e\u0301 #año";
        var bytes = Encoding.UTF8.GetBytes(Text);

        BlueskyFacets.Find(Text).Select(facet => Encoding.UTF8.GetString(bytes.AsSpan(facet.ByteStart, facet.ByteEnd - facet.ByteStart)))
            .ShouldBe(["example.gov", "#año"]);
    }

    [Fact]
    public void Facets_of_any_text_lie_in_it_in_order_and_apart() =>
        Prop.ForAll<string[]>(words =>
        {
            var text = string.Join(' ', (words ?? []).Select((word, i) => (i % 4) switch { 0 => "#" + word, 1 => "https://x.gov/" + word, 2 => "@a.gov" + word, _ => word }));
            int end = 0;
            foreach (var facet in BlueskyFacets.Find(text))
            {
                facet.ByteStart.ShouldBeGreaterThanOrEqualTo(end);
                facet.ByteEnd.ShouldBeGreaterThan(facet.ByteStart);
                end = facet.ByteEnd;
            }

            end.ShouldBeLessThanOrEqualTo(Encoding.UTF8.GetByteCount(text));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_text_of_nothing_but_tags_is_read_quickly() =>
        BlueskyFacets.Find(string.Concat(Enumerable.Repeat("#1", 1500)) + new string('.', 3000)).Count.ShouldBeLessThan(2);

    [Fact]
    public void A_record_key_is_valid_and_the_same_every_time()
    {
        var key = Guid.Parse("0199d3c5-7a10-7abc-9def-0123456789ab");

        Tid.Of(key).ShouldBe(Tid.Of(key));
        Tid.Of(key).ShouldBe("3m2wgxqdocyiy");
        for (int i = 0; i < 1000; i++)
        {
            Tid.IsValid(Tid.Of(Content.Key())).ShouldBeTrue();
        }
    }

    [Fact]
    public void Record_keys_sort_as_their_keys_do_by_the_millisecond()
    {
        var start = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        var tids = Enumerable.Range(0, 1000).Select(i => Tid.Of(Guid.CreateVersion7(start.AddMilliseconds(i)))).ToList();

        tids.ShouldBe(tids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Keys_of_one_millisecond_hardly_ever_share_a_record_key()
    {
        var instant = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

        Enumerable.Range(0, 50).Select(_ => Tid.Of(Guid.CreateVersion7(instant))).Distinct().Count().ShouldBeGreaterThan(48);
    }

    [Fact]
    public void A_key_without_a_time_is_a_mistake_of_ours() => Should.Throw<ArgumentException>(() => Tid.Of(Guid.Empty));

    private static IEnumerable<string> Values(string text, FacetKind kind) =>
        BlueskyFacets.Find(text).Where(facet => facet.Kind == kind).Select(facet => facet.Value);
}
