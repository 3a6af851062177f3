// Near copies of messages, and messages about the same thing.
using Folkmoot.Text.Duplicates;

namespace Folkmoot.Tests.Text.Duplicates;

public sealed class DuplicateTests
{
    private const string Message = "Water main break on Elm Street, avoid the area between 4th and 9th until Tuesday http://t.example/abc";

    [Theory]
    [InlineData("RT @citywater: Water main break on Elm Street, avoid the area between 4th and 9th until Tuesday http://t.example/xyz9")]
    [InlineData("WATER MAIN BREAK ON ELM STREET, AVOID THE AREA BETWEEN 4TH AND 9TH UNTIL TUESDAY")]
    [InlineData("water main break on Elm Street - avoid the area between 4th & 9th until Tuesday!!! 🚧")]
    [InlineData("Water main break on Elm Street, please avoid the area between 4th and 9th until Tuesday https://other.example")]
    public void A_copy_is_known_though_it_was_changed_a_little(string copy)
    {
        var index = new DuplicateIndex(100);
        index.Add("1", Message).ShouldBeNull();
        index.Add("2", copy).ShouldNotBeNull().Id.ShouldBe("1");
    }

    [Theory]
    [InlineData("Power outage on Elm Street, crews are on the way")]
    [InlineData("The water festival is on Elm Street on Tuesday")]
    [InlineData("Avoid the area around the stadium until Friday night")]
    public void Another_message_about_something_near_is_no_copy(string other)
    {
        var index = new DuplicateIndex(100);
        index.Add("1", Message);
        index.Add("2", other).ShouldBeNull();
    }

    [Fact]
    public void Short_messages_are_not_compared()
    {
        var index = new DuplicateIndex(100);
        index.Add("1", "thank you");
        index.Add("2", "thank you").ShouldBeNull();
        index.Count.ShouldBe(0);
    }

    [Fact]
    public void The_index_forgets_the_oldest_and_stays_within_its_capacity()
    {
        var index = new DuplicateIndex(10);
        index.Add("first", Message);
        for (int i = 0; i < 10; i++)
        {
            index.Add($"{i}", $"{new string((char)('a' + i), 6)} {new string((char)('b' + i), 7)} {new string((char)('c' + i), 8)}");
        }

        index.Count.ShouldBe(10);
        index.Add("last", Message).ShouldBeNull();
    }

    [Fact]
    public void Narratives_gather_what_is_about_the_same_thing()
    {
        var clusters = new NarrativeClusters(50, TimeSpan.FromHours(6));
        var at = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        string[] water = ["Water main break on Elm Street", "the water main on elm street broke", "Elm Street water main break flooded my basement", "is the water main on Elm Street fixed?"];
        string[] school = ["School closing early because of snow", "are schools closing early for the snow", "snow: school closing early again"];
        var ids = water.Select((m, i) => clusters.Add($"w{i}", m, at.AddMinutes(i))).ToList();
        var others = school.Select((m, i) => clusters.Add($"s{i}", m, at.AddMinutes(10 + i))).ToList();
        ids.Distinct().Count().ShouldBe(1);
        others.Distinct().Count().ShouldBe(1);
        ids[0].ShouldNotBe(others[0]);
        var narratives = clusters.At(at.AddMinutes(20), fewest: 2);
        narratives.Count.ShouldBe(2);
        narratives[0].Size.ShouldBe(4);
        narratives[0].Name.ShouldContain("water main", Case.Insensitive);
        narratives[0].ExampleId.ShouldStartWith("w");
    }

    [Fact]
    public void A_narrative_fades_and_the_lightest_gives_way()
    {
        var clusters = new NarrativeClusters(2, TimeSpan.FromHours(1));
        var at = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        clusters.Add("1", "potholes along Harbor Boulevard", at);
        clusters.Add("2", "library printers jammed", at.AddHours(4));
        clusters.Add("3", "parade route announced downtown", at.AddHours(4));
        var narratives = clusters.At(at.AddHours(5), fewest: 1);
        narratives.Select(n => n.ExampleId).ShouldBe(["2", "3"], ignoreOrder: true);
        narratives.ShouldAllBe(n => n.Weight == 0.5);
    }

    [Fact]
    public void Messages_that_say_too_little_join_no_narrative() =>
        new NarrativeClusters(5, TimeSpan.FromHours(1)).Add("1", "ok 👍", DateTimeOffset.UnixEpoch).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("\ud800\udc00\ud800")]
    public void Broken_text_is_read(string text)
    {
        new DuplicateIndex(3).Add("1", text).ShouldBeNull();
        new NarrativeClusters(5, TimeSpan.FromHours(1)).Add("1", text, DateTimeOffset.UnixEpoch).ShouldBeNull();
        TextSignature.Of(text).Likeness(TextSignature.Of(text)).ShouldBe(1);
    }
}
