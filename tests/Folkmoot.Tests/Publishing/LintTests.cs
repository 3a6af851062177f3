// The lint: each rule finds what it is for and leaves what only looks like it.
using Folkmoot.Publishing;
using Folkmoot.Drafting.Own;
using Folkmoot.Publishing.Lint;

namespace Folkmoot.Tests.Publishing;

public sealed class LintTests
{
    [Theory]
    [InlineData("#publichealthweek", "hashtag-case")]
    [InlineData("Join #marlowferry: the ferry of Marlow", "hashtag-case")]
    [InlineData("#saludpublica y #díadelagua", "hashtag-case hashtag-case")]
    [InlineData("#vote2026 #weekend #playground #together #biblioteca #PublicHealth #UNESCO #qwzx", "")]
    [InlineData("Ferry 🚢 🌊 today", "")]
    [InlineData("Ferry 🚢🌊⛴️ today", "emoji-row")]
    [InlineData("A 🚢 b 🌊 c 🐟 d 🎉", "emoji-many emoji-word")]
    [InlineData("Go 🎉 now 🎉 or 🎉 later", "emoji-repeated")]
    [InlineData("🚢 One\n🌊 Two\n🐟 Three", "emoji-start")]
    [InlineData("🚢 One\nTwo 🌊\nThree", "")]
    [InlineData("Take the 🚌 to the beach", "emoji-word")]
    [InlineData("Tome el 🚌 a la playa", "emoji-word")]
    [InlineData("Take the bus 🚌 to the beach", "")]
    [InlineData("ROAD CLOSED TODAY until noon", "all-caps")]
    [InlineData("ATENCIÓN: CALLE CORTADA hoy", "all-caps")]
    [InlineData("FEMA and NASA and SNAP and COVID meet in MMXXVI", "")]
    [InlineData("Please do NOT drive through water", "")]
    [InlineData("The State Environmental Quality Review Act (SEQR) and the agency (AEMET)", "")]
    [InlineData("For tickets click here", "link-text")]
    [InlineData("Haz clic aquí para más", "link-text")]
    [InlineData("We are here to help. Pulse el botón del semáforo.", "")]
    [InlineData("See bit.ly/3xYz and https://t.co/abc", "link-short link-short")]
    [InlineData("See city.gov/abc, permit.ly/abc and not-t.co/abc", "")]
    [InlineData("Closed\n----------\nOpen", "ascii-art")]
    [InlineData("░░▒▒▓▓ ▀▄▀▄ ──── x", "ascii-art")]
    [InlineData("¯\\_(ツ)_/¯", "ascii-art")]
    [InlineData("- one\n- two\n* three\n\n— Ana, Marlow (12–14 h)...", "")]
    [InlineData("𝗥𝗼𝗮𝗱 closed", "fancy-letters")]
    [InlineData("𝓕𝓲𝓮𝓼𝓽𝓪 hoy, Ⓞⓟⓔⓝ", "fancy-letters")]
    [InlineData("Área 51 m², 5 ½ km, 20 °C, ñandú, Ⓜ", "")]
    public void A_text_is_hard_to_hear_or_read(string text, string rules) =>
        TextLint.Of(text).Select(f => f.Rule).Order(StringComparer.Ordinal).ShouldBe(rules.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData("IMG_1234.jpg", "alt-file-name")]
    [InlineData("Captura 2026-03-02", "alt-file-name")]
    [InlineData("new-ferry-final.png", "alt-file-name")]
    [InlineData("Image of a ferry at the pier", "alt-image-of")]
    [InlineData("Una foto de la nueva biblioteca", "alt-image-of")]
    [InlineData("The ferry runs again!", "alt-same")]
    [InlineData("Ferry", "alt-short")]
    [InlineData("🚢🌊", "alt-emoji")]
    [InlineData("", "")]
    [InlineData("A ferry at the pier, with an image of a whale painted on its side", "")]
    [InlineData("Photographers of the local club at the pier", "")]
    [InlineData("Imágenes antiguas en la pared de la biblioteca", "")]
    [InlineData("Map of the detour along 3 streets", "")]
    public void A_description_does_not_describe(string alt, string rules) =>
        AltLint.Of(alt, 1, "The ferry runs again.").Select(f => f.Rule).ShouldBe(rules.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void A_description_that_is_too_long_is_told() => AltLint.Of(string.Concat(Enumerable.Repeat("word ", 101)), 1, "").Single().Rule.ShouldBe("alt-wordy");

    [Theory]
    [InlineData("publichealthweek", "PublicHealthWeek")]
    [InlineData("díadelagua", "DíaDelAgua")]
    [InlineData("summerreading2026", "SummerReading2026")]
    [InlineData("fridaysforfuture", null)]
    public void A_hashtag_is_proposed_in_CamelCase(string tag, string? camel) => HashtagWords.CamelCase(tag, new HashSet<string>()).ShouldBe(camel);

    [Fact]
    public void What_is_told_of_fancy_letters_is_the_same_in_ordinary_ones() => TextLint.Of("𝗥𝗼𝗮𝗱 closed").Single().Args.ShouldBe(["𝗥𝗼𝗮𝗱", "Road"]);

    [Fact]
    public void A_hard_text_is_told_with_its_grade_and_no_hint_blocks()
    {
        const string Hard = "The municipal administration hereby announces the commencement of infrastructural rehabilitation activities necessitating temporary vehicular circulation "
            + "restrictions throughout the metropolitan jurisdiction, the implementation of which will be undertaken in accordance with applicable environmental regulations and "
            + "intergovernmental coordination requirements established by the responsible authorities.";
        var hints = PostLint.Of(new PostContent("", Hard, ["en"], [], [], null, null));
        hints.ShouldHaveSingleItem().Rule.ShouldBe("reading-grade");
        hints.ShouldAllBe(h => !h.Blocks);
        PostLint.Of(new PostContent("", "The ferry runs again. " + string.Concat(Enumerable.Repeat("Come and see it with us. ", 10)), ["en"], [], [], null, null)).ShouldBeEmpty();
    }
}
