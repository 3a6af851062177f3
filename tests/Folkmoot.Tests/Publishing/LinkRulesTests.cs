// What a short link may be called and lead to, which addresses stand in a text, and who counts as a person.
using Folkmoot.Publishing.Links;

namespace Folkmoot.Tests.Publishing;

public sealed class LinkRulesTests
{
    private static readonly Uri Root = new("https://desk.example.gov");

    [Theory]
    [InlineData("Parks", "parks")]
    [InlineData(" summer-2026 ", "summer-2026")]
    [InlineData("ab", null)]
    [InlineData("-parks", null)]
    [InlineData("parks-", null)]
    [InlineData("parques niños", null)]
    [InlineData("../admin", null)]
    [InlineData("a/b", null)]
    public void A_word_is_letters_digits_and_hyphens(string typed, string? kept) => LinkRules.Word(typed).ShouldBe(kept);

    [Theory]
    [InlineData("https://example.org/a?b=c#d", "https://example.org/a?b=c#d")]
    [InlineData("http://example.org", "http://example.org/")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:text/html,hi", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("//example.org", null)]
    [InlineData("/l/parks", null)]
    [InlineData("https://me:secret@example.org", null)]
    [InlineData("https://desk.example.gov/l/parks", null)]
    [InlineData("https://desk.example.gov/board/testford", "https://desk.example.gov/board/testford")]
    public void It_leads_to_a_web_address_and_to_no_other_short_link(string typed, string? kept) => LinkRules.Target(typed, Root).ShouldBe(kept);

    [Fact]
    public void A_made_code_has_only_signs_that_are_not_taken_for_each_other()
    {
        for (var first = 0; first < 256; first++)
        {
            var code = LinkRules.Make([(byte)first, 1, 2, 3, 250, 251, 252, 253, 254]);
            code.Length.ShouldBe(LinkRules.MadeLength);
            code.ShouldMatch("^[2-9a-hjkmnp-z]+$");
        }
    }

    [Theory]
    [InlineData("See https://example.org/a.", "https://example.org/a")]
    [InlineData("(https://example.org/a_(b))", "https://example.org/a_(b)")]
    [InlineData("https://example.org/a,https://example.org/b", "https://example.org/a,https://example.org/b")]
    [InlineData("HTTPS://EXAMPLE.ORG/A and example.org/b", "HTTPS://EXAMPLE.ORG/A")]
    [InlineData("«https://example.org/año»", "https://example.org/año")]
    [InlineData("https://", null)]
    public void Addresses_are_found_without_the_punctuation_behind_them(string text, string? address) =>
        LinkRules.AddressesIn(text).ShouldBe(address is null ? [] : [address]);

    [Fact]
    public void Only_whole_addresses_are_replaced()
    {
        var shorter = new Dictionary<string, string> { ["https://example.org/a"] = "https://desk.example.gov/l/x" };
        LinkRules.Replace("https://example.org/a https://example.org/ab (https://example.org/a).", shorter)
            .ShouldBe("https://desk.example.gov/l/x https://example.org/ab (https://desk.example.gov/l/x).");
    }

    [Fact]
    public void Codes_are_read_from_the_houses_own_addresses_only() =>
        LinkRules.CodesIn(Root, "https://desk.example.gov/l/Parks+ https://other.example/l/secret https://desk.example.gov/links", "https://desk.example.gov/l/parks").ShouldBe(["parks"]);

    [Theory]
    [InlineData("GET", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "", true)]
    [InlineData("HEAD", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "", false)]
    [InlineData("GET", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "prefetch;prerender", false)]
    [InlineData("GET", "Mozilla/5.0 (compatible; Googlebot/2.1)", "", false)]
    [InlineData("GET", "facebookexternalhit/1.1", "", false)]
    [InlineData("GET", "Mastodon/4.5.0 (http.rb/5.2; +https://mastodon.example/)", "", false)]
    [InlineData("GET", "", "", false)]
    [InlineData("GET", null, "", false)]
    public void A_program_that_looks_is_no_person(string method, string? agent, string purpose, bool person) => LinkRules.IsPerson(method, agent, purpose).ShouldBe(person);
}
