// The canonical form against the examples of RFC 8785, and what our closed shape refuses.
using System.Text;
using Folkmoot.Noticeboard.Signing;

namespace Folkmoot.Tests.Noticeboard.Signing;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Strings_are_escaped_as_the_example_of_section_3_2_2_has_them() =>
        Canonical("""{ "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/" }""").ShouldBe("""{"string":"€$\u000f\nA'B\"\\\\\"/"}""");

    [Fact]
    public void Members_are_sorted_by_UTF_16_as_the_example_of_section_3_2_3_has_them() =>
        Canonical("""
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """).ShouldBe("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");

    [Fact]
    public void Every_control_character_has_its_one_escape() =>
        Canonical("\"" + string.Concat(Enumerable.Range(0, 32).Select(c => $"\\u{c:X4}")) + "\\u007f\\u2028\"")
            .ShouldBe("\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f"
                + string.Concat(Enumerable.Range(16, 16).Select(c => $"\\u{c:x4}")) + "\u007f\u2028\"");

    [Theory]
    [InlineData("[ 0, -0, 9007199254740991, -9007199254740991 ]", "[0,0,9007199254740991,-9007199254740991]")]
    [InlineData("{\"b\":[true,false,null],\"a\":{}}", "{\"a\":{},\"b\":[true,false,null]}")]
    [InlineData("\"e\\u0301 \\u00e9\"", "\"e\u0301 é\"")]
    public void Whole_numbers_and_words_stay_and_nothing_is_composed(string json, string expected) => Canonical(json).ShouldBe(expected);

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":1,\"\\u0061\":2}")]
    [InlineData("1.5")]
    [InlineData("1e30")]
    [InlineData("9007199254740992")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]")]
    public void What_has_no_one_form_is_refused(string json) => CanonicalJson.TryWrite(Encoding.UTF8.GetBytes(json)).ShouldBeNull();

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.TryWrite(Encoding.UTF8.GetBytes(json)).ShouldNotBeNull());
}
