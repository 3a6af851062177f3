// A posting policy as a file: what is written is read again, and every fault is named by its place and field.
using Folkmoot.Publishing.Policies;

namespace Folkmoot.Tests.Publishing;

public sealed class PolicyJsonTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        PolicyRule[] rules =
        [
            new("1", "Ünïcode “words”", "alt-missing", true, []),
            new("2", "b", "reading-grade", false, ["City"], Goal: 7.5),
            new("3", "c", "words", true, [], Words: ["a", "b c"]),
            new("4", "d", "approvals", true, [], People: 3),
            new("5", "e", "machine-label", true, [], Label: "AI"),
        ];

        var file = PolicyJson.Write(rules, name => name);
        var (read, faults) = PolicyJson.Read(file, name => name);

        faults.ShouldBeEmpty();
        PolicyJson.Write(read, name => name).ShouldBe(file);
        (read[0].Wording, read[1].Goal, read[1].Channels[0], read[2].Words!.Count, read[3].People, read[4].Label).ShouldBe(("Ünïcode “words”", 7.5, "City", 2, 3, "AI"));
    }

    [Theory]
    [InlineData("nonsense", "", "json")]
    [InlineData("""{"policy":"other","rules":[]}""", "policy", "format")]
    [InlineData("""{"policy":"folkmoot-posting-policy-1"}""", "rules", "list")]
    [InlineData("""{"policy":"folkmoot-posting-policy-1","rules":[],"also":1}""", "also", "unknown")]
    [InlineData("""{"policy":"folkmoot-posting-policy-1","rules":[7]}""", "rules[0]", "object")]
    [InlineData("""{"clause":"1","wording":"w","check":"nothing","severity":"hint"}""", "rules[0].check", "check")]
    [InlineData("""{"clause":"1","wording":"w","check":"all-caps","severity":"strict"}""", "rules[0].severity", "severity")]
    [InlineData("""{"clause":"1","wording":"w","check":"all-caps"}""", "rules[0].severity", "severity")]
    [InlineData("""{"clause":"","wording":"w","check":"all-caps","severity":"hint"}""", "rules[0].clause", "clause")]
    [InlineData("""{"clause":4.2,"wording":"w","check":"all-caps","severity":"hint"}""", "rules[0].clause", "text")]
    [InlineData("""{"clause":"1","wordings":"w","wording":"w","check":"all-caps","severity":"hint"}""", "rules[0].wordings", "unknown")]
    [InlineData("""{"clause":"1","check":"all-caps","severity":"hint"}""", "rules[0].wording", "wording")]
    [InlineData("""{"clause":"1","wording":"w","check":"reading-grade","severity":"hint"}""", "rules[0].goal", "goal")]
    [InlineData("""{"clause":"1","wording":"w","check":"all-caps","severity":"hint","goal":8}""", "rules[0].goal", "goal")]
    [InlineData("""{"clause":"1","wording":"w","check":"reading-grade","severity":"hint","goal":"8"}""", "rules[0].goal", "number")]
    [InlineData("""{"clause":"1","wording":"w","check":"approvals","severity":"blocks","people":2.5}""", "rules[0].people", "people")]
    [InlineData("""{"clause":"1","wording":"w","check":"words","severity":"blocks"}""", "rules[0].words", "words")]
    [InlineData("""{"clause":"1","wording":"w","check":"words","severity":"blocks","words":[1]}""", "rules[0].words", "texts")]
    [InlineData("""{"clause":"1","wording":"w","check":"machine-label","severity":"blocks"}""", "rules[0].label", "label")]
    [InlineData("""{"clause":"1","wording":"w","check":"all-caps","severity":"hint","channels":["Nowhere"]}""", "rules[0].channels", "channel")]
    public void A_fault_names_its_place_and_field(string file, string place, string reason)
    {
        var whole = file.StartsWith("{\"clause\"", StringComparison.Ordinal) || file.StartsWith("{\"wording", StringComparison.Ordinal)
            ? $$"""{"policy":"folkmoot-posting-policy-1","rules":[{{file}}]}"""
            : file;
        var fault = PolicyJson.Read(whole, name => name == "City" ? name : null).Faults.ShouldHaveSingleItem();
        (fault.Place, fault.Reason.Key).ShouldBe((place, $"publishing.policy.fault.{reason}"));
    }

    [Fact]
    public void A_clause_that_is_there_twice_is_named_at_the_second()
    {
        var rule = new PolicyRule("1", "w", "all-caps", false, []);
        PolicyFaults.Of([rule, rule with { Clause = "2" }, rule]).ShouldHaveSingleItem().Place.ShouldBe("rules[2].clause");
    }
}
