// The list of names: what is in it, how a word is found, and what it does not take.
using Folkmoot.Text.PersonalData;

namespace Folkmoot.Tests.Text.PersonalData;

public sealed class GivenNamesTests
{
    [Theory]
    [InlineData("Lakisha")]
    [InlineData("JAMAL")]
    [InlineData("Emily")]
    [InlineData("José")]
    [InlineData("jose")]
    [InlineData("Jose\u0301")]
    [InlineData("Fatima")]
    [InlineData("Priya")]
    [InlineData("Xiaoming")]
    [InlineData("Svetlana")]
    [InlineData("İBRAHİM")]
    [InlineData("Ayşe")]
    [InlineData("Ngozi")]
    [InlineData("Сергей")]
    [InlineData("فاطمة")]
    [InlineData("DeShawn")]
    [InlineData("Małgorzata")]
    [InlineData("Nguyệt")]
    public void Names_of_many_cultures_are_found_without_regard_to_case_and_accents(string name) =>
        GivenNames.Contains(name).ShouldBeTrue();

    [Theory]
    [InlineData("street")]
    [InlineData("pothole")]
    [InlineData("Monday")]
    [InlineData("")]
    [InlineData("\ud800")]
    public void Words_are_no_names(string word) => GivenNames.Contains(word, strict: true).ShouldBeFalse();

    [Theory]
    [InlineData("will")]
    [InlineData("Mark")]
    [InlineData("grace")]
    [InlineData("May")]
    [InlineData("Luz")]
    [InlineData("Austin")]
    public void A_name_that_is_also_a_word_or_a_place_is_not_taken_strictly(string name)
    {
        GivenNames.Contains(name).ShouldBeTrue();
        GivenNames.Contains(name, strict: true).ShouldBeFalse();
    }

    [Fact]
    public void Names_know_whom_they_are_given_to()
    {
        GivenNames.KindsOf("Keisha").ShouldBe(NameKinds.Feminine);
        GivenNames.KindsOf("Tyrone").ShouldBe(NameKinds.Masculine);
        GivenNames.KindsOf("Gutierrez").ShouldBe(NameKinds.Surname);
        (GivenNames.KindsOf("Taylor") & NameKinds.Given).ShouldBe(NameKinds.Given);
    }

    [Fact]
    public void The_list_is_long_and_a_look_up_makes_nothing()
    {
        GivenNames.Count.ShouldBeGreaterThan(8_000);
        GivenNames.Contains("Aisha");
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            GivenNames.Contains("Aisha");
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_word_of_a_thousand_marks_is_no_name() => GivenNames.Contains("a" + new string('\u0301', 1_000)).ShouldBeFalse();
}
