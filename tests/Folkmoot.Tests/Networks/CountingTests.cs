// Each network's own counting: X's weights and addresses, Mastodon's addresses and mentions, Bluesky's characters and bytes.
using Folkmoot.Networks.Rules;

namespace Folkmoot.Tests.Networks;

public sealed class CountingTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Water is back on.", 17)]
    [InlineData("El agua volvió — ¡gracias!", 26)]
    [InlineData("水道が復旧しました", 18)]
    [InlineData("e\u0301", 1)]
    [InlineData("\uFB2C", 3)]
    [InlineData("\u200D\u2010\u2032…", 5)]
    public void X_weighs_characters_after_normalising_them(string text, int expected) => X(text).ShouldBe(expected);

    [Theory]
    [InlineData("👋", 2)]
    [InlineData("👨‍👩‍👧‍👦", 2)]
    [InlineData("👩🏽‍🚀", 2)]
    [InlineData("🧑🏿‍🤝‍🧑🏻", 2)]
    [InlineData("🏴󠁧󠁢󠁷󠁬󠁳󠁿", 2)]
    [InlineData("🇲🇽🇺🇸", 4)]
    [InlineData("1️⃣", 2)]
    [InlineData("1⃣", 2)]
    [InlineData("©️", 2)]
    [InlineData("©", 1)]
    [InlineData("1\uFE0F", 3)]
    [InlineData("☎\uFE0E", 4)]
    [InlineData("👋\u200D水", 5)]
    public void X_counts_an_emoji_of_any_number_of_parts_as_two(string text, int expected) => X(text).ShouldBe(expected);

    [Theory]
    [InlineData("https://city.example.gov/a/very/long/path/that/counts/no/more?than=others#at-all", 23)]
    [InlineData("HTTPS://City.Example.GOV", 23)]
    [InlineData("city.gov", 23)]
    [InlineData("See city.gov, please.", 36)]
    [InlineData("city.gov:8080", 28)]
    [InlineData("city.gov:8080/a", 23)]
    [InlineData("city.gov?a=b", 27)]
    [InlineData("city.gov/?a=b", 23)]
    [InlineData("https://city.gov?a=b", 23)]
    [InlineData("https://city.gov/a_(b_(c))", 23)]
    [InlineData("(https://city.gov/a)", 25)]
    [InlineData("https://city.gov/a.", 24)]
    [InlineData("https://city.gov/añadir-улица", 23)]
    [InlineData("https://city.gov/水", 25)]
    [InlineData("水city.gov水", 27)]
    [InlineData("http://水道.みんな/a", 23)]
    [InlineData("水道.みんな", 11)]
    [InlineData("http://city.پاکستان", 23)]
    [InlineData("\u2066\u202Ahttp://city.پاکستان/\u202C\u2069", 31)]
    [InlineData("http://city.xn--p1ai", 23)]
    [InlineData("city.gov city.com.mx", 47)]
    [InlineData("city.govcity.com", 23)]
    [InlineData("t.co", 23)]
    [InlineData("https://t.co/abc/def", 27)]
    [InlineData("https://t.co/abc?d=e", 23)]
    [InlineData("https://t.co/abcdefghijklmnopqrstuvwxyzabcdefghijklmnop", 55)]
    [InlineData("http://a_b.city.gov", 23)]
    [InlineData("http://a_b.gov", 14)]
    [InlineData("http://-a.gov", 13)]
    [InlineData("file.js and 3.5 and e.g. this", 29)]
    [InlineData("end.Start", 9)]
    [InlineData("info@city.gov", 13)]
    [InlineData("#city.gov $city.gov @city.gov", 29)]
    [InlineData("-city.gov", 9)]
    [InlineData("/city.gov", 9)]
    [InlineData("ftp://city.gov", 14)]
    [InlineData("city.gov@x", 10)]
    [InlineData("city.gov-x", 10)]
    [InlineData("http://localhost", 16)]
    [InlineData("…city.gov…", 27)]
    public void X_counts_every_address_as_twenty_three(string text, int expected) => X(text).ShouldBe(expected);

    [Fact]
    public void X_takes_no_name_whose_label_is_too_long_in_ASCII()
    {
        X($"http://{new string('a', 63)}.com").ShouldBe(23);
        X($"http://{new string('a', 64)}.com").ShouldBe(75);
        X($"{new string('a', 64)}.com").ShouldBe(68);
        var kana = string.Concat(Enumerable.Repeat("あいうえおかきくけこ", 6));
        X($"http://{kana[..52]}.com").ShouldBe(23);
        X($"http://{kana[..53]}.com").ShouldBe(7 + 106 + 4);
    }

    [Fact]
    public void Half_a_character_of_a_cut_text_counts_two() => X("𝒜e\u0301" + "\uD83D" + "e\u0301" + "\uDC4B").ShouldBe(8);

    [Fact]
    public void X_takes_no_address_beyond_4096_characters()
    {
        X("http://city.gov/" + new string('a', 4096 - 16 - 7)).ShouldBe(23);
        X("http://city.gov/" + new string('a', 4096 - 16 - 6)).ShouldBe(4090);
    }

    [Fact]
    public void Two_hundred_and_eighty_fit_on_X_and_one_more_does_not()
    {
        RulePack.Current["x"].Measure(new string('x', 280)).Fits.ShouldBeTrue();
        var over = RulePack.Current["x"].Measure(new string('x', 257) + " https://city.gov/a");
        (over.Length, over.Fits, over.FitsTo).ShouldBe((281, false, 258));
        RulePack.Current["x"].Measure(string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 140))).Fits.ShouldBeTrue();
    }

    [Theory]
    [InlineData("a\uFFFEb", 1)]
    [InlineData("a\uFEFFb", 1)]
    [InlineData("ab\uFFFF", 2)]
    public void X_refuses_characters_that_nobody_sees(string text, int at)
    {
        var length = RulePack.Current["x"].Measure(text);

        length.Fits.ShouldBeFalse();
        length.FitsTo.ShouldBe(at);
    }

    [Theory]
    [InlineData("Water is back on.", 17)]
    [InlineData("   ", 0)]
    [InlineData("👨‍👩‍👧‍👦", 1)]
    [InlineData("e\u0301", 1)]
    [InlineData("क्षि", 2)]
    [InlineData("https://city.gov/a/long/path/with/many/parts", 23)]
    [InlineData("http://a.gov", 23)]
    [InlineData("city.gov/a/long/path/with/many/parts", 36)]
    [InlineData("gemini://city.gov/a", 23)]
    [InlineData("ftp://city.gov/a", 16)]
    [InlineData("http://nowhere", 14)]
    [InlineData("http://city.nosuch/a", 20)]
    [InlineData("https://city.gov/水道?場所=中央。", 23)]
    [InlineData("https://city.gov/水道、", 23)]
    [InlineData("https://city.gov/a.", 24)]
    [InlineData("<https://city.gov/a>", 25)]
    [InlineData("@mayor@city.social thanks", 13)]
    [InlineData("@mayor@city.social.", 7)]
    [InlineData("@mayor", 6)]
    [InlineData("a@mayor@city.social", 19)]
    [InlineData("/@mayor@city.social", 19)]
    [InlineData("@first.last@city.social", 11)]
    [InlineData("@mayor@city.social@", 19)]
    [InlineData("@mayor@city.socialé", 6)]
    [InlineData("@mayor@ciudad-españa.social", 6)]
    [InlineData("https://city.social/@mayor@other.social", 23)]
    public void Mastodon_counts_addresses_as_23_and_of_a_mention_the_name(string text, int expected) => RulePack.Current["mastodon"].Measure(text).Length.ShouldBe(expected);

    [Fact]
    public void What_is_too_much_on_Mastodon_is_found_behind_addresses()
    {
        var text = "https://city.gov/a " + new string('x', 480);
        var over = RulePack.Current["mastodon"].Measure(text);

        (over.Length, over.FitsTo).ShouldBe((504, text.Length - 4));
    }

    [Theory]
    [InlineData("क्षि", 1)]
    [InlineData("স্ত্রী", 1)]
    [InlineData("क्\u200Cष", 2)]
    [InlineData("ക്ഷ", 1)]
    [InlineData("👩‍👩‍👧‍👦🇲🇽", 2)]
    public void Bluesky_counts_conjuncts_as_one(string text, int expected) => RulePack.Current["bluesky"].Measure(text).Length.ShouldBe(expected);

    [Theory]
    [InlineData("telegram", "👋a", 3)]
    [InlineData("whatsapp", "👋a", 2)]
    [InlineData("threads", "👋a水", 6)]
    [InlineData("threads", "❤️é", 7)]
    [InlineData("youtube", "é水", 5)]
    public void Others_count_units_characters_or_bytes(string network, string text, int expected) => RulePack.Current[network].Measure(text).Length.ShouldBe(expected);

    [Fact]
    public void A_caption_on_Telegram_is_shorter_than_a_message()
    {
        RulePack.Current["telegram"].Measure(new string('x', 4096)).Fits.ShouldBeTrue();
        RulePack.Current["telegram"].Measure(new string('x', 1025), hasMedia: true).Fits.ShouldBeFalse();
    }

    [Theory]
    [InlineData("x")]
    [InlineData("mastodon")]
    [InlineData("bluesky")]
    public void However_nasty_the_text_counting_is_quick(string network)
    {
        string[] parts = ["a.", "水", "@a.", "(a", "a_b.", "http://", "x.com/((", "👨‍", "-.", "?a"];

        foreach (var part in parts)
        {
            var text = string.Concat(Enumerable.Repeat(part, 100_000 / part.Length));
            var started = TimeProvider.System.GetTimestamp();
            RulePack.Current[network].Measure(text);
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5), part);
        }
    }

    private static int X(string text) => RulePack.Current["x"].Measure(text).Length;
}
